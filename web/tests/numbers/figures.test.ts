import { describe, expect, it } from "vitest";
import { daysOf, isDay, spanOf } from "@/shared/numbers/periods";
import { splitSentence } from "@/shared/numbers/sentence";
import { spokenName } from "@/shared/numbers/kinds";
import { byRecord, totalOf, type Entry } from "@/shared/numbers/sums";

describe("periods", () => {
  const tuesday = "2018-11-06";
  const of = (period: Parameters<typeof spanOf>[0], today = tuesday) => spanOf(period, today, "2018-11-05");
  it("begin weeks on Monday", () => {
    expect(of("week")).toEqual({ since: "2018-11-05", until: tuesday });
    expect(of("last_week")).toEqual({ since: "2018-10-29", until: "2018-11-04" });
    expect(of("week", "2018-11-11").since).toBe("2018-11-05");
    expect(of("week", "2018-11-12").since).toBe("2018-11-12");
  });
  it("cross months and years", () => {
    expect(of("yesterday", "2019-01-01")).toEqual({ since: "2018-12-31", until: "2018-12-31" });
    expect(of("month", "2018-11-30").since).toBe("2018-11-01");
    expect(daysOf({ since: "2018-12-30", until: "2019-01-02" })).toHaveLength(4);
  });
  it("never end before they begin", () => {
    expect(spanOf("campaign", "2018-11-01", "2018-11-05")).toEqual({ since: "2018-11-01", until: "2018-11-01" });
    const own = { since: "2018-11-09", until: "2018-11-02" };
    expect(spanOf("own", tuesday, "", own)).toEqual({ since: "2018-11-02", until: "2018-11-09" });
  });
  it("take only real days from an address", () => {
    expect([isDay("2018-11-06"), isDay("2018-13-06"), isDay("11-06"), isDay(undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("the name before an amount", () => {
  it("does not say the measure twice", () => {
    expect(spokenName({ name: "出动人次", measure: "人次" })).toBe("出动");
    expect(spokenName({ name: "清理建筑垃圾", measure: "立方米" })).toBe("清理建筑垃圾");
    expect(spokenName({ name: "meetings held", measure: "meetings" })).toBe("meetings held");
    expect(spokenName({ name: "人次", measure: "人次" })).toBe("人次");
    expect(spokenName({ name: "走访", measure: "" })).toBe("走访");
  });
});

describe("the figures of a sentence", () => {
  const template = "自{since}以来，{self}累计出动{people}，车辆{vehicles}，清理建筑垃圾{waste}";
  const sentence = "自11月5日以来，街道累计出动500余人次，车辆40余车次，清理建筑垃圾5000余立方米";
  const quantities = new Set(["people", "vehicles", "waste"]);
  it("are found again, and the parts make the sentence", () => {
    const parts = splitSentence(template, sentence, quantities);
    expect(parts.map((one) => one.text).join("")).toBe(sentence);
    expect(parts.filter((one) => one.quantity)).toEqual([
      { text: "500余人次", quantity: "people" },
      { text: "40余车次", quantity: "vehicles" },
      { text: "5000余立方米", quantity: "waste" },
    ]);
    expect(parts[0]).toEqual({ text: "自11月5日以来，街道累计出动" });
  });
  it("stay text when the sentence was printed from another template", () => {
    expect(splitSentence("别的{people}", sentence, quantities)).toEqual([{ text: sentence }]);
  });
});

describe("the records behind a number", () => {
  const entry = (record: string, amount: number, day = "2018-11-06"): Entry =>
    ({ record, amount, day, kind: "people", backing: "named_recorder" }) as Entry;
  it("are one line each, corrections taken together, and add up", () => {
    const entries = [entry("a", 12), entry("b", 5), entry("a", -12), entry("a", 10), entry("c", 3), entry("c", -3)];
    const lines = byRecord(entries);
    expect(lines.map((one) => [one.record, one.amount])).toEqual([
      ["a", 10],
      ["b", 5],
    ]);
    expect(totalOf(lines)).toBe(totalOf(entries));
  });
});
