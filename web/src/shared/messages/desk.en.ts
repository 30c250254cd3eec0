import type zh from "./desk.zh";

const en: typeof zh = {};
export default en;
