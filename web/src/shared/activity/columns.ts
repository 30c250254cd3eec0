// What a row of the list of activities says.
import type { Schemas } from "@/shared/api/client";
import { summaryOf } from "@/shared/daily/daily";
import { i18n, nameIn } from "@/shared/i18n";
import { amountText } from "@/shared/numbers/kinds";
import type { useRules } from "@/shared/rules";
import type { RecordFilters } from "./filters";

type Quantities = ReadonlyMap<string, Schemas["Quantity"]>;

export function amountWords(row: Schemas["RecordRow"], quantities: Quantities): string[] {
  return Object.entries(summaryOf(row).amounts ?? {}).map(([code, amount]) => {
    const one = quantities.get(code);
    if (!one) return `${code} ${amount}`;
    return `${nameIn(one.name, code)} ${amountText(amount, { measure: nameIn(one.measure), decimals: one.decimals })}`;
  });
}
export function contentWords(row: Schemas["RecordRow"]): string {
  const { summary, location } = summaryOf(row);
  return [location, summary].filter(Boolean).join(" · ");
}
// The filters that are set, for paper.
export function filterWords(filters: RecordFilters, rules: ReturnType<typeof useRules>): [string, string][] {
  const { t } = i18n.global;
  const all: [string, string][] = [
    [t("form.record.kind"), filters.kind && rules.kindName(filters.kind)],
    [t("form.record.unitTree"), filters.unit && (rules.unitName(filters.unit) || filters.unit)],
    [t("form.record.since"), filters.since],
    [t("form.record.until"), filters.until],
    [t("form.field.activity_programmes"), filters.programme && rules.programmeName(filters.programme)],
    [t("form.record.status"), filters.status && t(`form.record.states.${filters.status}`)],
    [t("form.record.words"), filters.text],
  ];
  return all.filter(([, value]) => value !== "");
}
export const toneOf = (status: string): "good" | "calm" | "warn" =>
  status === "valid" ? "good" : status === "hidden" ? "warn" : "calm";
