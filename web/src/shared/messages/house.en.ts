import type zh from "./house.zh";
import { accounts, audit, delegations, devices, me, security, slips } from "./house/accounts.en";
import { boundaries, gaps, people, plans, posts, sites, units } from "./house/kept.en";
import { change, importing, rules } from "./house/rules.en";
import { feedback, jobs, settings, setup, storage } from "./house/upkeep.en";

const en: typeof zh = {
  tabs: "Related pages",
  filters: "Filters",
  unit: "Unit",
  nothing: "(empty)",
  open: "now",
  orMore: " or more",
  span: "{since} to {until}",
  endedOn: "ended {day}",
  untilDay: "until {day}",
  editOf: "Edit: {name}",
  removeOf: "Remove: {name}",
  copy: "Copy text",
  copied: "Copied; paste it into the chat.",
  notCopied: "The browser does not allow copying; select the text yourself.",
  cut: "Only the first {count} were read; choose a unit.",
  mayNotRecord: "Your post may not change this record.",
  new: { unit: "New unit", person: "New person", post: "New post", site: "New site" },
  units,
  boundaries,
  people,
  posts,
  sites,
  gaps,
  plans,
  accounts,
  slips,
  delegations,
  devices,
  security,
  audit,
  me,
  rules,
  change,
  import: importing,
  jobs,
  settings,
  feedback,
  setup,
  storage,
};
export default en;
