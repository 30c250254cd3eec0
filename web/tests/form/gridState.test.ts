// The grid while others report too: what came meanwhile is shown, and nothing is doubled.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useGrid } from "@/console/pages/daily/useGrid";
import { isCleared, isFar, withCell } from "@/console/pages/daily/grid";
import { mounted, settled } from "../mounted";
import { activity, rules } from "./fixtures";

const day = "2018-11-20";
const row = (unit: string, people: number, record = `r-${unit}`) => ({
  record, kind: "activity", status: "valid", number: "", unit, day,
  summary: { kind: "daily", amounts: { people }, nothing_today: false, photos: 0, origin: "", corrections: 0 },
});
const order = { kind: "daily", day, programmes: [], quantities: rules.quantities! };

interface World {
  rows: ReturnType<typeof row>[];
  hidden: string[]; // units reported in records that may not be seen
  offers: object[];
}
afterEach(() => vi.unstubAllGlobals());

// A server of one day; each new record is one more row.
async function opened(world: World) {
  const sent: { path: string; body: Record<string, unknown> }[] = [];
  const answer = (path: string, body?: Record<string, unknown>): unknown => {
    if (path === "offers") return { offers: world.offers };
    if (path === "records") return { records: world.rows };
    if (path === "reporting") {
      const reported = [...world.rows.map((one) => one.unit), ...world.hidden];
      return { kind: "daily", since: day, until: day, expected: ["a", "b"], days: reported.map((unit) => ({ unit, day, reporting: "reported" })) };
    }
    if (body) {
      sent.push({ path, body });
      if (body.type !== "record_activity") return { record: path.split("/")[1], repeated: false };
      const made = body.activity as { units: string[]; amounts: { amounts: { amount: number }[] }[] };
      world.rows.unshift(row(made.units[0]!, made.amounts[0]!.amounts[0]!.amount, "new"));
      return { record: "new", repeated: false };
    }
    const found = world.rows.find((one) => path === `records/${one.record}`);
    return { row: found, state: { activity: { kind: "daily", units: [found?.unit], nothing_today: false } } };
  };
  vi.stubGlobal("fetch", async (input: Request | string, init?: RequestInit) => {
    const request = typeof input === "string" ? new Request(new URL(input, "https://luoshi.example/"), init) : input;
    const path = new URL(request.url).pathname.replace(/^.*\/api\/v1\//, "");
    if (path === "events") return new Promise<Response>(() => undefined);
    const body = request.method === "POST" ? ((await request.json()) as Record<string, unknown>) : undefined;
    return new Response(JSON.stringify(answer(path, body)), { status: 200, headers: { "Content-Type": "application/json" } });
  });
  setActivePinia(createPinia());
  const { given: state, end } = mounted(useGrid);
  await state.read(order);
  return { state, sent, end };
}
const offers = [activity("daily")];

describe("the grid of two clerks", () => {
  it("shows what the other saved, in rows nobody works at", async () => {
    const world: World = { rows: [], hidden: [], offers };
    const { state, end } = await opened(world);
    state.take(withCell(state.grid.value, "a", "people", "5"));
    world.rows.push(row("b", 11));
    await state.follow();
    expect(state.grid.value.get("b")!.figures).toEqual({ people: "11" });
    expect([state.changed.value, [...state.met]]).toEqual([["a"], []]);
    state.undo();
    expect(state.grid.value.get("b")!.figures).toEqual({ people: "11" });
    expect(state.changed.value).toEqual([]);
    end();
  });
  it("leaves a row that is being typed in and marks it", async () => {
    const world: World = { rows: [], hidden: [], offers };
    const { state, end } = await opened(world);
    state.take(withCell(state.grid.value, "a", "people", "5"));
    state.typing.value = "b";
    world.rows.push(row("a", 11), row("b", 3));
    await state.follow();
    expect([state.grid.value.get("a")!.figures, state.grid.value.get("b")!.figures]).toEqual([{ people: "5" }, {}]);
    expect([...state.met]).toEqual(["a", "b"]);
    expect(state.corrections.value).toContain("a");
    state.takeThere("a");
    expect(state.grid.value.get("a")!.figures).toEqual({ people: "11" });
    expect(state.changed.value).not.toContain("a");
    end();
  });
  it("sends no second record, and corrects the first when that is chosen", async () => {
    const world: World = { rows: [], hidden: [], offers };
    const { state, sent, end } = await opened(world);
    state.take(withCell(state.grid.value, "a", "people", "5"));
    world.rows.push(row("a", 11)); // and no word of it has come yet
    await state.save("", "");
    expect(sent).toEqual([]);
    expect([[...state.met], state.grid.value.get("a")!.figures]).toEqual([["a"], { people: "5" }]);
    await state.save("以本表为准", "");
    expect(sent.map((one) => [one.path, one.body.type])).toEqual([["records/r-a/commands", "correct_activity"]]);
    expect(state.met.size).toBe(0);
    end();
  });
  it("does not correct what somebody has corrected meanwhile", async () => {
    const world: World = { rows: [row("a", 11)], hidden: [], offers };
    const { state, sent, end } = await opened(world);
    state.take(withCell(state.grid.value, "a", "people", "5"));
    world.rows = [row("a", 12)];
    await state.save("写错了", "");
    expect([sent.length, [...state.met]]).toEqual([0, ["a"]]);
    end();
  });
  it("saves as before where nothing came between", async () => {
    const world: World = { rows: [], hidden: [], offers };
    const { state, sent, end } = await opened(world);
    state.take(withCell(state.grid.value, "a", "people", "5"));
    await state.save("", "");
    expect([sent.length, state.results.get("a")?.state, state.changed.value]).toEqual([1, "saved", []]);
    await state.follow();
    expect([state.met.size, state.results.get("a")?.state]).toEqual([0, "saved"]);
    await settled();
    end();
  });
});

describe("the day of a unit", () => {
  it("is told as reported when the record may not be seen, and when several count", async () => {
    const world: World = { rows: [row("a", 1), row("a", 2, "r-2")], hidden: ["b"], offers };
    const { state, end } = await opened(world);
    expect([state.known.value.get("a")!.also, state.known.value.get("b")!.elsewhere]).toEqual([1, true]);
    end();
  });
  it("that is emptied is nothing to save, but is told", async () => {
    const { state, end } = await opened({ rows: [row("a", 1)], hidden: [], offers });
    state.take(withCell(state.grid.value, "a", "people", ""));
    expect([state.changed.value, state.cleared.value]).toEqual([[], ["a"]]);
    end();
  });
  it("may be recorded by whoever is offered it", async () => {
    const one = await opened({ rows: [], hidden: [], offers });
    const other = await opened({ rows: [], hidden: [], offers: [] });
    expect([one.state.mayRecord.value, other.state.mayRecord.value]).toEqual([true, false]);
    one.end();
    other.end();
  });
});

describe("a row of the grid", () => {
  const blank = (unit: string) => ({ unit, figures: {} as Record<string, string>, isZero: false });
  it("is far above the last report where a figure is", () => {
    const typed = { ...blank("a"), figures: { people: "999", waste: "1" } };
    expect(isFar(typed, { last: { people: "9" } }, rules.quantities!)).toBe(true);
    expect(isFar(typed, { last: { people: "100" } }, rules.quantities!)).toBe(false);
    expect(isFar({ ...typed, isZero: true }, { last: { people: "9" } }, rules.quantities!)).toBe(false);
  });
  it("is emptied only where something stood", () => {
    expect(isCleared(blank("a"), { ...blank("a"), figures: { people: "1" } })).toBe(true);
    expect(isCleared(blank("a"), { ...blank("a"), isZero: true })).toBe(true);
    expect(isCleared(blank("a"), blank("a"))).toBe(false);
    expect(isCleared({ ...blank("a"), isZero: true }, { ...blank("a"), figures: { people: "1" } })).toBe(false);
  });
});
