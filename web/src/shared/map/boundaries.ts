// The boundaries of units, as the office has loaded them: GeoJSON whose features name their unit.
// An installation may have none; then units stand at their places.
import { Problem, send } from "@/shared/api/client";
import { everyRecord } from "@/shared/api/records";
import type { LonLat } from "./datum";
import type { Geometry, MapArea } from "./types";

interface Feature {
  geometry?: { type: string; coordinates: unknown } | null;
  properties?: { unit?: string; code?: string; name?: string } | null;
}
export interface UnitShape {
  unit: string;
  geometry?: Geometry;
  at?: LonLat;
}

const isArea = (feature: Feature) => /^(Multi)?Polygon$/.test(feature.geometry?.type ?? "");

export function shapesOf(collection: { features?: Feature[] }): UnitShape[] {
  return (collection.features ?? [])
    .filter((one) => isArea(one) && one.properties?.unit)
    .map((one) => ({ unit: one.properties!.unit!, geometry: one.geometry as Geometry }));
}

async function readBoundaries(): Promise<UnitShape[]> {
  try {
    const answer = await send("api/v1/boundaries");
    return shapesOf((await answer.json()) as { features?: Feature[] });
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 404) return []; // none were loaded
    throw fault;
  }
}

async function readPlaces(): Promise<UnitShape[]> {
  const { rows } = await everyRecord({ noun: "unit" }, undefined, Infinity);
  return rows.flatMap(({ record, place }): UnitShape[] =>
    place ? [{ unit: record, at: [place.longitude_e7 / 1e7, place.latitude_e7 / 1e7] }] : [],
  );
}

// Boundaries first; the places of those units that have none.
export async function readShapes(): Promise<UnitShape[]> {
  const shapes = await readBoundaries();
  const known = new Set(shapes.map((one) => one.unit));
  const places = await readPlaces().catch(() => []);
  return [...shapes, ...places.filter((one) => !known.has(one.unit))];
}

export function areasOf(
  shapes: UnitShape[],
  units: ReadonlySet<string>,
  name: (unit: string) => string,
  count?: (unit: string) => number,
): MapArea[] {
  return shapes
    .filter((one) => units.has(one.unit))
    .map(({ unit, geometry, at }) => ({
      id: unit,
      name: name(unit),
      ...(geometry && { geometry }),
      ...(at && { at }),
      ...(count && { count: count(unit) }),
    }));
}

// The ground as a whole: what lies within nothing else that is drawn, and places only without any boundary.
export function outlinesOf(
  shapes: UnitShape[],
  units: ReadonlyMap<string, { parent?: string | null }>,
  name: (unit: string) => string,
): MapArea[] {
  const bounded = shapes.filter((one) => one.geometry);
  const all = bounded.length > 0 ? bounded : shapes;
  const drawn = new Set(all.map((one) => one.unit));
  const outer = [...drawn].filter((one) => units.has(one) && !drawn.has(units.get(one)?.parent ?? ""));
  return areasOf(all, new Set(outer), name);
}
