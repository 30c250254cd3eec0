// What the map shows. Coordinates are CGCS2000, as in records.
import type { LonLat } from "./datum";

export interface Geometry {
  type: "Polygon" | "MultiPolygon";
  coordinates: number[][][] | number[][][][];
}
// A unit: with its boundary, or, when there is none, with the place it stands at.
export interface MapArea {
  id: string;
  name: string;
  geometry?: Geometry;
  at?: LonLat;
  count?: number; // shown behind the name, and as the depth of the colour
}
export type Tone = "accent" | "warn" | "danger" | "good" | "calm";
export interface MapPoint {
  id: string;
  at: LonLat;
  tone: Tone;
  label: string;
}
export interface MapPosition {
  at: LonLat;
  accuracy: number; // metres
}
export interface MapBox {
  south_e7: number;
  west_e7: number;
  north_e7: number;
  east_e7: number;
}
export interface PickedPlace {
  latitude_e7: number;
  longitude_e7: number;
}
