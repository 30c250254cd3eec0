import { describe, expect, it } from "vitest";
import { filtersOf, selectionOf } from "@/shared/activity/filters";
import type { RuleSet } from "@/shared/rules";

const rules = {
  programmes: [
    { code: "w1", parent: "" },
    { code: "w2", parent: "" },
    { code: "w2_1", parent: "w2" },
    { code: "w2_1_1", parent: "w2_1" },
  ],
} as unknown as RuleSet;

describe("the list of records", () => {
  it("holds what the numbers of a programme count: also those below it", () => {
    expect(selectionOf(rules, filtersOf({ programme: "w2" }))).toBe("programme in w2,w2_1,w2_1_1");
    expect(selectionOf(rules, filtersOf({ programme: "w1", since: "2018-11-05" }))).toBe("day>=2018-11-05;programme=w1");
  });
  it("of one kind keeps to it, whatever the address says", () => {
    expect(selectionOf(rules, filtersOf({ kind: "daily", status: "valid" }, "check"))).toBe("kind=check;status=valid");
  });
});
