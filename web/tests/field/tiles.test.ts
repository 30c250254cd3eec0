// The second tap on a phone that has nothing yet: it says so, and fetches when asked.
import { afterEach, describe, expect, it, vi } from "vitest";
import { drawn, server, settled } from "../mounted";
import CategoryTiles from "@/field/ui/CategoryTiles.vue";
import { isOnline } from "@/field/lib/network";

afterEach(() => {
  vi.unstubAllGlobals();
  isOnline.value = true;
});

const category = { code: "c1", name: { zh: "积存垃圾", en: "Heaped waste" }, local_name: "积存垃圾", aliases: [], pinned: [] };

describe("categories that were never fetched", () => {
  it("are said to be missing without a network, and the draft to be kept", async () => {
    isOnline.value = false;
    const { page, end } = drawn(CategoryTiles, { modelValue: "" });
    await settled();
    expect(page.querySelector("[role=status]")?.textContent).toContain("现在没有网络");
    expect(page.querySelector("[role=status]")?.textContent).toContain("草稿会保存");
    expect(page.querySelectorAll(".tile, button")).toHaveLength(0);
    end();
  });
  it("are still missing when the server does not answer, which is said", async () => {
    vi.stubGlobal("fetch", server(() => null).fetched);
    const { page, end } = drawn(CategoryTiles, { modelValue: "" });
    page.querySelector<HTMLButtonElement>("[role=status] button")!.click();
    await settled(40);
    expect(page.querySelector("[role=status]")?.textContent).toContain("没有取到");
    expect(page.querySelector<HTMLButtonElement>("[role=status] button")?.disabled).toBe(false);
    end();
  });
  it("are fetched at a press, and stand there as tiles", async () => {
    const { asked, fetched } = server((path) =>
      path === "rule-set"
        ? { categories: [category] }
        : path === "units"
          ? { units: [] }
          : { records: [], offers: [], name: "", features: [] },
    );
    vi.stubGlobal("fetch", fetched);
    const { page, end } = drawn(CategoryTiles, { modelValue: "" });
    expect(page.querySelectorAll(".tile")).toHaveLength(0);
    page.querySelector<HTMLButtonElement>("[role=status] button")!.click();
    await settled(40);
    expect(asked.map((one) => one.path)).toContain("rule-set");
    expect([...page.querySelectorAll(".tile")].map((one) => one.textContent?.trim())).toEqual(["积存垃圾"]);
    expect(page.querySelector("[role=status]")).toBeNull();
    end();
  });
});
