// Units as a tree: parents before children, in the order of their codes.
import type { UnitRow } from "@/shared/rules";

export interface TreeRow {
  unit: UnitRow;
  depth: number;
  children: number;
}

export function rowsOfTree(units: readonly UnitRow[]): TreeRow[] {
  const known = new Set(units.map((one) => one.unit));
  const below = new Map<string, UnitRow[]>();
  for (const one of units) {
    // A unit whose parent is out of sight stands at the top.
    const parent = one.parent && known.has(one.parent) ? one.parent : "";
    below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const out: TreeRow[] = [];
  const walk = (parent: string, depth: number) => {
    for (const one of below.get(parent) ?? []) {
      out.push({ unit: one, depth, children: below.get(one.unit)?.length ?? 0 });
      walk(one.unit, depth + 1);
    }
  };
  walk("", 0);
  return out;
}

// What is left when only matching units are wanted: they and all above them.
export function matching(
  rows: readonly TreeRow[],
  words: string,
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
): TreeRow[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [...rows];
  const byId = new Map(rows.map((one) => [one.unit.unit, one]));
  const kept = new Set<string>();
  for (const row of rows) {
    const { name, code, unit } = row.unit;
    if (![name, code, ...(aliases.get(unit) ?? [])].some((one) => one.toLowerCase().includes(wanted))) continue;
    for (let at: TreeRow | undefined = row; at && !kept.has(at.unit.unit); at = byId.get(at.unit.parent ?? ""))
      kept.add(at.unit.unit);
  }
  return rows.filter((one) => kept.has(one.unit.unit));
}

// Rows whose ancestors are all open.
export function unfolded(rows: readonly TreeRow[], isOpen: (unit: string) => boolean): TreeRow[] {
  const out: TreeRow[] = [];
  let hiddenBelow = Infinity;
  for (const row of rows) {
    if (row.depth > hiddenBelow) continue;
    hiddenBelow = isOpen(row.unit.unit) ? Infinity : row.depth;
    out.push(row);
  }
  return out;
}
