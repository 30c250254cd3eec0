// Kinds of records to choose from: in the product's systems, the most used first, found by name,
// other names or help.
import type { Schemas } from "@/shared/api/client";
import { nameIn } from "@/shared/i18n";
import { matching } from "@/shared/form/matching";
import type { Offer } from "@/shared/form/plan";

type Kind = Schemas["ActivityKind"];
export interface KindGroup {
  system: string;
  kinds: Kind[];
}
const systemNumber = (system: string) => Number(system.replace(/\D/g, "")) || Number.MAX_SAFE_INTEGER;

export function offeredKinds(kinds: readonly Kind[], offers: readonly Offer[]): Kind[] {
  const offered = new Set(offers.filter((one) => one.command === "record_activity").map((one) => one.preset?.["activity.kind"]));
  return kinds.filter((one) => offered.has(one.code));
}

export function groupsOf(kinds: readonly Kind[], used: ReadonlyMap<string, number>, typed: string): KindGroup[] {
  const options = kinds.map((one) => ({
    value: one.code,
    label: nameIn(one.name, one.code),
    words: [one.code, one.name.zh, one.name.en, ...(one.sheets ?? [])].filter(Boolean),
    hint: nameIn(one.help),
  }));
  const found = new Set(matching(options, typed, kinds.length).map((one) => one.value));
  const groups = new Map<string, Kind[]>();
  for (const kind of kinds)
    if (found.has(kind.code)) groups.set(kind.system, [...(groups.get(kind.system) ?? []), kind]);
  const count = (kind: Kind) => used.get(kind.code) ?? 0;
  return [...groups]
    .map(([system, own]) => ({ system, kinds: [...own].sort((a, b) => count(b) - count(a)) }))
    .sort((a, b) => systemNumber(a.system) - systemNumber(b.system));
}

// The few that are used most, for one click.
export function mostUsed(kinds: readonly Kind[], used: ReadonlyMap<string, number>, most = 6): Kind[] {
  return kinds
    .filter((one) => used.has(one.code))
    .sort((a, b) => used.get(b.code)! - used.get(a.code)!)
    .slice(0, most);
}
