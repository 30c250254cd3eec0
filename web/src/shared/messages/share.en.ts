import type zh from "./share.zh";

const en: typeof zh = {};
export default en;
