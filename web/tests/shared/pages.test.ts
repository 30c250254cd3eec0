import { createMemoryHistory, createRouter } from "vue-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchAnew, isPageMissing } from "@/shared/lib/pages";

const gone = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
const page = { render: () => null };

function made(component: () => Promise<typeof page>) {
  const routes = [
    { path: "/", component: page },
    { path: "/late", component },
  ];
  const router = createRouter({ history: createMemoryHistory(), routes });
  fetchAnew(router);
  return router;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

describe("a page whose file is gone", () => {
  it("is loaded anew once, then it is said to be missing, until another is opened", async () => {
    const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    const router = made(gone);
    await router.push("/");
    await router.push("/late").catch(() => undefined);
    expect(assign).toHaveBeenCalledTimes(1);
    expect(isPageMissing.value).toBe(false);
    await made(gone).push("/late").catch(() => undefined); // the page after the reload
    expect(assign).toHaveBeenCalledTimes(1);
    expect(isPageMissing.value).toBe(true);
    await router.push("/?a");
    expect(isPageMissing.value).toBe(false);
  });

  it("is not loaded anew without a network, which would lose the page that is shown", async () => {
    const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    vi.stubGlobal("navigator", { onLine: false });
    await made(gone).push("/late").catch(() => undefined);
    expect(assign).not.toHaveBeenCalled();
    expect(isPageMissing.value).toBe(true);
  });
});
