import { describe, expect, it } from "vitest";
import { changedRows, versionChange, withChange } from "@/console/pages/house/lib/ruleDraft";
import { cellText, choicesOf, filledColumns, rowName, type RuleColumn, type RuleTables } from "@/console/pages/house/lib/ruleTables";

const column = (key: string, more: Partial<RuleColumn> = {}): RuleColumn => ({
  key,
  heading: { zh: key },
  kind: "text",
  required: false,
  names_row: false,
  target: "",
  help: { zh: "" },
  ...more,
});
const tables: RuleTables = {
  version: "1",
  tables: [
    {
      name: "settings",
      heading: { zh: "基本设置" },
      help: { zh: "" },
      columns: [column("item", { names_row: true }), column("value")],
      rows: [["pack.code", "x"], ["pack.version", "1"]],
    },
    {
      name: "roles",
      heading: { zh: "角色" },
      help: { zh: "" },
      columns: [
        column("code", { names_row: true }),
        column("name_zh"),
        column("rights", { kind: "choices", target: "words:right" }),
        column("empty"),
      ],
      rows: [["clerk", "文员", "check|report"]],
    },
  ],
  words: [
    { set: "right", code: "check", name: { zh: "核查", en: "check" } },
    { set: "right", code: "report", name: { zh: "上报", en: "report" } },
  ],
};

describe("changes of rows", () => {
  it("are merged: what was changed twice is one change, what is as it was is none", () => {
    const once = withChange([], { table: "t", before: ["a"], after: ["b"] });
    expect(withChange(once, { table: "t", before: ["b"], after: ["c"] })).toEqual([{ table: "t", before: ["a"], after: ["c"] }]);
    expect(withChange(once, { table: "t", before: ["b"], after: ["a"] })).toEqual([]);
    expect(withChange(once, { table: "u", before: ["b"], after: ["c"] })).toHaveLength(2);
  });
  it("of a row that was added and removed again are none", () => {
    const added = withChange([], { table: "t", after: ["new"] });
    expect(withChange(added, { table: "t", before: ["new"] })).toEqual([]);
  });
  it("show in the table what each row would be", () => {
    const table = { name: "t", rows: [["a"], ["b"], ["c"]] };
    const changes = [{ table: "t", before: ["a"], after: ["A"] }, { table: "t", before: ["b"] }, { table: "t", after: ["d"] }];
    expect(changedRows(table, changes).map((one) => [one.row[0], one.state])).toEqual([
      ["A", "changed"],
      ["b", "removed"],
      ["c", "same"],
      ["d", "added"],
    ]);
  });
  it("name the version as one more change", () => {
    expect(versionChange(tables, "2")).toEqual({ table: "settings", before: ["pack.version", "1"], after: ["pack.version", "2"] });
    expect(versionChange(tables, "1")).toBeUndefined();
  });
});

describe("cells of the rules", () => {
  const roles = tables.tables[1]!;
  it("say words for codes, lists one by one", () => {
    const choices = new Map(choicesOf(tables, roles.columns[2]!).map((one) => [one.code, one]));
    expect(cellText("check|report|other", roles.columns[2]!, choices, (name) => name.zh, "、")).toBe("核查、上报、other");
  });
  it("leave out columns that say nothing", () => {
    expect(filledColumns(roles)).toEqual([0, 1, 2]);
  });
  it("name their row", () => {
    expect(rowName(roles, roles.rows[0]!)).toBe("文员 clerk");
  });
  it("may hold the codes of another table", () => {
    expect(choicesOf(tables, column("recorders", { kind: "list", target: "roles" }))).toEqual([
      { code: "clerk", name: { zh: "文员", en: "" } },
    ]);
  });
});
