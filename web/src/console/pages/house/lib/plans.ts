// Who has handed in the plan of a programme, and who has not.
import type { UnitRow } from "@/shared/rules";

export interface PlanRow {
  record: string;
  unit: string;
  units: string[];
  programmes: string[];
  title: string;
  day: string;
  version: string;
}
export interface PlanCell {
  unit: UnitRow;
  plans: PlanRow[];
}

// A plan of a programme above it counts for the programme as well: the plan of the campaign covers
// its parts, not the other way round.
export function covers(programme: string, of: readonly string[], parents: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = programme; at; at = parents.get(at)) if (of.includes(at)) return true;
  return false;
}

export function planCells(
  units: readonly UnitRow[],
  plans: readonly PlanRow[],
  programme: string,
  levels: ReadonlySet<string>,
  parents: ReadonlyMap<string, string>,
): PlanCell[] {
  const counted = programme ? plans.filter((one) => covers(programme, one.programmes, parents)) : plans;
  return units
    .filter((one) => levels.has(one.level))
    .map((unit) => ({ unit, plans: counted.filter((one) => one.units.includes(unit.unit)) }));
}
