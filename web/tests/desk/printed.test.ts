// What paper says of a list.
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, describe, expect, it } from "vitest";
import { filterWords as recordWords } from "@/shared/activity/columns";
import { filtersOf as recordFilters, placeOf } from "@/shared/activity/filters";
import { filtersOf } from "@/console/pages/ledger/filters";
import PrintedScope from "@/console/pages/ledger/PrintedScope.vue";
import { filterWords } from "@/console/pages/ledger/printed";
import { useRules, type RuleSet, type UnitRow } from "@/shared/rules";
import { drawn } from "../mounted";

beforeEach(() => {
  setActivePinia(createPinia());
  const rules = {
    programmes: [{ code: "w1", name: { zh: "垃圾清理" } }],
    activity_kinds: [{ code: "daily", name: { zh: "每日投入" } }],
    categories: [{ code: "08001", name: { zh: "裸土" }, major: "08", major_name: { zh: "扬尘" } }],
    terms: [],
  };
  useRules().take(rules as unknown as RuleSet, [{ unit: "u", name: "青禾村" }] as unknown as UnitRow[]);
});
const said = (words: [string, string][]) => words.map((one) => one.join("：")).join("；");

describe("the filters in words", () => {
  it("are those of the records that are set", () => {
    const filters = recordFilters({ unit: "u", since: "2018-11-05", programme: "w1", status: "voided" }, "daily");
    expect(said(recordWords(filters, useRules()))).toBe(
      "种类：每日投入；单位（含下级）：青禾村；从哪天：2018-11-05；重点工作：垃圾清理；状态：已作废",
    );
    expect(recordWords(recordFilters({}), useRules())).toEqual([]);
  });
  it("are those of the ledger that are set", () => {
    const filters = filtersOf({ status: "open", category: "08", until: "2018-11-20", overdue: "1", text: "渣土" });
    expect(said(filterWords(filters, useRules()))).toBe(
      "状态：未办结；类别：扬尘（整类）；发现日期：… 至 2018-11-20；内容：渣土；到期日期：只看超期",
    );
    expect(filterWords(filtersOf({}), useRules())).toEqual([]);
  });
});

describe("the rows on paper", () => {
  it("are counted from the pages before, out of how many", () => {
    const { page, end } = drawn(PrintedScope, { words: [], at: 50, shown: 50, total: { count: 198, capped: false } });
    expect(page.textContent!.trim()).toBe("第 51–100 条，共 198 条");
    end();
  });
  it("begin anew without a place in the list", () => {
    expect(placeOf({ at: "50" })).toEqual({ after: "", size: 50, at: 0 });
    expect(placeOf({ after: "x", at: "20", size: "20" })).toEqual({ after: "x", size: 20, at: 20 });
  });
});
