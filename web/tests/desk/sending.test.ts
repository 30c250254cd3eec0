import { afterEach, describe, expect, it, vi } from "vitest";
import { useSending } from "@/console/pages/desk/sending";

const order = (key: string) => ({ key, record: key, body: { hand_out_case: { supporting: [] } } });
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const idOf = (init?: RequestInit) => (init?.headers as Record<string, string>)["Idempotency-Key"];

afterEach(() => vi.unstubAllGlobals());

describe("many commands", () => {
  it("are all sent, and a refusal stops none", async () => {
    const fetched = vi.fn(async (url: string) =>
      url.includes("/b/")
        ? answer(409, { code: "case_not_in_state", detail: "no" })
        : answer(201, { record: "x", repeated: false }),
    );
    vi.stubGlobal("fetch", fetched);
    const { results, all } = useSending();
    await all([order("a"), order("b"), order("c")]);
    expect(fetched).toHaveBeenCalledTimes(3);
    expect(["a", "b", "c"].map((key) => results.get(key)?.outcome)).toEqual(["done", "refused", "done"]);
  });
  it("go again under the same id until they are answered", async () => {
    const ids: (string | undefined)[] = [];
    vi.stubGlobal("fetch", async (_url: string, init?: RequestInit) => {
      ids.push(idOf(init));
      if (ids.length === 1) throw new TypeError("no network");
      return answer(201, { record: "x", repeated: true });
    });
    const { results, all } = useSending();
    await all([order("a")]);
    expect(results.get("a")?.outcome).toBe("unanswered");
    await all([order("a")]);
    expect(results.get("a")?.outcome).toBe("done");
    expect(ids[0]).toBe(ids[1]);
  });
});
