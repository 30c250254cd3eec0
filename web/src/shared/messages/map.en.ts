import type zh from "./map.zh";

const en: typeof zh = {
  title: "Map",
  tools: "Move the map",
  nearer: "Nearer",
  farther: "Farther",
  whole: "Show all",
  takeCenter: "Take the place under the cross",
  failed: "The map did not open. The list beside it says the same; use that for now.",
};
export default en;
