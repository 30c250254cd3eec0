// Counts of single units, added up to everything above them.
import type { UnitRow } from "@/shared/rules";

export function addUp(units: readonly UnitRow[], own: readonly { value: string; count: number }[]): Map<string, number> {
  const parents = new Map(units.map((one) => [one.unit, one.parent ?? undefined]));
  const out = new Map<string, number>();
  for (const { value, count } of own) {
    const seen = new Set<string>();
    for (let unit: string | undefined = value; unit && !seen.has(unit); unit = parents.get(unit)) {
      seen.add(unit);
      out.set(unit, (out.get(unit) ?? 0) + count);
    }
  }
  return out;
}
