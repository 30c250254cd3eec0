import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readCumulative } from "@/shared/numbers/sums";

// A server that knows sums by programme and first day, and what was sent.
function answers(amounts: Record<string, number>, sent?: { amount: number; since: string; programme: string }) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    const query = new URL(request.url).searchParams;
    const key = `${query.get("programme") ?? ""} ${query.get("since")}`;
    asked.push(key);
    const report = sent && { ...sent, until: "2018-11-06", report: "r" };
    const sums = amounts[key] ? [{ kind: "people", amount: amounts[key], records: 1, ...(report && { sent: report }) }] : [];
    return Promise.resolve(new Response(JSON.stringify({ sums }), { headers: { "Content-Type": "application/json" } }));
  });
  return asked;
}
const question = { unit: "u", programme: "", kinds: ["people"], since: "2018-11-05", until: "2018-11-08" };
beforeEach(() => void setActivePinia(createPinia()));
afterEach(() => vi.unstubAllGlobals());

describe("a cumulative figure beside what was reported", () => {
  it("is compared over the programme and days of the report", async () => {
    const sent = { amount: 500, since: "2018-11-01", programme: "w1" };
    const asked = answers({ " 2018-11-05": 900, "w1 2018-11-01": 480 }, sent);
    const found = await readCumulative(question);
    expect(asked).toEqual([" 2018-11-05", "w1 2018-11-01"]);
    expect(found).toMatchObject({ amount: 480, since: "2018-11-01", hasFallen: true });
  });
  it("has not fallen when it is the same or more", async () => {
    answers({ " 2018-11-05": 500 }, { amount: 500, since: "2018-11-05", programme: "" });
    expect((await readCumulative(question)).hasFallen).toBe(false);
  });
  it("has nothing to compare with when nothing was reported", async () => {
    const asked = answers({ " 2018-11-05": 500 });
    expect(await readCumulative(question)).toEqual({
      since: "2018-11-05",
      until: "2018-11-08",
      amount: 500,
      hasFallen: false,
    });
    expect(asked).toHaveLength(1);
  });
});
