// One number and its breakdown, for the page, the leader's phone and the tallies.
import { computed, type Ref } from "vue";
import { useRules, type UnitRow } from "@/shared/rules";
import { daysOf, type Span } from "./periods";
import { none, readRows, readSums, type Amount, type SumQuestion } from "./sums";
import { useLatest } from "./useLatest";

export const daysMax = 62;
export const unitsMax = 120;

export type By = "unit" | "day";
export interface FigureRow {
  label: string;
  question: SumQuestion;
  amounts: Map<string, Amount>;
}
export interface Breakdown {
  rows: FigureRow[];
  total: Map<string, Amount>;
  tooMany?: By;
}

export function useNumber(question: () => SumQuestion | undefined) {
  return useLatest(question, readSums);
}

export const amountIn = (amounts: Map<string, Amount> | undefined, kind: string): Amount =>
  amounts?.get(kind) ?? none;

// The day the campaign counts from: of the brief of that programme, else of the first.
export function campaignSince(programme: string): string {
  const rules = useRules().rules;
  const briefs = rules?.briefs ?? [];
  const own = briefs.find((one) => one.programme === programme) ?? briefs[0];
  return own?.since ?? rules?.programmes?.[0]?.since ?? "2018-01-01";
}

export function childrenOf(unit: string): UnitRow[] {
  return useRules().units.filter((one) => one.parent === unit);
}

export async function readBreakdown(
  question: SumQuestion,
  rows: { label: string; question: SumQuestion }[],
  signal?: AbortSignal,
): Promise<Breakdown> {
  const [total, ...amounts] = await readRows([question, ...rows.map((one) => one.question)], signal);
  return { total: total!, rows: rows.map((one, at) => ({ ...one, amounts: amounts[at]! })) };
}

export function dayRows(question: SumQuestion): { label: string; question: SumQuestion }[] {
  return daysOf(question).map((day) => ({ label: day, question: { ...question, since: day, until: day } }));
}
export function unitRows(question: SumQuestion, units: UnitRow[]): { label: string; question: SumQuestion }[] {
  return units.map((one) => ({ label: one.name, question: { ...question, unit: one.unit } }));
}

export function useBreakdown(question: () => SumQuestion | undefined, by: Ref<By>) {
  const asked = computed(() => {
    const one = question();
    return one && { question: one, by: by.value };
  });
  return useLatest(
    () => asked.value,
    async (one, signal): Promise<Breakdown> => {
      const rows =
        one.by === "day" ? dayRows(one.question) : unitRows(one.question, childrenOf(one.question.unit));
      if (rows.length > (one.by === "day" ? daysMax : unitsMax))
        return { rows: [], total: new Map(), tooMany: one.by };
      return readBreakdown(one.question, rows, signal);
    },
  );
}

export const spanText = (span: Span, t: (key: string, named: Record<string, unknown>) => string): string =>
  span.since === span.until ? t("numbers.day", { day: span.since }) : t("numbers.span", { ...span });
