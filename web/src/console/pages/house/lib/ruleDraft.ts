// Rows of the rules that were changed here and are not published yet. They are kept for this browser
// tab, and become a workbook that goes the road of every other.
import { defineStore } from "pinia";
import { ref, watch } from "vue";
import type { RuleTable, RuleTables } from "./ruleTables";

export interface RowChange {
  table: string;
  before?: string[];
  after?: string[];
}
const key = "luoshi.ruleDraft";
const same = (one: readonly string[] | undefined, other: readonly string[] | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

// The changes with one more: a row that was changed before is changed from what it was at first,
// and one that is as it was is no change.
export function withChange(changes: readonly RowChange[], next: RowChange): RowChange[] {
  const earlier = changes.find((one) => one.table === next.table && next.before && same(one.after, next.before));
  const merged = earlier ? { table: next.table, before: earlier.before, after: next.after } : next;
  const rest = changes.filter((one) => one !== earlier);
  const isNothing = same(merged.before, merged.after);
  return isNothing ? rest : [...rest, merged];
}

// The rows of a table as they would be, each with what it was.
export function changedRows(
  table: { name: string; rows: string[][] },
  changes: readonly RowChange[],
): { row: string[]; state: "same" | "changed" | "added" | "removed" }[] {
  const mine = changes.filter((one) => one.table === table.name);
  const rows = table.rows.map((row) => {
    const change = mine.find((one) => same(one.before, row));
    if (!change) return { row, state: "same" as const };
    return change.after ? { row: change.after, state: "changed" as const } : { row, state: "removed" as const };
  });
  const added = mine.filter((one) => !one.before && one.after).map((one) => ({ row: one.after!, state: "added" as const }));
  return [...rows, ...added];
}

// The rule set as it would be, for what rows may refer to.
export function drafted(tables: RuleTables, changes: readonly RowChange[]): RuleTables {
  const rowsOf = (table: RuleTable) =>
    changedRows(table, changes).flatMap(({ row, state }) => (state === "removed" ? [] : [row]));
  return { ...tables, tables: tables.tables.map((table) => ({ ...table, rows: rowsOf(table) })) };
}

export type Standing = "good" | "changed" | "gone" | "taken";

// Whether a change still fits the rules in force: its row may have been changed or removed by
// another publication since, or a row of the same names been added. `now`: that row as it stands.
export function standingOf(table: RuleTable, change: RowChange): { standing: Standing; now?: string[] } {
  const { before, after } = change;
  if (before && table.rows.some((row) => same(row, before))) return { standing: "good" };
  const wanted = before ?? after;
  const now = table.rows.find((row) => table.columns.every((one, at) => !one.names_row || row[at] === wanted?.[at]));
  if (!before) return now ? { standing: "taken", now } : { standing: "good" };
  return now ? { standing: "changed", now } : { standing: "gone" };
}

// The row as it stands now with the cells that were changed here.
export const onto = (now: readonly string[], { before, after }: RowChange): string[] =>
  now.map((cell, at) => (after && (!before || after[at] !== before[at]) ? (after[at] ?? "") : cell));

// Publishing needs a version of its own.
export function versionChange(tables: RuleTables, version: string): RowChange | undefined {
  const table = tables.tables.find((one) => one.name === "settings");
  const item = table?.columns.findIndex((one) => one.key === "item") ?? -1;
  const value = table?.columns.findIndex((one) => one.key === "value") ?? -1;
  const before = table?.rows.find((row) => row[item] === "pack.version");
  if (!before || before[value] === version) return undefined;
  return { table: "settings", before, after: before.map((cell, at) => (at === value ? version : cell)) };
}

export const useRuleDraft = defineStore("ruleDraft", () => {
  const changes = ref<RowChange[]>(JSON.parse(sessionStorage.getItem(key) ?? "[]") as RowChange[]);
  watch(changes, (now) => sessionStorage.setItem(key, JSON.stringify(now)));
  const put = (change: RowChange) => (changes.value = withChange(changes.value, change));
  const restore = (table: string, row: string[]) =>
    (changes.value = changes.value.filter((one) => one.table !== table || one.after !== undefined || !same(one.before, row)));
  const drop = (at: number) => (changes.value = changes.value.filter((_, index) => index !== at));
  const replace = (at: number, change: RowChange) => {
    drop(at);
    put(change);
  };
  const clear = () => (changes.value = []);
  return { changes, put, restore, drop, replace, clear };
});
