import { describe, expect, it } from "vitest";
import { isToBeUrged } from "@/console/pages/ledger/remind";

const urges = (...statuses: string[]) =>
  isToBeUrged(statuses.map((status) => ({ record: status, kind: "", status, number: "1", summary: {} })));

describe("a choice of cases that is shared", () => {
  it("urges only when every one of them still has to be put right", () => {
    expect(urges("reported", "accepted", "assigned", "rectifying")).toBe(true);
    for (const one of ["rectified", "passed", "closed", "ended", "suspended", "shelved"])
      expect(urges("assigned", one), one).toBe(false);
  });
});
