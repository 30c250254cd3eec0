// What can be counted: the quantities of the rule set, what cases count for (core's closed list),
// and the number of records of each kind.
import { i18n, nameIn } from "@/shared/i18n";
import { formatAmount } from "@/shared/lib/format";
import { useRules, type RuleSet } from "@/shared/rules";

export const caseKinds = [
  "case.found",
  "case.closed",
  "case.closed_in_time",
  "case.due",
  "case.timely",
  "case.untimely",
  "case.rework",
  "case.recurred",
  "case.suspended",
  "case.shelved",
  "case.raised",
] as const;

export type KindGroup = "effort" | "cases" | "records";
export interface Countable {
  code: string;
  name: string;
  measure: string;
  decimals: number;
  group: KindGroup;
}

export function countables(rules: RuleSet): Countable[] {
  const t = i18n.global.t;
  return [
    ...(rules.quantities ?? []).map((one) => ({
      code: one.code,
      name: nameIn(one.name, one.code),
      measure: nameIn(one.measure),
      decimals: one.decimals,
      group: "effort" as const,
    })),
    ...caseKinds.map((code) => ({
      code,
      name: t(`numbers.kind.${code.slice(5)}`),
      measure: t("numbers.measure.case"),
      decimals: 0,
      group: "cases" as const,
    })),
    ...(rules.activity_kinds ?? []).map((one) => ({
      code: `count.${one.code}`,
      name: t("numbers.countOf", { kind: nameIn(one.name, one.code) }),
      measure: t("numbers.measure.record"),
      decimals: 0,
      group: "records" as const,
    })),
  ];
}

export function countableOf(code: string): Countable {
  const rules = useRules().rules;
  const found = rules && countables(rules).find((one) => one.code === code);
  return found ?? { code, name: code, measure: "", decimals: 0, group: "effort" };
}

// The rule set has English measures as plurals: 2 notices, 1 notice. Chinese ones and m³ stay as they are.
const singular = (measure: string) => measure.replace(/^people$/, "person").replace(/([a-rt-z])s$/, "$1");

// 12.5立方米
export function amountText(amount: number, of: Pick<Countable, "measure" | "decimals">): string {
  const measure = amount === 10 ** of.decimals ? singular(of.measure) : of.measure;
  return i18n.global.t("numbers.amount", { amount: formatAmount(amount, of.decimals), measure }).trim();
}

// Before an amount in a sentence: 出动608人次, not 出动人次608人次.
export function spokenName({ name, measure }: Pick<Countable, "name" | "measure">): string {
  const doubled = measure !== "" && name !== measure && name.endsWith(measure);
  return doubled ? name.slice(0, -measure.length).trimEnd() : name;
}

// The programme and those below it, as records name them.
export function programmesWithin(rules: RuleSet, root: string): string[] {
  const out = [root];
  for (let at = 0; at < out.length; at++)
    for (const one of rules.programmes ?? []) if (one.parent === out[at] && !out.includes(one.code)) out.push(one.code);
  return out;
}

// What kind of record such an amount comes from.
export const nounCounted = (code: string): "case" | "activity" => (code.startsWith("case.") ? "case" : "activity");
