import { describe, expect, it, vi } from "vitest";
import { dropDraft, keepDraft, keptDraft } from "@/shared/form/drafts";
import { matching } from "@/shared/form/matching";
import { likestFirst, recordOption } from "@/shared/form/records";
import { scoreOf } from "@/shared/form/scoring";
import { unitOptions } from "@/shared/form/units";
import { checkedOf, fromJson, instantOf, localOf } from "@/shared/form/values";
import { activity, kindField, plan, rules } from "./fixtures";

const units = [
  { unit: "s", code: "410108003", name: "刘寨街道", level: "street" },
  { unit: "a", code: "410108003901", name: "甲村", level: "village", parent: "s" },
  { unit: "b", code: "410108003902", name: "乙村", level: "village", parent: "s" },
  { unit: "c", code: "410108003902001", name: "乙村一组", level: "group", parent: "b" },
];

describe("units to choose from", () => {
  it("stand in the order of the tree", () => {
    expect(unitOptions(units).map((one) => [one.label, one.depth, one.hint])).toEqual([
      ["刘寨街道", 0, undefined],
      ["甲村", 1, "刘寨街道"],
      ["乙村", 1, "刘寨街道"],
      ["乙村一组", 2, "乙村"],
    ]);
  });
  it("are marked when they were closed, and still there for what happened before", () => {
    const closed = units.map((one) => (one.unit === "a" ? { ...one, until: "2018-11-30" } : one));
    expect(unitOptions(closed).map((one) => one.hint)).toEqual([undefined, "刘寨街道 · 已撤销", "刘寨街道", "乙村"]);
  });
  it("are those within, of the candidates, and none excepted", () => {
    expect(unitOptions(units, { within: "b" }).map((one) => one.value)).toEqual(["b", "c"]);
    expect(unitOptions(units, { candidates: ["c", "a"], except: ["a"] }).map((one) => one.value)).toEqual(["c"]);
  });
});

describe("records to choose from", () => {
  const row = (record: string, more: object) => ({ record, kind: "k", unit: "u", status: "", number: "", summary: {}, ...more }) as never;
  it("are found by several words, wherever each stands", () => {
    const option = recordOption(row("r", { summary: { description: "路边积存垃圾", location: "村口" } }), () => "青禾村", () => "");
    for (const words of ["积存垃圾 青禾", "村口  垃圾"]) expect(matching([option], words)).toHaveLength(1);
    expect(matching([option], "积存垃圾 柳溪")).toHaveLength(0);
  });
  it("stand with those first that are most like the one they are about", () => {
    const at = (north: number) => ({ latitude_e7: 348000000 + north, longitude_e7: 1135000000 });
    const own = row("own", { place: at(0) });
    const rows = [
      row("ended", { status: "ended", place: at(0) }),
      row("elsewhere", { unit: "v", place: at(1) }),
      row("other kind", { kind: "l", place: at(1) }),
      row("nowhere", {}),
      row("far", { place: at(900) }),
      row("near", { place: at(-20) }),
    ];
    const names = likestFirst(rows, own).map((one) => one.record);
    expect(names).toEqual(["near", "far", "nowhere", "other kind", "elsewhere", "ended"]);
  });
});

describe("finding by typing", () => {
  const options = [
    { value: "1", label: "乱倒垃圾", words: ["ldlj", "06001"] },
    { value: "2", label: "垃圾满溢", words: ["ljmy"] },
    { value: "3", label: "占道经营", words: ["zdjy", "摆摊"], hint: "街面秩序" },
  ];
  const found = (typed: string) => matching(options, typed).map((one) => one.value);
  it("what begins so comes first", () => expect(found("垃圾")).toEqual(["2", "1"]));
  it("initials, codes, other names and full-width letters are found", () => {
    expect(found("LDLJ")).toEqual(["1"]);
    expect(found("ｚｄ")).toEqual(["3"]);
    expect(found("摆摊")).toEqual(["3"]);
    expect(found("街面")).toEqual(["3"]);
    expect(found("没有的")).toEqual([]);
  });
});

describe("values out of the API", () => {
  it("moments are the authority's", () => {
    expect(localOf("2018-11-19T16:30:00Z")).toBe("2018-11-20T00:30");
    expect(instantOf("2018-11-20T00:30")).toBe("2018-11-19T16:30:00.000Z");
  });
  it("come back as they were typed", () => {
    const fields = plan(activity("check", { quantities: ["waste"], kind_fields: [kindField("share", { type: "decimal", decimals: 2 })] }));
    const share = fields.find((one) => one.path === "activity.fields.share")!;
    expect(fromJson(share, { type: "integer", value: 1250 }, 480)).toBe("12.5");
    const amounts = fields.find((one) => one.path === "activity.amounts")!;
    expect(fromJson(amounts, [{ units: ["u"], amounts: [{ quantity: "waste", amount: 12345 }] }], 480)).toEqual([
      { units: ["u"], programmes: [], amounts: { waste: "1234.5" } },
    ]);
  });
  it("a checklist is scored without what does not apply", () => {
    const list = rules.checklists![0]!;
    const items = checkedOf([
      { item: "fence", answer: "fail", points: 250 },
      { item: "wash", answer: "not_applicable" },
    ]);
    expect(scoreOf(list, items)).toEqual({ total: 2, answered: 2, failed: 1, points: 250, pointsMax: 1000 });
  });
});

describe("drafts", () => {
  it("are kept for their key, until dropped or two weeks old", async () => {
    await keepDraft("a", { text: "半句" }, 1000);
    expect(await keptDraft("a", 2000)).toEqual({ text: "半句" });
    expect(await keptDraft("b", 2000)).toBeUndefined();
    expect(await keptDraft("a", 1000 + 15 * 24 * 3600 * 1000)).toBeUndefined();
    await keepDraft("a", 1, 1000);
    await dropDraft("a");
    expect(await keptDraft("a", 1000)).toBeUndefined();
  });
  it("that the browser does not keep are said to be so", async () => {
    expect(await keepDraft("c", 1)).toBe(true);
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    expect(await keepDraft("c", 2)).toBe(false);
    full.mockRestore();
    expect(await keptDraft("c")).toBe(1);
  });
});
