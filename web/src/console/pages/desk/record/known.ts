// The names that texts may hold: units with and without the word for their level, and under the
// name of what they belong to; categories with everyday names and aliases.
import type { RuleSet, UnitRow } from "@/shared/rules";
import type { Named } from "./guess";

// 青禾村民委员会, 青禾村委会, 青禾村 -> 青禾. Words of one letter would match anywhere.
const suffixes = /(?:村民委员会|居民委员会|社区居委会|村委会|居委会|办事处|街道办|社区|街道|村|镇|乡)$/u;

export function namesOf(unit: UnitRow, aliases: readonly string[], parent?: UnitRow): string[] {
  const out = new Set([unit.name, ...aliases]);
  for (const name of [...out]) {
    const short = name.replace(suffixes, "");
    if (short.length >= 2) out.add(short);
  }
  if (parent) for (const name of [...out]) out.add(parent.name + name);
  return [...out].filter((name) => name.length >= 2);
}

// A text names the street as well as the village, and the village is meant: units of the levels
// that report each day come first, then what they lie in. Of two villages of one name, the own one.
export function knownUnits(
  units: readonly UnitRow[],
  aliases: ReadonlyMap<string, readonly string[]>,
  levels: ReadonlySet<string>,
  own: ReadonlySet<string>,
): { units: Named[]; areas: Named[] } {
  const byId = new Map(units.map((one) => [one.unit, one]));
  const named = (one: UnitRow): Named => ({
    id: one.unit,
    names: namesOf(one, aliases.get(one.unit) ?? [], byId.get(one.parent ?? "")),
  });
  const sorted = [...units].sort((a, b) => Number(own.has(b.unit)) - Number(own.has(a.unit)));
  const small = sorted.filter((one) => levels.has(one.level));
  const holding = new Set(small.map((one) => one.parent));
  return {
    units: small.map(named),
    areas: sorted.filter((one) => holding.has(one.unit) && one.parent && !levels.has(one.level)).map(named),
  };
}

export function reportingLevels(rules: RuleSet): Set<string> {
  return new Set((rules.activity_kinds ?? []).flatMap((kind) => (kind.reporting === "daily" ? (kind.expected_levels ?? []) : [])));
}

export function knownCategories(rules: RuleSet): Named[] {
  return (rules.categories ?? []).map((one) => {
    const names = new Set([one.local_name, one.name.zh, ...(one.aliases ?? [])].filter((name): name is string => !!name));
    // 暴露垃圾/积存垃圾 are two words for one thing.
    for (const name of [...names]) for (const part of name.split(/[、/／,，]/u)) names.add(part.trim());
    return { id: one.code, names: [...names].filter((name) => name.length >= 2) };
  });
}
