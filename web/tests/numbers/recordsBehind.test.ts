// The sheet of the records behind a number: what stands in it adds up to the number.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linesBehind, tableOf } from "@/shared/numbers/exports";
import type { Entry } from "@/shared/numbers/sums";
import { useRules, type RuleSet, type UnitRow } from "@/shared/rules";
import { server } from "../mounted";

const waste = { code: "waste", name: "清理建筑垃圾", measure: "立方米", decimals: 1, group: "effort" as const };
const question = { unit: "s", programme: "", since: "2018-11-05", until: "2018-11-06", kinds: ["waste"] };
const signal = new AbortController().signal;

const entry = (record: string, amount: number): Entry =>
  ({ record, amount, day: "2018-11-06", kind: "waste", backing: "photo_and_place" }) as Entry;
const row = (record: string, unit: string, summary: string) => ({
  record, unit, kind: "clearing", status: "valid", number: "", day: "2018-11-06", summary: { summary, location: "村口" },
});
const json = (body: unknown, status: number) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

// Corrected to 8.0; voided; of another unit; out of sight; not to leave the house.
const pages = [
  [entry("corrected", 120), entry("voided", 125), entry("elsewhere", 50)],
  [entry("corrected", -120), entry("corrected", 80), entry("voided", -125), entry("unseen", 20), entry("kept", 7)],
];
const answers = (path: string, url: URL, init: RequestInit) => {
  if (path === "entries") {
    const at = Number(url.searchParams.get("after") ?? 0);
    return { entries: pages[at], ...(at + 1 < pages.length && { next: String(at + 1) }) };
  }
  if (path === "records") return { records: [row("corrected", "v", "清运"), row("voided", "v", "作废的"), row("kept", "v", "暗访")] };
  if (path === "records/elsewhere") return { row: row("elsewhere", "w", "支援"), state: {} };
  if (path === "records/unseen") return json({ code: "record_missing" }, 404);
  const { records } = JSON.parse(String(init.body)) as { records: string[] };
  const at = records.indexOf("kept");
  if (at >= 0) return json({ code: "record_not_shareable", field: `records.${at}`, args: { value: "kept" } }, 422);
  return { records: records.map((record) => ({ record, code: "" })) };
};

beforeEach(() => {
  setActivePinia(createPinia());
  const units = [{ unit: "s", code: "1" }, { unit: "v", name: "甲村" }, { unit: "w", name: "乙村" }] as unknown as UnitRow[];
  useRules().take({ activity_kinds: [{ code: "clearing", name: { zh: "清运" } }] } as unknown as RuleSet, units);
});
afterEach(() => vi.unstubAllGlobals());

describe("the records behind a number", () => {
  it("stand in the sheet with what they add, and nothing else", async () => {
    const { fetched } = server(answers);
    vi.stubGlobal("fetch", fetched);
    const [head, ...lines] = tableOf(await linesBehind(question, () => undefined, signal), waste);
    expect(head!.at(-2)).toBe("清理建筑垃圾");
    expect(lines).toEqual([
      ["2018-11-06", "", "清运", "甲村", "村口", "清运", "有照片和位置", 8, "立方米"],
      ["2018-11-06", "", "清运", "乙村", "村口", "支援", "有照片和位置", 5, "立方米"],
      ["2018-11-06", "", "（内容不列出）", "", "", "", "有照片和位置", 2, "立方米"],
      ["2018-11-06", "", "（内容不列出）", "", "", "", "有照片和位置", 0.7, "立方米"],
      ["合计", "", "", "", "", "", "", 15.7, "立方米"],
    ]);
  });
  it("are noted as leaving before the sheet is made, and only those in it", async () => {
    const { asked, fetched } = server(answers);
    vi.stubGlobal("fetch", fetched);
    await linesBehind(question, () => undefined, signal);
    const noted = asked.filter((one) => one.path === "shares").map((one) => (one.body as { records: string[] }).records);
    expect(noted).toEqual([["corrected", "kept", "elsewhere"], ["corrected", "elsewhere"]]);
  });
  it("are figures alone when none of them may leave, and that is noted too", async () => {
    const { asked, fetched } = server((path, url, init) =>
      path === "entries" ? { entries: [entry("kept", 7)] } : answers(path, url, init),
    );
    vi.stubGlobal("fetch", fetched);
    const lines = await linesBehind(question, () => undefined, signal);
    expect(lines).toEqual([{ record: "kept", day: "2018-11-06", amount: 7, backing: "photo_and_place" }]);
    expect(asked.at(-1)!.body).toEqual({ records: [], form: "table", count: 1 });
  });
});
