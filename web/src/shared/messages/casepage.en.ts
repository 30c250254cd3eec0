import type zh from "./casepage.zh";

const en: typeof zh = {};
export default en;
