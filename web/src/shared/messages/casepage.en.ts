import type zh from "./casepage.zh";

const en: typeof zh = {
  noNumber: "(no number yet)",
  dueShort: "by {at}",
  actions: "What you can do",
  nothingToDo: "There is nothing for you to do with this record now.",
  stale:
    "Somebody else has changed this record since you opened the page, so this step was not taken. Read it again, look at what is new, then act.",
  readAgain: "Read again",
};
export default en;
