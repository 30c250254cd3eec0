// What a form begins with: today, now, the own unit, the first of a closed list that must be
// answered (ordinary before serious), the programmes of the kind.
import type { FormField } from "./plan";
import { localOf } from "./values";

export interface Surroundings {
  unit: string;
  today: string;
  now: string;
  offset: number;
  programmes: readonly string[];
}

const isOutOfList = new Set(["choice", "integer"]);
const firstIsUsual = new Set(["facts.sort", "facts.degree", "facts.urgency"]);

export function startingValues(fields: FormField[], around: Surroundings): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of fields) {
    const value = startOf(field, around);
    if (value !== undefined) out[field.path] = value;
  }
  return out;
}

function startOf(field: FormField, around: Surroundings): unknown {
  if (field.path === "activity.day") return around.today;
  if (field.path === "activity.units") return around.unit ? [around.unit] : [];
  if (field.path === "activity.programmes") return [...around.programmes];
  if (field.required && field.control === "instant" && !field.isValue) return localOf(around.now, around.offset);
  if (field.required && field.choices.length === 1 && isOutOfList.has(field.control)) return field.choices[0]!.code;
  if (firstIsUsual.has(field.path)) return field.choices[0]?.code;
  return undefined;
}
