// From the map's own types to features of OpenLayers, in the coordinates of the tiles.
import Feature from "ol/Feature.js";
import Circle from "ol/geom/Circle.js";
import MultiPolygon from "ol/geom/MultiPolygon.js";
import Point from "ol/geom/Point.js";
import Polygon from "ol/geom/Polygon.js";
import { fromLonLat, getPointResolution, toLonLat } from "ol/proj.js";
import type { Coordinate } from "ol/coordinate.js";
import { fromDatum, toDatum, type Datum, type LonLat } from "./datum";
import type { MapArea, MapPoint, MapPosition } from "./types";

export const drawn = (at: LonLat, datum: Datum): Coordinate => fromLonLat(toDatum(at, datum));
export const undrawn = (at: Coordinate, datum: Datum): LonLat => fromDatum(toLonLat(at) as LonLat, datum);

const rings = (polygon: number[][][], datum: Datum) =>
  polygon.map((ring) => ring.map((at) => drawn([at[0]!, at[1]!], datum)));

export function areaFeature(area: MapArea, datum: Datum): Feature | undefined {
  const shape = area.geometry;
  let geometry: Polygon | MultiPolygon | Point | undefined;
  if (shape?.type === "Polygon") geometry = new Polygon(rings(shape.coordinates as number[][][], datum));
  else if (shape)
    geometry = new MultiPolygon((shape.coordinates as number[][][][]).map((one) => rings(one, datum)));
  else if (area.at) geometry = new Point(drawn(area.at, datum));
  if (!geometry) return undefined;
  const feature = new Feature({ geometry, area });
  feature.setId(area.id);
  return feature;
}

// Where the label stands: inside the area, of several parts in the largest.
export function labelPlace(feature: Feature): Point | undefined {
  const geometry = feature.getGeometry();
  if (geometry instanceof Point) return geometry;
  if (geometry instanceof Polygon) return geometry.getInteriorPoint();
  if (!(geometry instanceof MultiPolygon)) return undefined;
  const largest = geometry.getPolygons().sort((a, b) => b.getArea() - a.getArea())[0];
  return largest?.getInteriorPoint();
}

export const pointFeature = (point: MapPoint, datum: Datum): Feature =>
  new Feature({ geometry: new Point(drawn(point.at, datum)), point });

export function positionFeature(position: MapPosition, datum: Datum): Feature {
  const at = drawn(position.at, datum);
  const radius = position.accuracy / getPointResolution("EPSG:3857", 1, at);
  return new Feature({ geometry: new Circle(at, Math.max(radius, 1)) });
}
