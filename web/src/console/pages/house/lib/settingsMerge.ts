// Two who change the settings at once: each keeps what only he changed, and a member that both
// changed is for the later one to choose.
import type { Settings } from "./settings";

type Value = string | number | boolean;
export type Path = string; // "name", "map.url", "features.rankings"
export interface Conflict {
  path: Path;
  mine: Value;
  theirs: Value;
}

const mapMembers = ["kind", "url", "datum", "attribution", "zoom_max"] as const;
const plainMembers = ["name", "feedback_to", "photo_size"] as const;

export function membersOf(settings: Settings): Map<Path, Value> {
  return new Map<Path, Value>([
    ...plainMembers.map((one) => [one, settings[one]] as const),
    ...mapMembers.map((one) => [`map.${one}`, settings.map[one]] as const),
    ...settings.features.map((one) => [`features.${one.code}`, one.on] as const),
  ]);
}

// `settings` with other values for some members.
export function withMembers(settings: Settings, values: ReadonlyMap<Path, Value>): Settings {
  const take = <T extends Value>(path: Path, otherwise: T) => (values.get(path) ?? otherwise) as T;
  const map = Object.fromEntries(mapMembers.map((one) => [one, take(`map.${one}`, settings.map[one])]));
  const plain = Object.fromEntries(plainMembers.map((one) => [one, take(one, settings[one])]));
  return {
    ...settings,
    ...plain,
    map: { ...settings.map, ...map },
    features: settings.features.map((one) => ({ ...one, on: take(`features.${one.code}`, one.on) })),
  };
}

// base: what was read before the change; theirs: what is stored now.
export function merged(base: Settings, mine: Settings, theirs: Settings): { settings: Settings; conflicts: Conflict[] } {
  const [before, changed] = [membersOf(base), membersOf(mine)];
  const values = new Map<Path, Value>();
  const conflicts: Conflict[] = [];
  for (const [path, stored] of membersOf(theirs)) {
    const wanted = changed.get(path);
    if (wanted === undefined || wanted === before.get(path)) continue;
    values.set(path, wanted);
    if (stored !== before.get(path) && stored !== wanted) conflicts.push({ path, mine: wanted, theirs: stored });
  }
  return { settings: withMembers(theirs, values), conflicts };
}
