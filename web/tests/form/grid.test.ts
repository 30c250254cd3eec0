import { describe, expect, it } from "vitest";
import type { Schemas } from "@/shared/api/client";
import { faultsOf, isChanged, totalsOf, withCell, withLast, withPasted, withZero, type Grid, type GridRow } from "@/console/pages/daily/grid";
import { cellsOf } from "@/console/pages/daily/cells";
import { figureOf, pasted, unitNamed } from "@/console/pages/daily/paste";
import { viewOf } from "@/console/pages/daily/reporting";
import { correctionBody, isSimple, newBody } from "@/console/pages/daily/saving";
import { rules } from "./fixtures";

const units = [
  { id: "a", names: ["常庄村", "410108003901"] },
  { id: "b", names: ["前牛岗村", "牛岗"] },
  { id: "c", names: ["后牛岗村"] },
];
const quantities = [
  { code: "people", decimals: 0, words: ["出动人次", "人次", "人数"] },
  { code: "waste", decimals: 1, words: ["建筑垃圾", "立方米"] },
];
const context = { units, quantities, zeroWords: ["无", "今日无"] };

describe("cells from a spreadsheet", () => {
  it("by heading and name, in any order, full-width digits and measures", () => {
    const text = "序号\t村\t建筑垃圾（立方米）\t人数\r\n1\t前牛岗村\t１２.5\t50人次\r\n2\t常庄村村委会\t3方\t20\r\n";
    expect(pasted(text, context)).toEqual({
      rows: [
        { unit: "b", figures: { waste: "12.5", people: "50" }, isZero: false },
        { unit: "a", figures: { waste: "3", people: "20" }, isZero: false },
      ],
      unknown: [],
    });
  });
  it("by order when nothing is named, from where the cursor stands", () => {
    expect(pasted("10\t1\n20\t2", { ...context, fromUnit: "b" }).rows.map((one) => [one.unit, one.figures])).toEqual([
      ["b", { people: "10", waste: "1" }],
      ["c", { people: "20", waste: "2" }],
    ]);
    expect(pasted("7", { ...context, fromUnit: "c", fromQuantity: "waste" }).rows).toEqual([
      { unit: "c", figures: { waste: "7" }, isZero: false },
    ]);
  });
  it("今日无 is a zero report, and what is not understood is told", () => {
    const made = pasted("常庄村\t无\n李家村\t5\t6\n后牛岗村\t\t\n", context);
    expect(made.rows).toEqual([{ unit: "a", figures: {}, isZero: true }]);
    expect(made.unknown).toEqual(["李家村 5 6", "后牛岗村"]);
  });
  it("a figure that is none stays, for its cell to say so", () => {
    expect(figureOf("约五十", quantities[0]!)).toBe("约五十");
    expect(figureOf("1,200", quantities[0]!)).toBe("1200");
  });
  it("a name that could be two units is no name", () => {
    const two = [{ id: "x", names: ["王村一"] }, { id: "y", names: ["王村二"] }];
    expect(unitNamed("王村", two)).toBeUndefined();
    expect(unitNamed("牛岗", units)).toBe("b");
    expect(unitNamed("410108003901", units)).toBe("a");
    expect(cellsOf("a\tb\r\n\r\n c ")).toEqual([["a", "b"], ["c"]]);
  });
});

describe("the grid", () => {
  const blank = (unit: string): GridRow => ({ unit, figures: {}, isZero: false });
  const grid: Grid = new Map(["a", "b"].map((unit) => [unit, blank(unit)]));
  const own = rules.quantities!;
  it("knows which rows have something to save", () => {
    const typed = withCell(grid, "a", "people", "5").get("a")!;
    expect(isChanged(typed, blank("a"), own)).toBe(true);
    expect(isChanged(blank("a"), blank("a"), own)).toBe(false);
    expect(isChanged(typed, { ...blank("a"), figures: { people: "5.0" } }, own)).toBe(false);
    expect(isChanged({ ...typed, figures: { people: "５" } }, typed, own)).toBe(false);
    expect(isChanged(withZero(grid, "a", true).get("a")!, blank("a"), own)).toBe(true);
    expect(isChanged(blank("a"), { ...blank("a"), isZero: true }, own)).toBe(false);
  });
  it("a zero report takes figures away, and a figure takes the zero report away", () => {
    const zero = withZero(withCell(grid, "a", "people", "5"), "a", true);
    expect(zero.get("a")).toEqual({ unit: "a", figures: {}, isZero: true });
    expect(withCell(zero, "a", "people", "1").get("a")!.isZero).toBe(false);
  });
  it("names the cells that are no figures", () => {
    expect(faultsOf({ ...blank("a"), figures: { people: "1.5", waste: "1.5" } }, own)).toEqual(["people"]);
  });
  it("takes pasted rows and last figures only where they belong", () => {
    const filled = withPasted(grid, { rows: [{ unit: "a", figures: { people: "9" }, isZero: false }, { unit: "zz", figures: {}, isZero: true }], unknown: [] });
    const known = new Map(["a", "b"].map((unit) => [unit, { last: { people: "4" } }]));
    const last = withLast(filled, known, ["a", "b"]);
    expect([last.get("a")!.figures, last.get("b")!.figures]).toEqual([{ people: "9" }, { people: "4" }]);
    expect(totalsOf(last, own)).toEqual({ people: 13, waste: 0 });
  });
});

describe("the commands of the grid", () => {
  const order = { row: { unit: "a", figures: { waste: "1.5" }, isZero: false }, kind: "daily", day: "2018-11-20", programmes: ["w0"], quantities: rules.quantities!, recorder: "" };
  it("record one unit's day", () => {
    expect(newBody(order)).toEqual({
      record_activity: {
        activity: { kind: "daily", day: "2018-11-20", units: ["a"], nothing_today: false, programmes: ["w0"], amounts: [{ amounts: [{ quantity: "waste", amount: 15 }] }] },
      },
    });
  });
  it("correct only the figures of what is there", () => {
    const activity = { kind: "daily", units: ["a"], amounts: [{ amounts: [{ quantity: "people", amount: 1 }] }], nothing_today: false, summary: "x" };
    const zero = { ...order, row: { unit: "a", figures: {}, isZero: true } };
    expect(correctionBody(activity, "写错了", zero)).toEqual({
      correct_activity: { activity: { kind: "daily", units: ["a"], nothing_today: true, summary: "x" }, reason: "写错了" },
    });
    expect(isSimple(activity)).toBe(true);
    expect(isSimple({ amounts: [{ units: ["b"], amounts: [] }] })).toBe(false);
  });
});

describe("who has reported", () => {
  it("tells reported, zero and missing apart, newest day first", () => {
    const view = viewOf({
      kind: "daily",
      since: "2018-11-19",
      until: "2018-11-20",
      expected: ["a", "b", "c"],
      days: [
        { unit: "a", day: "2018-11-20", reporting: "zero" },
        { unit: "a", day: "2018-11-20", reporting: "reported" },
        { unit: "b", day: "2018-11-20", reporting: "zero" },
      ],
    } as unknown as Schemas["ReportingGrid"]);
    expect(view.days).toEqual([
      { day: "2018-11-20", reported: 1, zero: 1, missing: ["c"] },
      { day: "2018-11-19", reported: 0, zero: 0, missing: ["a", "b", "c"] },
    ]);
    expect([view.of("a", "2018-11-20"), view.of("b", "2018-11-20"), view.missingOf("c"), view.missingOf("a")]).toEqual(["reported", "zero", 2, 1]);
  });
});
