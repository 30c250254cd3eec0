import { describe, expect, it } from "vitest";
import { addDays, dayOf, formatAmount, formatInstant, parseAmount } from "@/shared/lib/format";

describe("dates", () => {
  it("are the authority's, 24 h, in figures", () => {
    expect(formatInstant("2018-11-06T16:10:00Z")).toBe("2018-11-07 00:10");
    expect(dayOf("2018-11-06T15:59:59Z")).toBe("2018-11-06");
    expect(dayOf("2018-11-06T16:00:00Z")).toBe("2018-11-07");
    expect(formatInstant(undefined)).toBe("");
  });
  it("add up over months and years", () => {
    expect(addDays("2018-12-31", 1)).toBe("2019-01-01");
    expect(addDays("2020-03-01", -1)).toBe("2020-02-29");
  });
});

describe("amounts", () => {
  it.each([
    ["12", 0, 12],
    [" １２．５ ", 1, 125],
    ["1,234", 0, 1234],
    ["0.10", 1, 1],
    ["12.5", 0, undefined],
    ["-3", 0, undefined],
    ["", 0, undefined],
    ["三", 0, undefined],
  ])("%s with %i decimals is %s", (text, decimals, amount) => {
    expect(parseAmount(text, decimals)).toBe(amount);
  });
  it("print as they were typed", () => {
    expect(formatAmount(125, 1)).toBe("12.5");
    expect(formatAmount(1234567, 0)).toBe("1,234,567");
  });
});
