import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import HomePage from "@/console/pages/home/HomePage.vue";
import { drawn, server, settled } from "../mounted";

afterEach(() => vi.unstubAllGlobals());

describe("the first page", () => {
  it("asked anew during a read shows the later answer, also when the first one comes last", async () => {
    const row = (description: string) => ({ record: description, kind: "", status: "reported", number: "", summary: { description } });
    let turn = 0;
    const { fetched } = server((path) => (path === "records" ? { records: [row(turn++ === 0 ? "earlier" : "later")] } : { count: 1 }));
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    vi.stubGlobal("fetch", async (...given: Parameters<typeof fetched>) => {
      const isFirst = turn === 0;
      const answer = await fetched(...given);
      if (isFirst) await gate;
      return answer;
    });
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: "/:any(.*)", name: "P", component: { render: () => null } }],
    });
    const { page, end } = drawn(HomePage, {}, router);
    await settled();
    page.querySelector<HTMLButtonElement>("header button")!.click();
    await settled(60);
    open();
    await settled(60);
    expect(page.textContent).toContain("later");
    expect(page.textContent).not.toContain("earlier");
    end();
  });
});
