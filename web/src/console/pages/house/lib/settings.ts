// The settings of the installation as the API has them.
import type { Schemas } from "@/shared/api/client";
import type { Name } from "./ruleTables";

export const mapKinds = ["none", "xyz", "wmts", "mbtiles"] as const;
export const datums = ["cgcs2000", "wgs84", "gcj02", "bd09"] as const;
export const photoSizes = ["1280", "1600", "2048", "original"] as const;

export interface Settings {
  name: string;
  map: {
    kind: (typeof mapKinds)[number];
    url: string;
    datum: (typeof datums)[number];
    attribution: string;
    zoom_max: number;
  };
  photo_size: string;
  feedback_to: string;
  features: { code: string; on: boolean; fixed: boolean; name: Name; rule: Name }[];
}

export const hasAddress = (kind: string) => kind === "xyz" || kind === "wmts";

// What is sent: an address only where one is needed, and no switch that no office may turn.
export function bodyOf(settings: Settings): Schemas["InstallationSettings"] {
  const { features, map, ...rest } = settings;
  return {
    ...rest,
    map: { ...map, url: hasAddress(map.kind) ? map.url.trim() : "" },
    features: Object.fromEntries(
      features.filter((one) => !one.fixed).map((one) => [one.code, one.on]),
    ),
  };
}
