import { describe, expect, it } from "vitest";
import { changedRows, drafted, onto, standingOf, versionChange, withChange } from "@/console/pages/house/lib/ruleDraft";
import { uncounted, type RuleSetAnswer } from "@/console/pages/house/lib/ruleRoad";
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
  it("say when another publication has overtaken them", () => {
    const roles = tables.tables[1]!;
    const clerk = roles.rows[0]!;
    const old = ["clerk", "文书", "check", ""];
    expect(standingOf(roles, { table: "roles", before: clerk, after: old }).standing).toBe("good");
    expect(standingOf(roles, { table: "roles", before: old, after: clerk })).toEqual({ standing: "changed", now: clerk });
    expect(standingOf(roles, { table: "roles", before: ["guard", "", "", ""] }).standing).toBe("gone");
    expect(standingOf(roles, { table: "roles", after: old })).toEqual({ standing: "taken", now: clerk });
    expect(standingOf(roles, { table: "roles", after: ["guard", "", "", ""] }).standing).toBe("good");
  });
  it("are made anew on the row as it is: what was changed here, and else what others wrote", () => {
    const change = { table: "roles", before: ["clerk", "文书", "check", ""], after: ["clerk", "文书员", "check", ""] };
    expect(onto(["clerk", "文员", "check|report", ""], change)).toEqual(["clerk", "文书员", "check|report", ""]);
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
  const checklists: RuleTables = {
    ...tables,
    tables: [
      ...tables.tables,
      {
        name: "checklists",
        heading: { zh: "检查表" },
        help: { zh: "" },
        columns: [column("checklist", { names_row: true }), column("code", { names_row: true }), column("name_zh")],
        rows: [["clean", "", "八个百分之百"], ["clean", "fence", "围挡"], ["cuts", "", "两断三清"]],
      },
      {
        name: "categories",
        heading: { zh: "事项" },
        help: { zh: "" },
        columns: [column("kind", { names_row: true }), column("code", { names_row: true }), column("name_zh")],
        rows: [["matter", "01001", "井盖"]],
      },
    ],
  };
  it("name a checklist by its heading, never by one of its items", () => {
    const list = column("checklists", { kind: "list", target: "checklists" });
    expect(choicesOf(checklists, list).map((one) => [one.code, one.name.zh])).toEqual([
      ["clean", "八个百分之百"],
      ["cuts", "两断三清"],
    ]);
  });
  it("name another row by its code, whatever stands before it", () => {
    const one = column("category", { kind: "code", target: "categories" });
    expect(choicesOf(checklists, one).map((each) => each.code)).toEqual(["01001"]);
  });
  it("may hold what was added and not what was removed, before it is published", () => {
    const changes = [{ table: "roles", after: ["guard", "门卫", "", ""] }, { table: "roles", before: roles.rows[0]! }];
    const found = choicesOf(drafted(tables, changes), column("recorders", { kind: "list", target: "roles" }));
    expect(found.map((one) => one.code)).toEqual(["guard"]);
  });
  it("with a position for each role are typed", () => {
    expect(choicesOf(tables, column("pinned", { kind: "positions", target: "roles" }))).toEqual([]);
  });
  it("may hold the codes of another table", () => {
    expect(choicesOf(tables, column("recorders", { kind: "list", target: "roles" }))).toEqual([
      { code: "clerk", name: { zh: "文员", en: "" } },
    ]);
  });
});

describe("the effect of rules", () => {
  const answer = (tables: string[], effects: string[] = []) =>
    ({
      changes: tables.map((table) => ({ kind: "changed", table, row: "pack.version", name: "" })),
      effects: effects.map((table) => ({ table, row: "x", noun: "case", records: 1, capped: false })),
    }) as unknown as RuleSetAnswer;
  it("is not said to be none where nothing was counted", () => {
    expect(uncounted(answer(["kinds", "settings", "routing", "routing"]))).toEqual(["routing"]);
    expect(uncounted(answer(["routing"], ["routing"]))).toEqual([]);
    expect(uncounted(answer(["roles"]))).toEqual([]);
  });
});
