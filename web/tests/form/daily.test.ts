import { describe, expect, it } from "vitest";
import type { Schemas } from "@/shared/api/client";
import { figuresOf, kindsFor, stepOf, stepped, unitDays } from "@/shared/daily/daily";
import { activity, rules } from "./fixtures";

const row = (unit: string, day: string, amounts: Record<string, number>, more: object = {}) =>
  ({ record: `${unit}${day}`, unit, day, status: "valid", summary: { amounts, nothing_today: false }, ...more }) as unknown as Schemas["RecordRow"];

describe("what a unit reported", () => {
  const rows = [
    row("a", "2018-11-20", { people: 50 }),
    row("a", "2018-11-19", { people: 40, waste: 125 }),
    row("b", "2018-11-20", { people: 1 }, { status: "voided" }),
    row("b", "2018-11-19", {}, { summary: { nothing_today: true } }),
    row("b", "2018-11-17", { people: 7 }),
  ];
  it("is today's record, and the last one with figures", () => {
    const days = unitDays(rows, "2018-11-20");
    expect(days.get("a")?.today?.day).toBe("2018-11-20");
    expect(days.get("a")?.last?.day).toBe("2018-11-19");
    expect(days.get("b")?.today).toBeUndefined();
    expect(days.get("b")?.last?.day).toBe("2018-11-17");
  });
  it("comes back as typed figures of the kind's quantities", () => {
    expect(figuresOf(rows[1], rules.quantities!)).toEqual({ people: "40", waste: "12.5" });
    expect(figuresOf(undefined, rules.quantities!)).toEqual({});
  });
});

describe("kinds of a daily line", () => {
  const daily = { ...rules, activity_kinds: rules.activity_kinds!.map((one) => ({ ...one, expected_levels: ["village"] })) };
  const unit = (level: string) => ({ unit: "a", code: "1", name: "甲村", level });
  it("are expected of the unit's level, daily, and offered", () => {
    expect(kindsFor(daily, unit("village"), [activity("daily"), activity("check")]).map((one) => one.code)).toEqual(["daily"]);
    expect(kindsFor(daily, unit("street"), [activity("daily")])).toEqual([]);
    expect(kindsFor(daily, unit("village"), [])).toEqual([]);
  });
});

describe("the stepper", () => {
  it("never goes below nothing and keeps the fraction", () => {
    expect(stepped("", 1, 0)).toBe("1");
    expect(stepped("3", -10, 0)).toBe("0");
    expect(stepped("12.5", 1, 1)).toBe("13.5");
    expect(stepped("0.1", 1, 2)).toBe("1.1");
  });
  it("goes faster while it is held", () => expect([stepOf(0), stepOf(12), stepOf(30)]).toEqual([1, 10, 100]));
});
