import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { entryOf, hasNewVersion, watchVersion } from "@/console/newVersion";
import { server } from "../mounted";

const page = (entry: string) =>
  `<head><title>x</title><script type="module" crossorigin src="./assets/${entry}.js"></script><link href="./assets/a.js"></head>`;
let served = "";
let asked: ReturnType<typeof server>["asked"];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  hasNewVersion.value = false;
  served = page("old");
  const fake = server(() => new Response(served));
  asked = fake.asked;
  vi.stubGlobal("fetch", fake.fetched);
  stop = watchVersion(page("old"));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a new version of the pages", () => {
  it("is told by the script that the page begins with", () => {
    expect(entryOf(page("index-abc"))).toBe("./assets/index-abc.js");
    expect(entryOf("<p></p>")).toBe("");
  });
  it("is looked for now and then, and said once it is there", async () => {
    await vi.advanceTimersByTimeAsync(16 * 60_000);
    expect([asked.length, hasNewVersion.value]).toEqual([1, false]);
    served = page("new");
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    expect(hasNewVersion.value).toBe(true);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(asked).toHaveLength(2);
  });
  it("is looked for at once when a part of the pages is gone; an answer that is no page says nothing", async () => {
    served = "busy";
    dispatchEvent(new Event("vite:preloadError"));
    await vi.advanceTimersByTimeAsync(0);
    expect([asked.length, hasNewVersion.value]).toEqual([1, false]);
    served = page("new");
    dispatchEvent(new Event("vite:preloadError"));
    await vi.advanceTimersByTimeAsync(0);
    expect(hasNewVersion.value).toBe(true);
  });
});
