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
  slip: {
    title: "Choose a password",
    login: "Login name: {login}",
    none: "This address is not complete. Ask the officer of your unit for the whole password link.",
    set: "Set the password",
    done: "The password is set. Sign in with the login name and the new password.",
    phone: "The link works once. To use a phone, ask for a personal slip of its own.",
  },
  group: { work: "Work", records: "Records", numbers: "Figures", house: "Keeping" },
};
export default en;
