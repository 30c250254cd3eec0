import { describe, expect, it } from "vitest";
import { draftOf, isComplete, reportBody, type Draft } from "@/console/pages/desk/record/draft";

const choice = { source: "patrol", zone: "+08:00" };
const guess = { text: "垃圾", unit: "u", category: "06", finder: "", foundAt: "2018-11-06T09:00" };
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...draftOf(guess, ""),
  pictures: [
    { sha256: "a", mediaType: "image/jpeg" },
    { sha256: "b", mediaType: "image/jpeg", isAfter: true },
  ],
  ...more,
});
const body = (one: Draft) => reportBody(one, choice).report_case as { facts: { photos: unknown[] }; fixed?: unknown };
const photo = (file: string, role: string) => ({ file, media_type: "image/jpeg", role });

describe("a draft that was fixed on the spot", () => {
  it("carries what was done, with the pictures after", () => {
    const one = draft({ fixed: { done: " 清走了 ", noPhotoReason: "" } });
    expect(isComplete(one)).toBe(true);
    expect(body(one).facts.photos).toEqual([photo("a", "before")]);
    expect(body(one).fixed).toEqual({ work: { done: "清走了", photos: [photo("b", "after")], files: [] } });
  });
  it("wants what was done, and a reason where there is no picture after", () => {
    expect(isComplete(draft({ fixed: { done: " ", noPhotoReason: "" } }))).toBe(false);
    const bare = draft({ pictures: [], fixed: { done: "清走了", noPhotoReason: "" } });
    expect(isComplete(bare)).toBe(false);
    bare.fixed!.noPhotoReason = "天黑";
    expect(isComplete(bare)).toBe(true);
    expect(body(bare).fixed).toEqual({ work: { done: "清走了", photos: [], files: [], no_photo_reason: "天黑" } });
  });
  it("is reported as before when it was not", () => {
    expect(body(draft()).fixed).toBeUndefined();
    expect(body(draft()).facts.photos).toEqual([photo("a", "before"), photo("b", "before")]);
  });
});
