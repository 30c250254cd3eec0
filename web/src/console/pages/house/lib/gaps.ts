// Where nobody is responsible. Which roles a unit ought to have is not written in the rule set; it
// is taken from the units themselves: a role that most units of a level fill is missing where it is not.
import type { UnitRow } from "@/shared/rules";
import { isCurrent, isHeld, isInOffice, type PostRow, type SiteRow } from "./directory";

export interface Gap {
  unit: UnitRow;
  roles: string[]; // expected and not held by anybody today
  isEmpty: boolean; // no held post at all, where most units of its level have one
}

export interface Expectation {
  level: string;
  role: string;
  filled: number;
  of: number;
}

// At least so many units, so that a habit of two is not taken for a rule.
const unitsMin = 3;

function heldRoles(posts: readonly PostRow[], today: string): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const post of posts) {
    if (!isHeld(post) || !isInOffice(post, today)) continue;
    const roles = out.get(post.unit) ?? new Set();
    out.set(post.unit, roles.add(post.role));
  }
  return out;
}

export function expectations(units: readonly UnitRow[], posts: readonly PostRow[], today: string): Expectation[] {
  const held = heldRoles(posts, today);
  const levels = new Map<string, UnitRow[]>();
  for (const unit of units) levels.set(unit.level, [...(levels.get(unit.level) ?? []), unit]);
  const out: Expectation[] = [];
  for (const [level, members] of levels) {
    if (members.length < unitsMin) continue;
    const counts = new Map<string, number>();
    for (const unit of members) for (const role of held.get(unit.unit) ?? []) counts.set(role, (counts.get(role) ?? 0) + 1);
    for (const [role, filled] of counts)
      if (filled * 2 > members.length) out.push({ level, role, filled, of: members.length });
  }
  return out;
}

// Levels where a unit without any post stands out; offices inside a street have none of their own.
function staffedLevels(units: readonly UnitRow[], held: ReadonlyMap<string, unknown>): Set<string> {
  const count = new Map<string, number>();
  for (const unit of units)
    count.set(unit.level, (count.get(unit.level) ?? 0) + (held.has(unit.unit) ? 1 : -1));
  return new Set([...count].filter(([, more]) => more > 0).map(([level]) => level));
}

export function gapsOf(units: readonly UnitRow[], posts: readonly PostRow[], today: string): Gap[] {
  const held = heldRoles(posts, today);
  const wanted = expectations(units, posts, today);
  const staffed = staffedLevels(units, held);
  const out: Gap[] = [];
  for (const unit of units) {
    const mine = held.get(unit.unit) ?? new Set<string>();
    const roles = wanted.filter((one) => one.level === unit.level && !mine.has(one.role)).map((one) => one.role);
    const isEmpty = mine.size === 0 && staffed.has(unit.level);
    if (roles.length || isEmpty) out.push({ unit, roles, isEmpty });
  }
  return out;
}

export const unkeptSites = (sites: readonly SiteRow[], today: string) =>
  sites.filter((one) => !one.keeper && isCurrent(one.until, today));
export const vacantPosts = (posts: readonly PostRow[], today: string) =>
  posts.filter((one) => !isHeld(one) && isInOffice(one, today));
