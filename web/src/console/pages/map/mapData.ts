// What the map counts: cases by unit, in the groups people ask about, added up to the units drawn.
import type { LocationQuery } from "vue-router";
import { compares, equals, stands } from "@/shared/lib/selection";
import type { UnitRow } from "@/shared/rules";
import type { UnitShape } from "@/shared/map/boundaries";
import type { Tone } from "@/shared/map/types";
import { isLate, isSettled } from "@/shared/case/state";

export const groups = ["waiting", "rectifying", "checking", "late", "settled"] as const;
export type Group = (typeof groups)[number];
export type Layer = "open" | Group;
export const layers: Layer[] = ["open", "waiting", "rectifying", "checking", "late", "settled"];

export const statuses: Record<Exclude<Group, "late">, string[]> = {
  waiting: ["reported", "accepted", "assigned"],
  rectifying: ["rectifying", "suspended", "shelved"],
  checking: ["rectified", "passed"],
  settled: ["closed", "ended"],
};
const open = [...statuses.waiting, ...statuses.rectifying, ...statuses.checking];
const running = open.filter((one) => one !== "suspended" && one !== "shelved");

export interface Filters {
  layer: Layer;
  from: string;
  until: string;
  category: string;
  level: string;
  unit: string; // whose list is open
}
const word = (value: LocationQuery[string] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";
const day = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "");

export function filtersOf(query: LocationQuery): Filters {
  const layer = word(query.show) as Layer;
  return {
    layer: layers.includes(layer) ? layer : "open",
    from: day(word(query.from)),
    until: day(word(query.until)),
    category: word(query.category),
    level: word(query.level),
    unit: word(query.unit),
  };
}
export function queryOf(filters: Filters): Record<string, string> {
  const { layer, ...rest } = filters;
  const all = { ...rest, show: layer === "open" ? "" : layer };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

// To the minute: the same question again is answered from what the browser has.
const minute = (now: Date) => `${now.toISOString().slice(0, 16)}:00Z`;

export function selectOf(filters: Filters, layer: Layer, now = new Date(), unit = ""): string {
  const ofLayer = {
    open: equals("status", open),
    late: [...equals("status", running), ...compares("due", "<", minute(now))],
    waiting: equals("status", statuses.waiting),
    rectifying: equals("status", statuses.rectifying),
    checking: equals("status", statuses.checking),
    settled: equals("status", statuses.settled),
  }[layer];
  return [
    ...ofLayer,
    ...compares("day", ">=", filters.from),
    ...compares("day", "<=", filters.until),
    ...stands("category", "under", filters.category),
    ...stands("unit", "within", unit),
  ].join(";");
}

// The ledger's own address for the same records.
export function ledgerQuery(filters: Filters, unit: string): Record<string, string> {
  const layer = filters.layer;
  const status = layer === "open" ? "open" : layer === "late" ? running.join(",") : statuses[layer].join(",");
  const all = {
    status,
    unit,
    category: filters.category,
    from: filters.from,
    until: filters.until,
    overdue: layer === "late" ? "1" : "",
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

interface Row {
  status: string;
  due?: string | null;
  day?: string | null;
  kind: string;
}
// The same question asked of one record: points come by box, without a selection.
export function isShown(row: Row, filters: Filters, now = Date.now()): boolean {
  const late = running.includes(row.status) && isLate(row.status, row.due, now);
  const inLayer =
    filters.layer === "open"
      ? !isSettled(row.status)
      : filters.layer === "late"
        ? late
        : statuses[filters.layer].includes(row.status);
  return (
    inLayer &&
    (!filters.from || (row.day ?? "") >= filters.from) &&
    (!filters.until || (!!row.day && row.day <= filters.until)) &&
    row.kind.startsWith(filters.category)
  );
}

export function toneOf(row: Row): Tone {
  if (running.includes(row.status) && isLate(row.status, row.due)) return "danger";
  if (statuses.rectifying.includes(row.status)) return "warn";
  return isSettled(row.status) ? "good" : "accent";
}

// Levels that have something to draw, the highest first.
export function levelsDrawn(shapes: UnitShape[], units: ReadonlyMap<string, UnitRow>): string[] {
  const count = new Map<string, number>();
  for (const { unit } of shapes) {
    const level = units.get(unit)?.level;
    if (level) count.set(level, (count.get(level) ?? 0) + 1);
  }
  return [...count.keys()];
}

// Counts of units added up to the drawn unit they belong to; "": to none of them.
export function addUp(
  values: { value: string; count: number }[],
  drawn: ReadonlySet<string>,
  units: ReadonlyMap<string, UnitRow>,
): Map<string, number> {
  const out = new Map<string, number>();
  for (const { value, count } of values) {
    let unit: string | undefined = value;
    while (unit && !drawn.has(unit)) unit = units.get(unit)?.parent ?? undefined;
    out.set(unit ?? "", (out.get(unit ?? "") ?? 0) + count);
  }
  return out;
}
