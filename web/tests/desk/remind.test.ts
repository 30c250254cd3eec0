import { describe, expect, it } from "vitest";
import { isToBeUrged, remindText } from "@/console/pages/ledger/remind";

const urges = (...statuses: string[]) =>
  isToBeUrged(statuses.map((status) => ({ record: status, kind: "", status, number: "1", summary: {} })));

describe("a choice of cases that is shared", () => {
  it("urges only when every one of them still has to be put right", () => {
    expect(urges("reported", "accepted", "assigned", "rectifying")).toBe(true);
    for (const one of ["rectified", "passed", "closed", "ended", "suspended", "shelved"])
      expect(urges("assigned", one), one).toBe(false);
  });
});

describe("the text that urges", () => {
  const words = {
    heading: (count: number) => `${count}`,
    line: (row: { due: string }) => row.due,
    late: (days: number) => `late ${days}`,
    due: (at: string) => `due ${at}`,
    noDue: "none",
    unitName: () => "",
  };
  const now = Date.parse("2018-11-20T12:00:00+08:00");
  const due = (clock: string | undefined, at?: string) =>
    remindText([{ record: "a", kind: "", status: "assigned", number: "1", due: at, summary: { clock } }] as never, words, now).split("\n")[1];

  it("names the deadline for putting right, and midnight as the end of its day", () => {
    expect(due("rectify", "2018-11-21T16:00:00Z")).toBe("due 2018-11-21 24:00");
    expect(due("rectify", "2018-11-19T00:00:00Z")).toBe("late 2");
  });
  it("never a deadline of the office itself", () => {
    expect(due("assign", "2018-11-19T00:00:00Z")).toBe("none");
    expect(due(undefined)).toBe("none");
  });
});
