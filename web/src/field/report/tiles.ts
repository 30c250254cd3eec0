// The tiles of the second tap: what the rule set pins for the role, then what this phone used most,
// then the everyday names in the rule set's order. The order changes slowly, so fingers learn it.
export interface TileCategory {
  code: string;
  kind: string;
  major: string;
  local_name?: string;
  pinned?: Record<string, number>;
}
export type Uses = Record<string, number>;

export function tilesOf<C extends TileCategory>(categories: C[], role: string, uses: Uses, most: number): C[] {
  const pinnedAt = (one: C) => one.pinned?.[role] ?? Infinity;
  const usesOf = (one: C) => uses[one.code] ?? 0;
  const place = new Map(categories.map((one, index) => [one.code, index]));
  return categories
    .filter((one) => pinnedAt(one) < Infinity || usesOf(one) > 0 || one.local_name)
    .sort(
      (a, b) =>
        Math.min(pinnedAt(a), 1e9) - Math.min(pinnedAt(b), 1e9) ||
        usesOf(b) - usesOf(a) ||
        place.get(a.code)! - place.get(b.code)!,
    )
    .slice(0, most);
}
