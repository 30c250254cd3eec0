import type zh from "./form.zh";

const en: typeof zh = {};
export default en;
