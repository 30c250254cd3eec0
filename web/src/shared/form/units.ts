// Units as a picker shows them: in the order of the tree, each with what it lies in.
import { i18n } from "@/shared/i18n";
import { dayOf } from "@/shared/lib/format";
import type { UnitRow } from "@/shared/rules";
import type { Option } from "./matching";

export interface UnitLimits {
  within?: string;
  candidates?: readonly string[]; // only these, when there are any
  except?: readonly string[];
}

export function unitOptions(units: readonly UnitRow[], limits: UnitLimits = {}): Option[] {
  const byId = new Map(units.map((one) => [one.unit, one]));
  const below = new Map<string, UnitRow[]>();
  for (const one of units) {
    const parent = one.parent && byId.has(one.parent) ? one.parent : "";
    below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const candidates = new Set(limits.candidates ?? []);
  const except = new Set(limits.except ?? []);
  const isOffered = (id: string) => (candidates.size === 0 || candidates.has(id)) && !except.has(id);
  const today = dayOf();
  // A closed unit is still chosen for what happened there; it is marked.
  const hintOf = (one: UnitRow, path: string[]) =>
    one.until && one.until < today ? [path.at(-1), i18n.global.t("form.unitClosed")].filter(Boolean).join(" · ") : path.at(-1);
  const out: Option[] = [];
  const walk = (one: UnitRow, depth: number, path: string[]) => {
    if (isOffered(one.unit))
      out.push({ value: one.unit, label: one.name, hint: hintOf(one, path), words: [one.code], depth: candidates.size ? 0 : depth });
    for (const child of below.get(one.unit) ?? []) walk(child, depth + 1, [...path, one.name]);
  };
  const from = limits.within ? [byId.get(limits.within)].filter((one) => one !== undefined) : (below.get("") ?? []);
  for (const one of from) walk(one, 0, []);
  return out;
}
