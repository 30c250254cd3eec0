// A pivot: which rows, which columns. Columns are sets that belong together, or chosen ones.
import { nameIn } from "@/shared/i18n";
import { useRules, type RuleSet, type UnitRow } from "@/shared/rules";
import { caseKinds } from "./kinds";
import { childrenOf, dayRows, readBreakdown, unitRows, type FigureRow } from "./useFigures";
import type { SumQuestion } from "./sums";

export type ColumnSet = "effort" | "results" | "cases" | "own";
export const columnSets: ColumnSet[] = ["effort", "results", "cases", "own"];

// Effort are occurrences (turn-outs), results are amounts, as far as a brief names them.
export function columnsOf(rules: RuleSet, set: ColumnSet, own: string[]): string[] {
  if (set === "own") return own;
  if (set === "cases") return caseKinds.filter((one) => one !== "case.raised");
  const wanted = set === "effort" ? "occurrences" : "amount";
  const inBrief = (rules.briefs ?? []).map((one) => one.template_zh).join();
  return (rules.quantities ?? [])
    .filter((one) => one.kind === wanted && inBrief.includes(`{${one.code}}`))
    .map((one) => one.code);
}

// "units", "days", "programmes", or "level:village".
export function levelsBelow(unit: string): { code: string; name: string }[] {
  const rules = useRules();
  const found = new Set(rules.within(unit).map((one) => one.level));
  return (rules.rules?.unit_levels ?? [])
    .filter((one) => found.has(one.code))
    .map((one) => ({ code: one.code, name: nameIn(one.name, one.code) }));
}

export interface RowPlan {
  label: string;
  question: SumQuestion;
}

export function rowsOf(question: SumQuestion, rows: string): RowPlan[] {
  const rules = useRules();
  if (rows === "days") return dayRows(question);
  if (rows === "programmes")
    return (rules.rules?.programmes ?? []).map((one) => ({
      label: nameIn(one.name, one.code),
      question: { ...question, programme: one.code },
    }));
  const level = rows.startsWith("level:") ? rows.slice(6) : "";
  const units: UnitRow[] = level
    ? rules.within(question.unit).filter((one) => one.level === level)
    : childrenOf(question.unit);
  return unitRows(question, units);
}

export interface Tally {
  rows: FigureRow[];
  total: FigureRow;
}

export async function readTally(
  question: SumQuestion,
  rows: RowPlan[],
  totalLabel: string,
  signal?: AbortSignal,
): Promise<Tally> {
  const found = await readBreakdown(question, rows, signal);
  const isEmpty = (row: FigureRow) => question.kinds.every((kind) => !row.amounts.get(kind)?.amount);
  return {
    rows: found.rows.filter((row) => !isEmpty(row)),
    total: { label: totalLabel, question, amounts: found.total },
  };
}
