// The bell: what others did, to which record, and not what one did oneself.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import ChangeBell from "@/console/ui/ChangeBell.vue";
import { useSession, type Session } from "@/shared/session";
import { drawn, server } from "../mounted";

let change: (record: string, noun: string) => void;
vi.mock("@/shared/changes", () => ({
  onChange: (listener: (change: { record: string; noun: string }) => void) => {
    change = (record, noun) => listener({ record, noun });
    return () => undefined;
  },
}));
beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const posts: Record<string, string> = { c1: "other", c2: "mine", a1: "other", q1: "other" };
const nouns: Record<string, string> = { c: "case", a: "activity", q: "request" };
function answers(path: string, url: URL): unknown {
  const record = /^records\/(\w+)\/history$/.exec(path)?.[1];
  if (record) return { events: [{ number: 1, at: "2018-11-06T01:00:00Z", event: "e", name: { zh: "交办" }, post: posts[record] }] };
  const ids = (url.searchParams.get("ids") ?? "").split(",");
  const one = (id: string) =>
    id === "other"
      ? { id, noun: "post", name: { zh: "文书" } }
      : { id, noun: nouns[id[0]!], name: { zh: `编号${id}` }, ...(id === "c1" && { about: "路口有垃圾" }) };
  return { names: ids.map(one) };
}
async function bell(account = "acc") {
  const { fetched } = server(answers);
  vi.stubGlobal("fetch", fetched);
  const signedIn = { install: () => (useSession().session = { account, post: "mine", rights: [] } as unknown as Session) };
  const routes = [{ path: "/:any(.*)", name: "P", component: { render: () => null } }];
  const router = createRouter({ history: createMemoryHistory(), routes });
  await router.push("/");
  const { page, end } = drawn(ChangeBell, {}, router, signedIn);
  document.body.append(page);
  const panel = page.querySelector("details")!;
  const open = async () => {
    panel.open = true;
    panel.dispatchEvent(new Event("toggle"));
    await vi.advanceTimersByTimeAsync(100);
  };
  const count = () => page.querySelector(".count")?.textContent ?? "0";
  const links = () => [...page.querySelectorAll("a")].map((one) => [one.getAttribute("href"), one.textContent]);
  await vi.advanceTimersByTimeAsync(100);
  return { page, panel, open, count, links, router, end };
}
const pass = () => vi.advanceTimersByTimeAsync(4000);

describe("the bell", () => {
  it("names what others did to cases, records and requests, and leaves out one's own steps", async () => {
    const { links, count, end } = await bell();
    for (const [record, noun] of [["c1", "case"], ["c2", "case"], ["a1", "activity"], ["q1", "request"], ["x1", "person"]]) change(record!, noun!);
    await pass();
    expect(count()).toBe("3");
    expect(links().map(([to]) => to)).toEqual(["/cases/c1", "/activities/a1", "/desk/requests"]);
    expect(links()[0]![1]).toMatch(/路口有垃圾.*交办 · 文书 · 11-06 09:00/);
    end();
  });
  it("opened, all of it is seen; the list stays, also over F5, and of another account there is none", async () => {
    const first = await bell();
    change("c1", "case");
    await pass();
    await first.open();
    expect(first.count()).toBe("0");
    expect(first.links()).toHaveLength(1);
    first.end();
    const again = await bell();
    expect([again.count(), again.links().length]).toEqual(["0", 1]);
    again.end();
    const other = await bell("another");
    expect(other.links()).toEqual([]);
    other.end();
  });
  it("closes on Escape, on a press elsewhere and with another page", async () => {
    const { panel, open, router, end } = await bell();
    await open();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(panel.open).toBe(false);
    await open();
    panel.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    expect(panel.open).toBe(true);
    document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    expect(panel.open).toBe(false);
    await open();
    await router.push("/cases/c1");
    await vi.advanceTimersByTimeAsync(10);
    expect(panel.open).toBe(false);
    end();
  });
});
