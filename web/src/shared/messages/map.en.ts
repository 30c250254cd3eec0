import type zh from "./map.zh";

const en: typeof zh = {};
export default en;
