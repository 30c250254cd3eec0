import type zh from "./daily.zh";

const en: typeof zh = {
  title: "Daily line",
  gridTitle: "Daily lines of all units",
  reportingTitle: "Who has reported",
  day: "Day",
  today: "Today",
  unit: "Unit",
  kind: "Kind",
  less: "Less: {name}",
  more: "More: {name}",
  prefilled: "The figures of {day} are filled in; change them and save.",
  save: "Save",
  nothing: "Nothing today",
  zero: "Nothing today (zero report)",
  optional: "Photos and more (optional)",
  reported: "Reported today",
  saved: "Saved",
  correct: "Correct",
  another: "Record another",
  noCorrection: "You may not correct this record; ask whoever entered it, or the office.",
  noneExpected: "Your unit has no kind to report every day.",
};
export default en;
