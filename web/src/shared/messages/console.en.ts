import type zh from "./console.zh";

const en: typeof zh = {
  skip: "Skip to the page",
  menu: "Menu",
  tabs: "Open pages",
  closeTab: "Close {title}",
  closeOthers: "Close others",
  find: "Find a problem by number or words",
  changes: "{count} {count:change|changes}",
  noChanges: "Nobody else has changed anything in this session.",
  clearChanges: "Clear",
  group: { work: "Work", records: "Records", numbers: "Figures", house: "Keeping" },
};
export default en;
