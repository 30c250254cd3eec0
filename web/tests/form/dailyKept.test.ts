// What a phone knows of the daily line without a network.
import { describe, expect, it } from "vitest";
import { startOf, type KnownDay } from "@/shared/daily/kept";
import { rules } from "./fixtures";

const quantities = rules.quantities!.filter((one) => ["people", "waste"].includes(one.code));
const row = (day: string, amounts: Record<string, number>, nothing = false) =>
  ({ record: day, kind: "activity", status: "valid", number: "", unit: "a", day, summary: { kind: "daily", amounts, nothing_today: nothing } }) as never;
const known = (more: Partial<KnownDay>): KnownDay => ({ day: "2018-11-20", today: null, elsewhere: false, ...more });

describe("a line without a network", () => {
  it("starts from what was reported last, whoever reported it", () => {
    expect(startOf(known({ today: row("2018-11-20", { people: 12 }) }), "2018-11-21", quantities)).toEqual({
      day: "2018-11-20",
      figures: { people: "12" },
    });
    expect(startOf(known({ last: row("2018-11-18", { people: 7 }) }), "2018-11-21", quantities)?.day).toBe("2018-11-18");
  });
  it("starts from what went from here, which the server may not have yet", () => {
    const sent = { id: "x", figures: { people: "5" } };
    expect(startOf(known({ today: null, last: row("2018-11-18", { people: 7 }), sent }), "2018-11-21", quantities)).toEqual({
      day: "2018-11-20",
      figures: { people: "5" },
    });
  });
  it("starts past a day with nothing, and never from its own day", () => {
    const last = row("2018-11-18", { people: 7 });
    expect(startOf(known({ today: row("2018-11-20", {}, true), last }), "2018-11-21", quantities)?.day).toBe("2018-11-18");
    expect(startOf(known({ today: row("2018-11-20", { people: 12 }), last }), "2018-11-20", quantities)?.day).toBe("2018-11-18");
    expect(startOf(known({}), "2018-11-20", quantities)).toBeUndefined();
  });
});
