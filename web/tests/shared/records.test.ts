// Lists read whole: page after page, to the end or to a stated bound.
import { afterEach, describe, expect, it, vi } from "vitest";
import { aliasesOfUnits, everyRecord } from "@/shared/api/records";

afterEach(() => vi.unstubAllGlobals());

// Answers with one page after another, and notes what was asked.
function answering(pages: { records: unknown[]; next?: string }[]): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  const headers = { "Content-Type": "application/json" };
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url).searchParams);
    return new Response(JSON.stringify(pages.shift()), { headers });
  });
  return asked;
}

describe("every record of a list", () => {
  it("is read page by page to the end", async () => {
    const asked = answering([{ records: [1, 2], next: "x" }, { records: [], next: "y" }, { records: [3] }]);
    expect(await everyRecord({ noun: "post", select: "unit=u" })).toEqual({ rows: [1, 2, 3], isCut: false });
    expect(asked.map((one) => one.get("after"))).toEqual([null, "x", "y"]);
    expect(asked.map((one) => one.get("select"))).toEqual(["unit=u", "unit=u", "unit=u"]);
  });
  it("ends at the bound, and says that there are more", async () => {
    answering([{ records: [1, 2], next: "x" }, { records: [3, 4], next: "y" }]);
    expect(await everyRecord({ noun: "post" }, undefined, 3)).toEqual({ rows: [1, 2, 3, 4], isCut: true });
  });
});

describe("other names of units", () => {
  it("are found also for units of a later page", async () => {
    answering([{ records: [{ record: "a" }], next: "x" }, { records: [{ record: "b", summary: { aliases: ["东村"] } }] }]);
    expect(await aliasesOfUnits()).toEqual(new Map([["a", []], ["b", ["东村"]]]));
  });
});
