// The grid of daily lines as data: rows of units, what was typed, what is there already, and which
// rows have something to save.
import type { Schemas } from "@/shared/api/client";
import { parseAmount } from "@/shared/lib/format";
import { figuresOf, isFarAbove, summaryOf, type UnitDays } from "@/shared/daily/daily";
import type { Pasted } from "./paste";

type Quantity = Schemas["Quantity"];
type RecordRow = Schemas["RecordRow"];

export interface GridRow {
  unit: string;
  figures: Record<string, string>;
  isZero: boolean;
}
export interface Known {
  existing?: RecordRow; // the newest of the day
  also: number; // further valid records of the day, which count too
  elsewhere: boolean; // reported, but in a record that may not be seen here
  last: Record<string, string>;
}
export type Grid = Map<string, GridRow>;

export function knownOf(days: UnitDays | undefined, isReported: boolean, quantities: readonly Quantity[]): Known {
  return {
    existing: days?.today,
    also: days?.also ?? 0,
    elsewhere: isReported && !days?.today,
    last: figuresOf(days?.last, quantities),
  };
}
// What must be the same for a row to be sent onto what its clerk has seen.
export function stampOf({ existing, also, elsewhere }: Known): string {
  if (!existing) return elsewhere ? "elsewhere" : "";
  const { amounts, nothing_today, corrections } = summaryOf(existing);
  const figures = Object.entries(amounts ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([existing.record, also, nothing_today, corrections, figures]);
}
// As the day stands on the server: empty where nothing was reported.
export function rowOf(unit: string, known: Known, quantities: readonly Quantity[]): GridRow {
  return {
    unit,
    figures: figuresOf(known.existing, quantities),
    isZero: known.existing ? summaryOf(known.existing).nothing_today : false,
  };
}

const amountsOf = (row: GridRow, quantities: readonly Quantity[]) =>
  quantities.map((one) => {
    const text = (row.figures[one.code] ?? "").trim();
    return text === "" ? undefined : parseAmount(text, one.decimals);
  });

export function isChanged(row: GridRow, before: GridRow, quantities: readonly Quantity[]): boolean {
  if (row.isZero !== before.isZero) return row.isZero || !isBlank(row);
  if (row.isZero) return false;
  if (isBlank(row)) return false;
  if (faultsOf(row, quantities).length > 0) return true;
  const now = amountsOf(row, quantities);
  const then = amountsOf(before, quantities);
  return now.some((one, at) => one !== then[at]);
}
// Emptied although the day is reported: a report is never taken back by saving nothing.
export const isCleared = (row: GridRow, before: GridRow) =>
  isBlank(row) && !row.isZero && (before.isZero || !isBlank(before));
export const isBlank = (row: GridRow) => Object.values(row.figures).every((one) => one.trim() === "");

// Codes of quantities whose cell holds no figure.
export function faultsOf(row: GridRow, quantities: readonly Quantity[]): string[] {
  if (row.isZero) return [];
  return quantities
    .filter((one) => {
      const text = (row.figures[one.code] ?? "").trim();
      return text !== "" && parseAmount(text, one.decimals) === undefined;
    })
    .map((one) => one.code);
}

export const isFar = (row: GridRow, { last }: Pick<Known, "last">, quantities: readonly Quantity[]): boolean =>
  !row.isZero && quantities.some((one) => isFarAbove(row.figures[one.code] ?? "", last[one.code], one.decimals));

export function withCell(grid: Grid, unit: string, code: string, text: string): Grid {
  const row = grid.get(unit);
  if (!row) return grid;
  return new Map(grid).set(unit, { ...row, isZero: false, figures: { ...row.figures, [code]: text } });
}
export function withZero(grid: Grid, unit: string, isZero: boolean): Grid {
  const row = grid.get(unit);
  if (!row) return grid;
  return new Map(grid).set(unit, { ...row, isZero, figures: isZero ? {} : row.figures });
}
export function withPasted(grid: Grid, given: Pasted): Grid {
  const next = new Map(grid);
  for (const one of given.rows) {
    const row = next.get(one.unit);
    if (!row) continue;
    const figures = one.isZero ? {} : { ...row.figures, ...one.figures };
    next.set(one.unit, { ...row, isZero: one.isZero, figures });
  }
  return next;
}
// A step to go back to, with a row in it that nobody had touched as the server has it by now.
export function withFresh(grid: Grid, old: GridRow, fresh: GridRow, quantities: readonly Quantity[]): Grid {
  const row = grid.get(old.unit);
  if (!row || isChanged(row, old, quantities) || isCleared(row, old)) return grid;
  return new Map(grid).set(old.unit, fresh);
}
// The last figures, where nothing stands yet.
export function withLast(grid: Grid, known: ReadonlyMap<string, Pick<Known, "last">>, units: readonly string[]): Grid {
  const next = new Map(grid);
  for (const unit of units) {
    const row = next.get(unit);
    const last = known.get(unit)?.last ?? {};
    if (row && isBlank(row) && !row.isZero && Object.keys(last).length) next.set(unit, { ...row, figures: { ...last } });
  }
  return next;
}

export function totalsOf(grid: Grid, quantities: readonly Quantity[]): Record<string, number> {
  const out: Record<string, number> = {};
  for (const row of grid.values())
    amountsOf(row, quantities).forEach((amount, at) => {
      const code = quantities[at]!.code;
      out[code] = (out[code] ?? 0) + (amount ?? 0);
    });
  return out;
}
