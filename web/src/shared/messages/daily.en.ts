import type zh from "./daily.zh";

const en: typeof zh = {};
export default en;
