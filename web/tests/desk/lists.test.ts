import { createPinia, setActivePinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import StatusListPage from "@/console/pages/desk/StatusListPage.vue";
import SetAsideCard from "@/console/pages/desk/aside/SetAsideCard.vue";
import LastCases from "@/console/pages/records/LastCases.vue";
import { useStates } from "@/console/pages/ledger/states";
import { useQuery } from "@/shared/numbers/useQuery";
import { drawn, mounted, server, settled } from "../mounted";

afterEach(() => vi.unstubAllGlobals());
const routerAt = async (path: string) => {
  const page = { render: () => null };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:any(.*)", name: "P", component: page }] });
  await router.push(path);
  return router;
};

describe("lists by status", () => {
  it("keep their page size when another status is chosen", async () => {
    vi.stubGlobal("fetch", server((path) => (path === "counts" ? { count: 0 } : { records: [] })).fetched);
    const router = await routerAt("/desk/requests?size=50&after=x");
    const words = { title: "t", empty: "e", status: (one: string) => one };
    const { page, end } = drawn(StatusListPage, { noun: "request", statuses: ["asked", "granted"], order: "due", words }, router);
    await settled();
    [...page.querySelectorAll("button")].find((one) => one.textContent?.trim() === "granted")!.click();
    await settled();
    expect(router.currentRoute.value.query).toEqual({ status: "granted", size: "50" });
    end();
  });
});

describe("a lost answer", () => {
  it("is no state of a record: it is said, and asked for again", async () => {
    let answer: unknown = null;
    vi.stubGlobal("fetch", server(() => answer).fetched);
    const { given, end } = mounted(useStates);
    await given.want(["a"]);
    expect([given.states.value.has("a"), given.problem.value !== ""]).toEqual([false, true]);
    answer = { row: {}, state: { facts: {} } };
    await given.want(["a"]);
    expect([given.states.value.has("a"), given.problem.value]).toEqual([true, ""]);
    end();
  });
});

describe("a command that was set aside", () => {
  const row = { record: "a", kind: "acknowledge_case", status: "applied", number: "", summary: {} };
  const cardOf = async (answer: unknown) => {
    setActivePinia(createPinia());
    vi.stubGlobal("fetch", server((path) => (path === "names" ? { names: [] } : answer)).fetched);
    const { page, end } = drawn(SetAsideCard, { row }, await routerAt("/"));
    await settled();
    const text = page.textContent ?? "";
    end();
    return text;
  };
  const state = (refusal: string) => ({ what: { command: "acknowledge_case", body: null, refusal } });
  it("says why in a sentence: the server's, else one of its own", async () => {
    expect(await cardOf({ row, state: state("record_changed") })).toContain("已经被别人改过");
    expect(await cardOf({ row, state: state("x_y") })).toContain("x_y");
    expect(await cardOf({ row, state: state("x_y"), refusal_text: "因为。" })).toContain("因为。");
  });
  it("that could not be read says so and can be read again", async () => {
    const text = await cardOf(null);
    expect(text).toContain("没有连上服务器");
    expect(text).toContain("再试一次");
  });
});

describe("what a page is set to", () => {
  it("takes two changes in one breath, and begins at the first page with another filter", async () => {
    const router = await routerAt("/p?after=50");
    const { given, end } = mounted(() => useQuery(() => ({ period: "day" })), router);
    given.field("unit").value = "u";
    given.field("period").value = "week";
    given.field("open", []).value = "r";
    await settled();
    expect(router.currentRoute.value.query).toEqual({ unit: "u", period: "week", open: "r" });
    given.field("period").value = "day";
    await settled();
    expect(router.currentRoute.value.query).toEqual({ unit: "u", open: "r" });
    end();
  });
});

it("who inspects a unit again is shown what is still open there", async () => {
  const row = { record: "a", kind: "06", status: "rectifying", number: "7", summary: { description: "垃圾", found_at: "" } };
  const { fetched, asked } = server((path) => (path === "records" ? { records: [row] } : {}));
  vi.stubGlobal("fetch", fetched);
  const { page, end } = drawn(LastCases, { unit: "u" }, await routerAt("/"));
  await settled();
  expect(asked[0]!.url.searchParams.get("select")).toMatch(/^status in reported,.*;unit within u$/);
  expect(page.querySelector("a")?.getAttribute("href")).toBe("/cases/a");
  end();
});
