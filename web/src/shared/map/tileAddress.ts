// The address of a tile of the base map, without the engine that draws it.
import type { BaseMap } from "./baseMap";

// Grids in degrees: 天地图's "_c" layers and what else names the datum. Others are Web Mercator.
export const isGeographic = (url: string): boolean =>
  /_c\/wmts|tilematrixset=(c|[^&]*(4490|4326|cgcs2000))(&|$)|EPSG(:|%3a)+(4490|4326)/i.test(url);

// GeoServer's grid in degrees has two columns at level 0, 天地图's at level 1.
export const beginsAtTwo = (url: string): boolean => /tilematrixset=EPSG(:|%3a)+4326(&|$)/i.test(url);

const placeNames = ["z", "x", "y", "TileMatrix", "TileCol", "TileRow"];
const spread = /\{(?:(\d+)-(\d+)|([a-z])-([a-z]))\}/gi;

// What an address has in braces and nobody would fill in.
export const unfilled = (url: string): string[] =>
  (url.replace(spread, "").match(/\{[^{}]*\}/g) ?? []).filter((one) => !["s", ...placeNames].includes(one.slice(1, -1)));

// Servers under several names, t{0-7} or {s} for a, b and c: neighbours are asked for from different ones.
function serverOf(first: string, last: string, turn: number): string {
  const isNumber = /\d/.test(first);
  const [from, to] = (isNumber ? [Number(first), Number(last)] : [first.codePointAt(0)!, last.codePointAt(0)!]) as [number, number];
  const one = from + (turn % Math.max(1, to - from + 1));
  return isNumber ? String(one).padStart(first.length, "0") : String.fromCodePoint(one);
}

export function addressOf(map: BaseMap, [z, x, y]: number[]): string {
  const level = map.kind === "wmts" && beginsAtTwo(map.url) ? z! - 1 : z!;
  const names: Record<string, number> = { z: level, x: x!, y: y!, TileMatrix: level, TileCol: x!, TileRow: y! };
  return map.url
    .replaceAll("{s}", "{a-c}")
    .replace(spread, (_, low?: string, high?: string, from?: string, to?: string) => serverOf((low ?? from)!, (high ?? to)!, x! + y!))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(names[name] ?? whole));
}
