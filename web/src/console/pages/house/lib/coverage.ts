// Which units a file of boundaries covers. Whether the file is good is for the server to say.
import type { UnitRow } from "@/shared/rules";

export interface AreaFile {
  features?: { properties?: { unit?: string; code?: string } | null }[];
}
export interface Coverage {
  areas: number;
  covered: number;
  without: UnitRow[];
}

export function coverageOf(file: AreaFile, units: readonly UnitRow[]): Coverage {
  const features = Array.isArray(file.features) ? file.features : [];
  const named = new Set(features.flatMap((one) => [one.properties?.unit, one.properties?.code].filter(Boolean)));
  const without = units.filter((one) => !named.has(one.unit) && !named.has(one.code));
  return { areas: features.length, covered: units.length - without.length, without };
}
