// The filters of the ledger that are set, in words, for paper.
import { i18n, nameIn } from "@/shared/i18n";
import type { useRules } from "@/shared/rules";
import { openStatuses, type Filters } from "./filters";

export function filterWords(filters: Filters, rules: ReturnType<typeof useRules>): [name: string, value: string][] {
  const { t } = i18n.global;
  const all: [string, string][] = [
    [t("ledger.status"), statusWords(filters.status)],
    [t("ledger.unit"), filters.unit && (rules.unitName(filters.unit) || filters.unit)],
    [t("ledger.category"), categoryWords(filters.category, rules)],
    [t("ledger.source"), filters.source && rules.termName("sources", filters.source)],
    [t("ledger.programme"), filters.programme && rules.programmeName(filters.programme)],
    [t("ledger.found"), spanWords(filters.from, filters.until)],
    [t("ledger.due"), spanWords(filters.dueFrom, filters.dueUntil)],
    [t("ledger.number"), filters.number],
    [t("ledger.keyword"), filters.text],
  ];
  const set = all.filter(([, value]) => value !== "");
  return filters.overdue ? [...set, [t("ledger.due"), t("ledger.onlyOverdue")]] : set;
}

function statusWords(statuses: readonly string[]): string {
  const { t } = i18n.global;
  if (statuses.join() === openStatuses.join()) return t("ledger.open");
  return statuses.map((one) => t(`words.status.${one}`)).join(t("common.comma"));
}
// Two digits stand for all of a major.
function categoryWords(code: string, rules: ReturnType<typeof useRules>): string {
  const major = rules.rules?.categories?.find((one) => one.major === code);
  return major ? i18n.global.t("ledger.wholeMajor", { name: nameIn(major.major_name) }) : rules.categoryName(code);
}
const spanWords = (from: string, until: string): string =>
  from || until ? i18n.global.t("numbers.span", { since: from || "…", until: until || "…" }) : "";
