// Tables of figures: what does not add up is explained, and every number opens what is behind it.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import { setLanguage } from "@/shared/i18n";
import BreakdownTable from "@/shared/numbers/BreakdownTable.vue";
import EntriesPanel from "@/shared/numbers/EntriesPanel.vue";
import LastReported from "@/shared/numbers/LastReported.vue";
import TallyTable from "@/shared/numbers/TallyTable.vue";
import { amountText } from "@/shared/numbers/kinds";
import { readEntries, type Amount, type SumQuestion } from "@/shared/numbers/sums";
import { drawn, server, settled } from "../mounted";

const of = { code: "people", name: "人次", measure: "", decimals: 0, group: "effort" as const };
const question: SumQuestion = { unit: "u", programme: "", kinds: ["people"], since: "2018-11-05", until: "2018-11-08" };
const amounts = (amount: number) => new Map<string, Amount>([["people", { amount, records: 1 }]]);
const row = (label: string, amount: number) => ({ label, question: { ...question, unit: label }, amounts: amounts(amount) });

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:any(.*)", name: "P", component: { render: () => null } }] });

beforeEach(() => {
  setActivePinia(createPinia());
  vi.stubGlobal("IntersectionObserver", class { observe() {} disconnect() {} });
});
afterEach(() => vi.unstubAllGlobals());

describe("a tally that does not add up", () => {
  const text = (by: string, total: number) => {
    const props = { rows: [row("甲", 3), row("乙", 2)], total: row("合计", total), columns: [of], caption: "", rowName: "", by };
    const { page, end } = drawn(TallyTable, props);
    const said = page.textContent;
    end();
    return said;
  };
  it("says why in the words of its rows", () => {
    expect(text("unit", 4)).toContain("同时算在几个单位");
    expect(text("programme", 4)).toContain("上一级重点工作的数字包含下级的");
    expect(text("programme", 4)).not.toContain("单位");
    expect(text("unit", 6)).toContain("本级和其他");
    expect(text("programme", 6)).toContain("没有列入任何重点工作");
  });
});

describe("what no row has", () => {
  it("opens too, without the units of the rows", () => {
    const rest = vi.fn();
    const breakdown = { rows: [row("u1", 3), row("u2", 2), row("u3", 0)], total: amounts(9) };
    const { page, end } = drawn(BreakdownTable, { breakdown, of, caption: "", rowName: "", onRest: rest });
    page.querySelector<HTMLButtonElement>("tfoot button")!.click();
    expect(rest).toHaveBeenCalledWith(["u1", "u2"], 4);
    end();
  });
  it("is what none of the units has, read to the end", async () => {
    const entry = (record: string, amount: number) => ({ record, kind: "people", day: "2018-11-06", amount, backing: "reported" });
    const { asked, fetched } = server((_, url) => {
      const unit = url.searchParams.get("unit");
      if (unit === "u1") return { entries: [entry("a", 3)] };
      if (unit === "u2") return { entries: [entry("b", 2)] };
      return url.searchParams.get("after") ? { entries: [entry("b", 2), entry("d", 1)] } : { entries: [entry("a", 3), entry("c", 3)], next: "2" };
    });
    vi.stubGlobal("fetch", fetched);
    const found = await readEntries({ ...question, except: ["u1", "u2"] }, undefined);
    expect(found.entries.map((one) => one.record)).toEqual(["c", "d"]);
    expect(asked).toHaveLength(4);
  });
});

describe("the records behind a number", () => {
  it("stand by day, the latest first", async () => {
    const entry = (record: string, day: string) => ({ record, kind: "people", day, amount: 1, backing: "reported" });
    const entries = [entry("a", "2018-11-06"), entry("b", "2018-11-08"), entry("c", "2018-11-05")];
    vi.stubGlobal("fetch", server(() => ({ entries })).fetched);
    const { page, end } = drawn(EntriesPanel, { question, amount: 3 }, router);
    await settled();
    expect([...page.querySelectorAll("li .day")].map((one) => one.textContent)).toEqual(["2018-11-08", "2018-11-06", "2018-11-05"]);
    end();
  });
});

describe("what was reported last time", () => {
  it("of another programme is said with its name", async () => {
    const sent = { amount: 500, programme: "w1", since: "2018-11-01", until: "2018-11-06", report: "r" };
    vi.stubGlobal(
      "fetch",
      server((_, url) => ({ sums: [{ kind: "people", amount: 9, records: 1, ...(!url.searchParams.get("programme") && { sent }) }] })).fetched,
    );
    const { page, end } = drawn(LastReported, { unit: "u", programme: "w2", kind: "people" });
    await settled();
    expect(page.textContent).toMatch(/“w2”还没有报出过.*“w1”（截至 2018-11-06）：500/);
    end();
  });
});

it("one of something is no plural in English", async () => {
  await setLanguage("en");
  const said = (amount: number, measure: string, decimals = 0) => amountText(amount, { measure, decimals });
  expect([said(1, "notices"), said(2, "notices"), said(1, "person-times"), said(1, "people"), said(1, "m³")]).toEqual([
    "1 notice",
    "2 notices",
    "1 person-time",
    "1 person",
    "1 m³",
  ]);
  expect([said(10, "trucks", 1), said(1, "trucks", 1)]).toEqual(["1 truck", "0.1 trucks"]);
  await setLanguage("zh");
});
