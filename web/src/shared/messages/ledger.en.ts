import type zh from "./ledger.zh";

const en: typeof zh = {};
export default en;
