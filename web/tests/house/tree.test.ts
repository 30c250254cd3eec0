import { describe, expect, it } from "vitest";
import { coverageOf } from "@/console/pages/house/lib/coverage";
import { matching, rowsOfTree, unfolded } from "@/console/pages/house/lib/tree";

const unit = (id: string, parent?: string) => ({ unit: id, code: `c-${id}`, name: `名${id}`, level: "x", parent });
const units = [unit("root"), unit("b", "root"), unit("a", "root"), unit("a1", "a"), unit("lost", "gone")];

describe("the tree of units", () => {
  it("finds a unit by another name of it", () => {
    const found = matching(rowsOfTree(units), "老营", new Map([["a1", ["老营村"]]]));
    expect(found.map((one) => one.unit.unit)).toEqual(["root", "a", "a1"]);
  });
  it("has parents before children, and units whose parent is out of sight at the top", () => {
    const rows = rowsOfTree(units);
    expect(rows.map((one) => [one.unit.unit, one.depth, one.children])).toEqual([
      ["root", 0, 2],
      ["b", 1, 0],
      ["a", 1, 1],
      ["a1", 2, 0],
      ["lost", 0, 0],
    ]);
  });
  it("keeps what matches with all above it", () => {
    const rows = rowsOfTree(units);
    expect(matching(rows, "名a1").map((one) => one.unit.unit)).toEqual(["root", "a", "a1"]);
    expect(matching(rows, "C-B").map((one) => one.unit.unit)).toEqual(["root", "b"]);
    expect(matching(rows, "nothing")).toEqual([]);
  });
  it("hides what is below a folded unit and nothing else", () => {
    const rows = rowsOfTree(units);
    expect(unfolded(rows, (id) => id !== "a").map((one) => one.unit.unit)).toEqual(["root", "b", "a", "lost"]);
    expect(unfolded(rows, (id) => id !== "root").map((one) => one.unit.unit)).toEqual(["root", "lost"]);
  });
});

describe("a file of boundaries", () => {
  it("covers the units it names by id or code", () => {
    const features = [{ properties: { unit: "a" } }, { properties: { code: "c-b" } }, { properties: { code: "other" } }];
    const found = coverageOf({ features }, units);
    expect([found.areas, found.covered, found.without.map((one) => one.unit)]).toEqual([3, 2, ["root", "a1", "lost"]]);
    expect(coverageOf({}, units).areas).toBe(0);
  });
});
