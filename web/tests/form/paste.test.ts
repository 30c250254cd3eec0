// What comes out of sheets and chats as people really copy them.
import { describe, expect, it } from "vitest";
import { cellsOf } from "@/console/pages/daily/cells";
import { pasted } from "@/console/pages/daily/paste";
import { pasteUnits } from "@/console/pages/daily/pasteUnits";

const units = [
  { id: "a", names: ["和悦社区", "410108003901", "和悦"] },
  { id: "b", names: ["前牛岗村", "牛岗"] },
  { id: "c", names: ["常庄村"] },
];
const quantities = [
  { code: "people", decimals: 0, words: ["出动人次", "人次", "人数"] },
  { code: "vehicles", decimals: 0, words: ["出动车次", "车次", "车辆"] },
];
const context = { units, quantities, zeroWords: ["无", "今日无", "/", "-"] };
const filled = (text: string) =>
  Object.fromEntries(pasted(text, context).rows.map((one) => [one.unit, one.isZero ? "zero" : [one.figures.people, one.figures.vehicles]]));

describe("a sheet with a title", () => {
  it("is filled in by its headings, whatever stands before them", () => {
    expect(filled("每日投入统计表\n单位\t车次\t人次\n和悦社区\t3\t40")).toEqual({ a: ["40", "3"] });
    expect(filled("每日投入统计表\t\t\n填报日期：2018年11月20日\t\t\n\t\t\n序号\t单位\t车次\t人次\n1\t和悦社区\t3\t40")).toEqual({ a: ["40", "3"] });
    expect(filled("江山路街道出动人次统计表\t\t\n日期\t11.20\t\n单位\t车次\t人次\n和悦社区\t3\t40\n常庄村\t\t无")).toEqual({ a: ["40", "3"], c: "zero" });
  });
  it("may name a unit in its title, and headings in two rows", () => {
    expect(filled("和悦社区等每日投入\t\t\n单位\t出动情况\t\n\t车次\t人次\n和悦社区\t3\t40")).toEqual({ a: ["40", "3"] });
  });
  it("tells nothing about titles and headings that were understood", () => {
    expect(pasted("每日投入统计表\n单位\t车次\t人次\n和悦社区\t3\t40", context).unknown).toEqual([]);
  });
  it("is not filled in by order when its headings name nothing known", () => {
    const made = pasted("每日投入\n单位\t铲车\t雾炮\n和悦社区\t3\t40", context);
    expect(made).toEqual({ rows: [], unknown: [], heading: "单位 铲车 雾炮" });
  });
  it("without headings is filled in by order", () => {
    expect(filled("和悦社区\t40\t3\n牛岗\t5\t1")).toEqual({ a: ["40", "3"], b: ["5", "1"] });
    expect(pasted("每日投入\n和悦社区\t40\t3", context).unknown).toEqual(["每日投入"]);
  });
});

describe("one unit", () => {
  it("that stands there twice is told and gets neither", () => {
    const made = pasted("和悦社区\t40\t3\n常庄村\t1\t1\n和悦\t50\t3", context);
    expect(made.rows.map((one) => one.unit)).toEqual(["c"]);
    expect(made.repeated).toEqual(["和悦社区 40 3", "和悦 50 3"]);
  });
  it("that stands there twice with the same figures is one", () => {
    const made = pasted("和悦社区\t40\t3\n和悦\t40\t3", context);
    expect([made.rows.length, made.repeated]).toEqual([1, undefined]);
  });
  it("is known by its other names and its code", () => {
    expect(filled("和悦\t40\t3")).toEqual({ a: ["40", "3"] });
    expect(filled("410108003901\t40\t3")).toEqual({ a: ["40", "3"] });
    const byId = new Map([["a", { unit: "a", code: "1", name: "和悦社区", level: "village" }]]);
    expect(pasteUnits(["a"], byId, new Map([["a", ["老和悦"]]]))).toEqual([{ id: "a", names: ["和悦社区", "1", "老和悦"] }]);
  });
});

describe("lines of a chat", () => {
  it.each([
    ["和悦社区 12人 3车", ["12", "3"]],
    ["和悦社区 3车 12人", ["12", "3"]],
    ["和悦社区12人3车", ["12", "3"]],
    ["和悦社区：１２人，３车。", ["12", "3"]],
    ["1、和悦社区 人次12 车次3", ["12", "3"]],
    ["和悦社区出动12人次，车辆3台", ["12", "3"]],
    ["和悦社区 1,200人", ["1200", undefined]],
    ["和悦社区 12 3", ["12", "3"]],
    ["和悦\t3车\t12人", ["12", "3"]],
  ])("%s", (line, figures) => expect(filled(line)).toEqual({ a: figures }));
  it("say nothing, too", () => {
    expect(filled("和悦社区：今日无\n常庄村 5人")).toEqual({ a: "zero", c: ["5", undefined] });
  });
  it("are not guessed at", () => {
    const made = pasted("和悦社区 12人 3台挖机\n李家村 4人\n常庄村 2人 5人\n收到", context);
    expect(made.rows).toEqual([]);
    expect(made.unknown).toEqual(["和悦社区 12人 3台挖机", "李家村 4人", "常庄村 2人 5人", "收到"]);
  });
  it("without any known unit fill no row by order", () => {
    expect(pasted("李家村 12人 3车\n王村 4人 1车", context).rows).toEqual([]);
  });
});

describe("cells", () => {
  it("part at commas when the text is a table of them", () => {
    expect(filled("单位,车次,人次\n和悦社区,3,40\n常庄村,1,\"1,200\"")).toEqual({ a: ["40", "3"], c: ["1200", "1"] });
    expect(filled("每日投入\n单位,车次,人次\n和悦社区,3,40")).toEqual({ a: ["40", "3"] });
    expect(cellsOf("10,1\n20,2")).toEqual([["10", "1"], ["20", "2"]]);
    expect(cellsOf("1,200\n3,400")).toEqual([["1,200"], ["3,400"]]);
  });
  it("in quotes keep their line breaks, tabs and quotes", () => {
    expect(cellsOf('"和悦\n社区"\t40\t3\n常庄村\t1\t2')).toEqual([["和悦 社区", "40", "3"], ["常庄村", "1", "2"]]);
    expect(cellsOf('"a\tb"\t"说""好"""\n')).toEqual([["a\tb", '说"好"']]);
    expect(filled('单位\t"车次\n（辆）"\t人次\n"和悦\n社区"\t3\t40')).toEqual({ a: ["40", "3"] });
  });
  it("with a quote that opens nothing stay as they are", () => {
    expect(cellsOf('"好\t1\n5"管\t2')).toEqual([['"好', "1"], ['5"管', "2"]]);
  });
});
