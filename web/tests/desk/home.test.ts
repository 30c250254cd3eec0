import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import HomePage from "@/console/pages/home/HomePage.vue";
import { drawn, server, settled } from "../mounted";

afterEach(() => vi.unstubAllGlobals());

describe("the first page", () => {
  it("is read once more when it was asked for during a read: what was counted may be older", async () => {
    const { asked, fetched } = server((path) => (path === "counts" ? { count: 1 } : { records: [] }));
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    vi.stubGlobal("fetch", async (...given: Parameters<typeof fetched>) => {
      await gate;
      return fetched(...given);
    });
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: "/:any(.*)", name: "P", component: { render: () => null } }],
    });
    const { page, end } = drawn(HomePage, {}, router);
    const refresh = page.querySelector<HTMLButtonElement>("header button")!;
    refresh.click();
    refresh.click();
    open();
    await settled(60);
    expect(asked.filter((one) => one.path === "records")).toHaveLength(2);
    end();
  });
});
