// The tiles of the second tap: what the rule set pins for the role, then what this phone used most,
// then the everyday names in the rule set's order. The order changes slowly, so fingers learn it.
export interface TileCategory {
  code: string;
  kind: string;
  major: string;
  local_name?: string;
  pinned?: Record<string, number>;
}
export type Uses = Record<string, number>;

export function tilesOf<C extends TileCategory>(categories: C[], role: string, uses: Uses, most: number): C[] {
  const pinnedAt = (one: C) => one.pinned?.[role] ?? Infinity;
  const usesOf = (one: C) => uses[one.code] ?? 0;
  const place = new Map(categories.map((one, index) => [one.code, index]));
  return categories
    .filter((one) => pinnedAt(one) < Infinity || usesOf(one) > 0 || one.local_name)
    .sort(
      (a, b) =>
        Math.min(pinnedAt(a), 1e9) - Math.min(pinnedAt(b), 1e9) ||
        usesOf(b) - usesOf(a) ||
        place.get(a.code)! - place.get(b.code)!,
    )
    .slice(0, most);
}

// A simple picture for a category of GB/T 47678.5: by its code, else by its major group.
export type TilePicture = keyof typeof pictures;
const byCode: Record<string, TilePicture> = {
  "01002": "manhole",
  "01003": "manhole",
  "02017": "barrier",
  "03005": "bin",
  "06001": "house",
  "06004": "wall",
  "06007": "laundry",
  "06010": "rubbish",
  "06011": "heap",
  "06012": "broom",
  "06013": "crack",
  "06014": "truck",
  "06017": "plant",
  "06019": "laundry",
  "06020": "fire",
  "06025": "water",
  "06027": "pot",
  "06029": "grill",
  "06030": "drain",
  "06032": "heap",
  "06034": "car",
  "06036": "boxes",
  "06042": "bin",
  "06045": "plant",
  "07001": "poster",
  "08004": "dust",
  "08005": "heap",
  "08006": "boxes",
  "08007": "barrier",
  "08011": "truck",
  "08012": "truck",
  "09001": "stall",
  "09005": "stall",
  "09006": "stall",
  "09009": "car",
  "09010": "bicycle",
  "09011": "bicycle",
  "09012": "fire",
  "09015": "pot",
  "10001": "ice",
  "10002": "cable",
  "90001": "soil",
  "90002": "soil",
  "91001": "factory",
  "92003": "pot",
  "93001": "fire",
  "93002": "fire",
  "95002": "rail",
};
const byMajor: Record<string, TilePicture> = {
  "01": "manhole",
  "02": "barrier",
  "03": "bin",
  "06": "rubbish",
  "07": "poster",
  "08": "dust",
  "09": "stall",
  "10": "crack",
  "90": "soil",
  "91": "factory",
  "92": "pot",
  "93": "fire",
  "94": "house",
  "95": "rail",
  "96": "person",
  "97": "house",
};
export const pictureOf = (code: string): TilePicture => byCode[code] ?? byMajor[code.slice(0, 2)] ?? "other";

// Strokes in a box of 32 x 32.
export const pictures = {
  rubbish: "M8 12h16l-2 15H10zM6 12h20M12 12l2-6h4l2 6M13 17v6M19 17v6",
  heap: "M3 26h26L20 12l-4 5-4-8zM9 26l3-6M20 26l2-5",
  boxes: "M4 16h11v11H4zM17 16h11v11H17zM10 5h12v11H10zM16 5v4M9 16v4M22 16v4",
  bin: "M9 11h14l-1 16H10zM7 11h18M13 7h6M5 5l4 3M27 5l-4 3M13 15v8M19 15v8",
  broom: "M22 4L13 17M9 16l8 6-3 6H4zM8 28l2-5M12 28l2-4",
  crack: "M3 9h26M3 23h26M15 9l-3 5 5 3-3 6M24 13v5M7 14v4",
  truck: "M3 9h15v13H3zM18 13h6l5 5v4H18M9 25a3 3 0 100-6 3 3 0 000 6zM23 25a3 3 0 100-6 3 3 0 000 6zM5 5l3 2M11 4l1 3",
  plant: "M16 28V14M16 18c-7 0-9-4-9-9 6 0 9 3 9 9zM16 15c0-6 3-9 9-9 0 6-3 9-9 9zM8 28h16",
  fire: "M16 28c-5 0-8-3-8-8 0-4 3-6 4-10 3 1 4 3 4 6 1-1 2-3 2-6 4 3 6 6 6 10 0 5-3 8-8 8z",
  water: "M3 14c3-3 5-3 8 0s5 3 8 0 5-3 8 0M3 21c3-3 5-3 8 0s5 3 8 0 5-3 8 0M12 6h4v3h-4z",
  pot: "M6 14h20v8a4 4 0 01-4 4H10a4 4 0 01-4-4zM3 17h3M26 17h3M12 10c-2-2 2-3 0-6M19 10c-2-2 2-3 0-6",
  grill: "M5 13h22c0 6-5 9-11 9S5 19 5 13zM11 22l-3 7M21 22l3 7M12 9V5M16 9V4M20 9V5",
  drain: "M4 8h12v6H4zM16 11h5a4 4 0 014 4v3M25 23a2 2 0 002-2c0-2-2-3-2-3s-2 1-2 3 1 2 2 2zM6 28h22",
  car: "M4 19l3-8h18l3 8v6H4zM4 19h24M9 25v3M23 25v3M9 22h.01M23 22h.01",
  poster: "M7 4h18v20H7zM11 9h10M11 13h10M11 17h6M7 24l-2 4M25 24l2 4",
  dust: "M4 27h24M8 27V13h8v14M12 13V7h10v20M12 17h.01M12 21h.01M25 6h3M24 10h5M26 14h3",
  barrier: "M3 12h26v7H3zM7 19v9M25 19v9M7 12V8M25 12V8M9 19l5-7M18 19l5-7",
  stall: "M4 12l3-7h18l3 7zM7 12v16M25 12v16M7 20h18M4 12c0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0",
  bicycle: "M8 26a5 5 0 100-10 5 5 0 000 10zM24 26a5 5 0 100-10 5 5 0 000 10zM8 21l5-10h8l3 10M13 11l5 10H8M11 8h4M21 11V7h3",
  manhole: "M16 27c7 0 12-3 12-7s-5-7-12-7-12 3-12 7 5 7 12 7zM10 18h12M9 22h14M16 4v5M12 6l2 3M20 6l-2 3",
  house: "M5 15L16 5l11 10M8 13v14h16V13M13 27v-8h6v8",
  wall: "M4 6h24v20H4zM4 13h24M4 20h24M12 6v7M20 13v7M11 20v6M23 20v6",
  laundry: "M3 7h26M7 7v4l4 2v11h10V13l4-2V7M13 7c0 3 6 3 6 0",
  ice: "M16 4v24M6 10l20 12M26 10L6 22M13 6l3 3 3-3M13 26l3-3 3 3",
  cable: "M6 4v24M26 4v24M6 8c6 10 14 10 20 0M6 14c5 12 9 12 9 12M15 26v3",
  soil: "M3 14c6-4 9 2 13 0s7-4 13 0M3 14v13h26V14M8 20h.01M14 23h.01M20 19h.01M25 24h.01",
  factory: "M4 27V15l7 4v-4l7 4v-4l7 4V5h3v22zM9 23h3M16 23h3M24 2c-3 0-3-1-6 0",
  rail: "M11 4L6 28M21 4l5 24M10 9h12M9 15h14M8 21h16",
  person: "M16 14a5 5 0 100-10 5 5 0 000 10zM6 28c1-7 5-9 10-9s9 2 10 9",
  other: "M16 28a12 12 0 100-24 12 12 0 000 24zM10 16h.01M16 16h.01M22 16h.01",
} as const;
