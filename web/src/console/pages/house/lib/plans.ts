// Who has handed in the plan of a programme, and who has not.
import { stateOf } from "@/shared/activity/activity";
import type { Schemas } from "@/shared/api/client";
import type { ListedRow } from "@/shared/api/records";
import type { UnitRow } from "@/shared/rules";

export interface PlanRow {
  record: string;
  unit: string;
  units: string[];
  programmes: string[];
  title: string;
  day: string;
  hasFiles: boolean;
}
export interface PlanCell {
  unit: UnitRow;
  plans: PlanRow[];
}

// A record with its state. Its title is what the kind asks for first, else its summary.
export function planOf(row: ListedRow & { state?: unknown }, kind: Schemas["ActivityKind"]): PlanRow {
  const activity = stateOf(row.state)?.activity;
  const fields = activity?.fields ?? {};
  const first = kind.fields?.find((one) => one.type === "text")?.code ?? "";
  return {
    record: row.record,
    unit: row.unit ?? "",
    units: activity?.units ?? (row.unit ? [row.unit] : []),
    programmes: activity?.programmes ?? [],
    title: String(fields[first]?.value ?? activity?.summary ?? ""),
    day: row.day ?? "",
    hasFiles: Boolean(activity?.files?.length) || Object.values(fields).some((one) => one.type === "file"),
  };
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
