import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useQueue } from "@/console/pages/desk/handout/queue";
import { useWall, type WallItem } from "@/console/pages/desk/wall/useWall";
import { held_ms } from "@/console/pages/desk/wall/holding";
import { mounted, server, type Answers } from "../mounted";

const state = { facts: {}, rounds: [] };
const row = (record: string) => ({ record, kind: "", status: "rectified", number: record, summary: {} });
const item = (record: string): WallItem =>
  ({ row: row(record), state, before: [], after: [], offers: [{ command: "pass_check" }, { command: "fail_check" }] }) as never;

// Each screen has its own cases.
let screen: string[] = [];
const reading: Answers = (path) => {
  if (path === "records") return { records: screen.map((one) => ({ ...row(one), state, offers: item("").offers })) };
  if (path.endsWith("/offers")) return { offers: item("").offers };
  return { row: row(path.split("/")[1]!), state };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function wallWith(answers: Answers) {
  const { fetched, asked } = server(answers);
  vi.stubGlobal("fetch", fetched);
  const { given: wall, end } = mounted(useWall);
  screen = ["a", "b", "c"];
  await wall.read("check", "");
  return { wall, asked, end };
}

describe("a screen of the wall", () => {
  it("is one question to the server", async () => {
    const { wall, asked, end } = await wallWith(reading);
    expect(wall.items.value.map((one) => one.row.record)).toEqual(["a", "b", "c"]);
    expect(wall.items.value[0]).toMatchObject({ row: row("a"), state, offers: item("").offers });
    expect(asked.map((one) => [one.path, one.url.searchParams.get("with")])).toEqual([["records", "state,offers"]]);
    end();
  });
});

describe("what is held when the page goes", () => {
  it("is sent as the server wants it, carried on by the browser", async () => {
    const { wall, asked, end } = await wallWith(reading);
    wall.give(wall.items.value[0]!, "pass");
    asked.length = 0;
    dispatchEvent(new Event("pagehide"));
    expect(asked.map((one) => one.path)).toEqual(["records/a/commands"]);
    expect(asked[0]!.body).toMatchObject({ type: "pass_check", photos: [] });
    expect(asked[0]!.init.keepalive).toBe(true);
    end();
  });
  it("also when it is being handed out", async () => {
    const { fetched, asked } = server((path) =>
      path.endsWith("/offers") ? { offers: [{ command: "hand_out_case", fields: [] }] } : reading(path, new URL("https://x/"), {}),
    );
    vi.stubGlobal("fetch", fetched);
    screen = ["a"];
    const { given: queue, end } = mounted(useQueue);
    await queue.start();
    queue.handOut("u", "");
    asked.length = 0;
    dispatchEvent(new Event("pagehide"));
    expect(asked[0]!.body).toMatchObject({ type: "hand_out_case", lead: "u" });
    end();
  });
});

describe("verdicts that did not get through", () => {
  const answers: Answers = (path, url, init) => {
    if (path === "records/a/commands") return new Response(JSON.stringify({ code: "x", detail: "why" }), { status: 409 });
    if (path === "records/b/commands") return null;
    if (path === "records/c/commands") return { record: "c", repeated: false };
    return reading(path, url, init);
  };
  async function judged() {
    const all = await wallWith(answers);
    for (const one of all.wall.items.value) all.wall.give(one, "pass");
    await vi.advanceTimersByTimeAsync(held_ms + 1000);
    screen = ["d", "b"];
    await all.wall.read("check", "");
    return all;
  }
  it("go along to the next screen, those that got through do not", async () => {
    const { wall, end } = await judged();
    expect(wall.items.value.map((one) => one.row.record)).toEqual(["a", "b", "d"]);
    expect(wall.verdicts.value.get("a")).toBe("pass");
    expect(wall.results.get("a")).toMatchObject({ outcome: "refused", text: "why" });
    expect(wall.results.get("b")?.outcome).toBe("unanswered");
    expect(wall.results.has("c")).toBe(false);
    end();
  });
  it("are not judged otherwise while nobody knows whether they arrived; a refused one may be, or goes when it was read", async () => {
    const { wall, end } = await judged();
    const [a, b] = wall.items.value;
    wall.give(b!, "fail", "dirty");
    expect(wall.verdicts.value.get("b")).toBe("pass");
    wall.give(a!, "fail", "dirty");
    expect([wall.verdicts.value.get("a"), wall.results.has("a")]).toEqual(["fail", false]);
    await vi.advanceTimersByTimeAsync(held_ms + 1000);
    wall.dismiss("b");
    wall.dismiss("a");
    expect(wall.items.value.map((one) => one.row.record)).toEqual(["b", "d"]);
    end();
  });
});
