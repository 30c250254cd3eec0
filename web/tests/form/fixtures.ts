// A small rule set and offers in the shapes of the API, for the forms' own tests.
import type { Schemas } from "@/shared/api/client";
import type { RuleSet } from "@/shared/rules";
import { planOf, type Offer, type OfferField } from "@/shared/form/plan";

const name = (zh: string, en = "") => ({ zh, en });

export const rules = {
  utc_offset_minutes: 480,
  programmes: [
    { code: "w0", name: name("日常"), parent: "", since: "2018-11-01" },
    { code: "w1", name: name("垃圾清理"), parent: "", since: "2018-11-01" },
  ],
  terms: [
    { code: "weather", name: name("天气"), terms: [{ code: "fine", name: name("晴") }, { code: "rain", name: name("雨") }] },
    { code: "sources", name: name("来源"), terms: [{ code: "patrol", name: name("巡查") }] },
  ],
  deadlines: [{ code: "d3", name: name("3天"), unit: "days", amount: 3, minute_of_day: 0 }],
  quantities: [
    { code: "people", name: name("出动人次"), kind: "occurrences", measure: name("人次"), decimals: 0 },
    { code: "waste", name: name("建筑垃圾", "Building waste"), kind: "amount", measure: name("立方米"), decimals: 1 },
  ],
  checklists: [
    {
      code: "site",
      name: name("工地"),
      items: [
        { code: "fence", name: name("围挡", "Fence"), points_max: 1000, category: "08007" },
        { code: "wash", name: name("冲洗"), points_max: 500, category: "" },
      ],
    },
  ],
  activity_kinds: [
    { code: "daily", name: name("每日投入"), system: "S8", reporting: "daily", programmes: ["w0"], evidence: "none" },
    { code: "check", name: name("检查"), system: "S9", reporting: "none", programmes: ["w1"], evidence: "photo_and_place" },
  ],
  categories: [],
} as unknown as RuleSet;

export const field = (code: string, more: Partial<OfferField> = {}): OfferField =>
  ({ code, name: name(code), type: "text", required: false, terms: "", refers: "", only_when: "", proposed: "", ...more }) as OfferField;

export const offer = (command: string, more: Partial<Offer> = {}): Offer =>
  ({ command, name: name(command), evidence: "none", rule_set: "1", ...more }) as Offer;

export const kindField = (code: string, more: Partial<Schemas["Field"]> = {}): Schemas["Field"] =>
  ({ code, name: name(code), type: "text", required: false, terms: "", decimals: 0, measure: "", help: name(""), ...more }) as Schemas["Field"];

export const activity = (kind: string, more: Partial<Offer> = {}): Offer =>
  offer("record_activity", { preset: { "activity.kind": kind }, ...more });

export const plan = (one: Offer) => planOf(one, { rules, today: "2018-11-20", mayNameRecorder: false });
