import type zh from "./numbers.zh";

const en: typeof zh = {};
export default en;
