// Which unit a point lies in. Boundaries are GeoJSON with `unit` in the properties; a village lies
// in its street, so the smallest area that holds the point is meant.
export interface Boundary {
  properties: { unit: string; code?: string };
  geometry: { type: "Polygon"; coordinates: Ring[] } | { type: "MultiPolygon"; coordinates: Ring[][] };
}
export type Ring = [number, number][];
export interface Point {
  longitude: number;
  latitude: number;
}

function inRing({ longitude: x, latitude: y }: Point, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
const polygonsOf = (one: Boundary): Ring[][] =>
  one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates;

export function holds(one: Boundary, point: Point): boolean {
  return polygonsOf(one).some(
    ([outer, ...holes]) => outer && inRing(point, outer) && !holes.some((hole) => inRing(point, hole)),
  );
}
// Shoelace, in square degrees: good enough to compare neighbours.
function areaOf(one: Boundary): number {
  return polygonsOf(one).reduce((sum, [outer = []]) => {
    const twice = outer.reduce((all, [x, y], i) => {
      const [nextX, nextY] = outer[(i + 1) % outer.length]!;
      return all + x * nextY - nextX * y;
    }, 0);
    return sum + Math.abs(twice) / 2;
  }, 0);
}

export function unitAt(boundaries: Boundary[], point: Point): string | undefined {
  const around = boundaries.filter((one) => holds(one, point));
  return around.sort((a, b) => areaOf(a) - areaOf(b))[0]?.properties.unit;
}

// Metres; over the few kilometres of a street the earth is flat.
export function metresBetween(a: Point, b: Point): number {
  const metresPerDegree = 111_320;
  const dy = (a.latitude - b.latitude) * metresPerDegree;
  const dx = (a.longitude - b.longitude) * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(dx, dy);
}

export interface UnitPlace extends Point {
  unit: string;
}
const nearMetresMax = 5000;
export function nearestUnit(places: UnitPlace[], point: Point): string | undefined {
  let best: UnitPlace | undefined;
  for (const one of places)
    if (!best || metresBetween(one, point) < metresBetween(best, point)) best = one;
  return best && metresBetween(best, point) <= nearMetresMax ? best.unit : undefined;
}
