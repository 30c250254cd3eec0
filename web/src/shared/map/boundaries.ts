// The boundaries of units, as the office has loaded them: GeoJSON whose features name their unit.
// An installation may have none; then units stand at their places.
import { answerOf, client, Problem, send } from "@/shared/api/client";
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
  const out: UnitShape[] = [];
  let after: string | undefined;
  do {
    const query = { noun: "unit", limit: 200, ...(after && { after }) };
    const page = await answerOf(client.GET("/api/v1/records", { params: { query } }));
    for (const row of page.records ?? [])
      if (row.place) out.push({ unit: row.record, at: [row.place.longitude_e7 / 1e7, row.place.latitude_e7 / 1e7] });
    after = page.next;
  } while (after);
  return out;
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
