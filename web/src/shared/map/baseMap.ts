// The base map of the installation's settings: none by default, tiles of a service, or tiles that
// this server keeps in a file.
import TileLayer from "ol/layer/Tile.js";
import XYZ from "ol/source/XYZ.js";
import { createXYZ } from "ol/tilegrid.js";
import type ImageTile from "ol/ImageTile.js";
import type Tile from "ol/Tile.js";
import { credentials, root, send } from "@/shared/api/client";
import type { Datum } from "./datum";
import { addressOf, beginsAtTwo, isGeographic } from "./tileAddress";

export interface BaseMap {
  kind: "none" | "xyz" | "wmts" | "mbtiles";
  url: string;
  datum: Datum;
  attribution: string;
  zoom_max: number;
}
export const noMap: BaseMap = { kind: "none", url: "", datum: "cgcs2000", attribution: "", zoom_max: 18 };

export async function readBaseMap(): Promise<BaseMap> {
  try {
    const answer = await send("api/v1/settings");
    const map = ((await answer.json()) as { map?: Partial<BaseMap> }).map;
    return { ...noMap, ...map };
  } catch {
    return noMap; // boundaries and points can be read without it
  }
}

// Tells when a base map does not come (some tiles in a row failed), and when it comes again.
const missingAfter = 3;
export function watchTiles(source: Pick<XYZ, "on">, tell: (isMissing: boolean) => void): void {
  let failed = 0;
  source.on("tileloaderror", () => {
    if (++failed === missingAfter) tell(true);
  });
  source.on("tileloadend", () => {
    if (failed >= missingAfter) tell(false);
    failed = 0;
  });
}

// <img> carries no token: with one the tile is fetched and handed over.
function loadWithToken(tile: Tile, address: string): void {
  const image = (tile as ImageTile).getImage() as HTMLImageElement;
  const path = address.slice(root.length);
  send(path)
    .then((answer) => answer.blob())
    .then((bytes) => {
      image.src = URL.createObjectURL(bytes);
      image.onload = () => URL.revokeObjectURL(image.src);
    })
    .catch(() => tile.setState(3)); // shown as a gap
}

export function baseLayer(map: BaseMap, tell: (isMissing: boolean) => void): TileLayer | undefined {
  if (map.kind === "none") return undefined;
  const here: BaseMap = map.kind === "mbtiles" ? { ...map, url: `${root}api/v1/tiles/{z}/{x}/{y}` } : map;
  const degrees = map.kind === "wmts" && isGeographic(map.url);
  const first = degrees && beginsAtTwo(map.url) ? 1 : 0;
  const source = new XYZ({
    projection: degrees ? "EPSG:4326" : "EPSG:3857",
    tileUrlFunction: (place) => addressOf(here, place),
    attributions: map.attribution,
    ...(degrees
      ? { tileGrid: createXYZ({ extent: [-180, -90, 180, 90], tileSize: 256, minZoom: first, maxZoom: map.zoom_max + first }) }
      : { maxZoom: map.zoom_max }),
    ...(map.kind === "mbtiles" && credentials.token && { tileLoadFunction: loadWithToken }),
  });
  watchTiles(source, tell);
  return new TileLayer({ source, className: "luoshi-base" });
}
