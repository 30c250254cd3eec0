import { describe, expect, it } from "vitest";
import { groundOf, isLate, pairOf, picturesOf, runningClock, type CaseDocument, type Photo } from "@/shared/case/state";

const photo = (letter: string, role: Photo["role"] = "other"): Photo => ({
  file: letter.repeat(64),
  media_type: "image/jpeg",
  role,
});
const letters = (list: { sha256: string }[]) => list.map((one) => one.sha256[0]).join("");
const work = (...photos: Photo[]) => ({ work: { done: "清运", photos }, post: "p", unit: "u", at: "2018-11-07T01:00:00Z", on_the_spot: false });

const state = {
  facts: {
    found_at: "2018-11-06T01:00:00Z",
    unit: "village",
    photos: [photo("a"), { ...photo("b"), file: "■■■" }, { ...photo("c"), media_type: "application/pdf" }],
  },
  clocks: [
    { kind: "reply", deadline: { due: "2018-11-10T00:00:00Z" } },
    { kind: "rectify", deadline: { due: "2018-11-08T00:00:00Z" }, paused_at: "2018-11-07T00:00:00Z" },
  ],
  rounds: [
    {
      rectification: work(photo("d", "before"), photo("e")),
      taken_back: [work(photo("f"))],
      checks: [{ result: "fail", at: "2018-11-08T01:00:00Z", photos: [photo("0")] }],
    },
    { rectification: work(photo("1"), photo("2")) },
  ],
  evidence: [{ at: "2018-11-09T01:00:00Z", photos: [photo("3")] }],
} as unknown as CaseDocument;

describe("pictures of a case", () => {
  it("come in the order of the course, without erased ones and papers", () => {
    const all = picturesOf(state);
    expect(letters(all)).toBe("afde0123");
    expect(all.map((one) => one.stage)).toEqual([
      "before", "taken_back", "before", "after", "check", "after", "after", "evidence",
    ]);
    expect(all.find((one) => one.stage === "check")?.round).toBe(1);
  });
  it("pair what was found with the report that stands", () => {
    const { before, after } = pairOf(state);
    expect(letters(before)).toBe("ad");
    expect(letters(after)).toBe("12");
  });
  it("show the work of an imported ledger", () => {
    const old = {
      facts: { found_at: "2018-11-06T01:00:00Z" },
      history: { work: { done: "", photos: [photo("9")] }, rectified_at: "2018-11-07T01:00:00Z" },
    } as unknown as CaseDocument;
    expect(letters(pairOf(old).after)).toBe("9");
  });
});

describe("clocks", () => {
  it("shows the next one that runs, not a paused one", () => {
    expect(runningClock(state)?.kind).toBe("reply");
  });
  it("is late only while something is to be done", () => {
    const now = Date.parse("2018-11-09T00:00:00Z");
    expect(isLate("rectifying", "2018-11-08T00:00:00Z", now)).toBe(true);
    expect(isLate("rectifying", "2018-11-09T00:00:01Z", now)).toBe(false);
    expect(isLate("closed", "2018-11-08T00:00:00Z", now)).toBe(false);
    expect(isLate("rectifying", null, now)).toBe(false);
  });
  it("knows the ground", () => expect(groundOf(state)).toBe("village"));
});
