import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createApp, h, KeepAlive, ref } from "vue";
import type { Change } from "@/shared/changes";
import { onChangeWhileShown, type Changes } from "@/shared/whileShown";

const listeners = new Set<(change: Change | "reset") => void>();
vi.mock("@/shared/changes", () => ({
  onChange: (one: (change: Change | "reset") => void) => (listeners.add(one), () => listeners.delete(one)),
}));
const tell = (record: string, noun = "case") => listeners.forEach((one) => one({ record, noun }));

let isHidden = false;
beforeEach(() => {
  vi.useFakeTimers();
  isHidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

// A page that can be put behind another one.
function kept(nouns?: string[]) {
  const told: string[][] = [];
  const isFront = ref(true);
  const Page = {
    setup() {
      onChangeWhileShown(({ records }: Changes) => void told.push([...records]), 1000, nouns);
      return () => h("p");
    },
  };
  const app = createApp({ render: () => h(KeepAlive, () => (isFront.value ? h(Page) : h("i"))) });
  app.mount(document.createElement("div"));
  return { told, isFront, end: () => app.unmount() };
}

describe("work after changes", () => {
  it("is one look for many, of the nouns that matter", async () => {
    const { told, end } = kept(["case"]);
    tell("a");
    tell("b");
    tell("x", "activity");
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([["a", "b"]]);
    end();
    expect(listeners.size).toBe(0);
  });
  it("waits while the page is behind another one, and is done once when it comes back", async () => {
    const { told, isFront, end } = kept();
    isFront.value = false;
    await vi.advanceTimersByTimeAsync(0);
    tell("a");
    await vi.advanceTimersByTimeAsync(60_000);
    tell("b");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    isFront.value = true;
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([["a", "b"]]);
    isFront.value = false;
    await vi.advanceTimersByTimeAsync(0);
    isFront.value = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(told).toHaveLength(1);
    end();
  });
  it("waits while the browser's tab is not seen", async () => {
    const { told, end } = kept();
    isHidden = true;
    tell("a");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    isHidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
    expect(told).toEqual([["a"]]);
    end();
  });
});
