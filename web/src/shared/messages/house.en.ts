import type zh from "./house.zh";

const en: typeof zh = {};
export default en;
