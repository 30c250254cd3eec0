import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import CaseActions from "@/shared/case/CaseActions.vue";
import LastReported from "@/shared/numbers/LastReported.vue";
import MorningPage from "@/shared/numbers/MorningPage.vue";
import { useSession, type Session } from "@/shared/session";
import { drawn, server } from "../mounted";

const signedIn = { install: () => (useSession().session = { unit: "u1", post: null, rights: [] } as unknown as Session) };
const router = () =>
  createRouter({ history: createMemoryHistory(), routes: [{ path: "/:any(.*)", name: "P", component: { render: () => null } }] });
const answers = (path: string) => {
  if (path === "sums") return { sums: [] };
  if (path === "facets") return { values: [], capped: false };
  if (path === "records") return { records: [] };
  return path.endsWith("/offers") ? { offers: [] } : { features: [] };
};

beforeEach(() => vi.useFakeTimers({ now: new Date("2018-11-06T22:00:00+08:00") }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the picture at eight", () => {
  it("left open overnight, is of the new day and its yesterday", async () => {
    const { asked, fetched } = server(answers);
    vi.stubGlobal("fetch", fetched);
    const { end } = drawn(MorningPage, {}, signedIn, router());
    await vi.advanceTimersByTimeAsync(1000);
    const days = () => asked.filter((one) => one.path === "sums").map((one) => one.url.searchParams.get("until"));
    expect(days()).toEqual(expect.arrayContaining(["2018-11-05", "2018-11-06"]));
    asked.length = 0;
    await vi.advanceTimersByTimeAsync(10 * 3600_000);
    expect(days()).toEqual(expect.arrayContaining(["2018-11-06", "2018-11-07"]));
    expect(asked.some((one) => one.path === "facets")).toBe(true); // who is late
    end();
  });
  it("shows no figure that it does not know, and can be asked again", async () => {
    let isReached = false;
    vi.stubGlobal("fetch", server((path) => (isReached ? answers(path) : null)).fetched);
    const { page, end } = drawn(MorningPage, {}, signedIn, router());
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.querySelector(".tiles")!.textContent).not.toMatch(/\d/);
    isReached = true;
    [...page.querySelectorAll("button")].find((one) => one.textContent?.trim() === "再试一次")!.click();
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.querySelector(".tiles")!.textContent).toContain("今天已发现 0");
    end();
  });
  it("says how long an extension is asked for, before somebody agrees", async () => {
    const offers = [{ command: "decide_request", name: { zh: "审批", en: "" }, fields: [] }];
    const row = { record: "q1", kind: "extension", unit: "u2", summary: { kind: "extension", about: "c1", reason: "等铲车" } };
    const state = { extension: { unit: "days", amount: 2 } };
    const records = (url: URL) =>
      url.searchParams.get("noun") !== "request" ? [] : [{ ...row, ...(url.searchParams.get("with") && { state }) }];
    const { fetched } = server((path, url) =>
      path === "records" ? { records: records(url) } : path === "records/q1/offers" ? { offers } : answers(path),
    );
    vi.stubGlobal("fetch", fetched);
    const leader = { install: () => (useSession().session = { unit: "u1", post: "p1", rights: [] } as unknown as Session) };
    const { page, end } = drawn(MorningPage, {}, leader, router());
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.textContent).toContain("延长 2 天");
    expect(page.textContent).toContain("等铲车");
    end();
  });
  it("compares what was reported with the figure of the new day", async () => {
    const { asked, fetched } = server(answers);
    vi.stubGlobal("fetch", fetched);
    const { end } = drawn(LastReported, { unit: "u1", programme: "", kind: "people" });
    await vi.advanceTimersByTimeAsync(10 * 3600_000);
    expect(asked.map((one) => one.url.searchParams.get("until"))).toEqual(["2018-11-06", "2018-11-07"]);
    end();
  });
});

describe("what may be done, beside other buttons", () => {
  it.each([
    [true, ""],
    [false, "这条记录现在没有需要您办理的事。"],
  ])("quiet: %s", async (quiet, text) => {
    vi.stubGlobal("fetch", server(answers).fetched);
    const { page, end } = drawn(CaseActions, { record: "r1", only: ["instruct_case"], quiet });
    await vi.advanceTimersByTimeAsync(100);
    expect(page.textContent?.trim()).toBe(text);
    end();
  });
  it("says what was done where nothing else on the page shows it", async () => {
    const offers = [{ command: "instruct_case", name: { zh: "批示", en: "" }, fields: [] }];
    const { fetched } = server((path) => (path === "records/r1/offers" ? { offers } : { record: "r1", repeated: false }));
    vi.stubGlobal("fetch", fetched);
    vi.useRealTimers();
    const { page, end } = drawn(CaseActions, { record: "r1", only: ["instruct_case"], quiet: true });
    const button = (within: ParentNode, words: string) =>
      [...within.querySelectorAll("button")].find((one) => one.textContent?.trim() === words && !one.disabled);
    await vi.waitFor(() => expect(button(page, "批示")).toBeTruthy());
    button(page, "批示")!.click();
    const dialog = () => page.querySelector("dialog") ?? document.querySelector("dialog");
    await vi.waitFor(() => expect(dialog() && button(dialog()!, "批示")).toBeTruthy());
    button(dialog()!, "批示")!.click();
    await vi.waitFor(() => expect(page.textContent).toContain("已办理：批示"));
    end();
  });
});
