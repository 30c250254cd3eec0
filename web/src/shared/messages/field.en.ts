import type zh from "./field.zh";

const en: typeof zh = {};
export default en;
