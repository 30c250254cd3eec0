// Rows of lists as a picker shows them.
import type { Schemas } from "@/shared/api/client";
import type { Option } from "./matching";

type NameOf = (id: string) => string;

export function recordOption(row: Schemas["RecordRow"], unitName: NameOf, nameOf: NameOf): Option {
  const summary = (row.summary ?? {}) as { name?: string; description?: string; location?: string };
  const own = summary.name ?? summary.description;
  return {
    value: row.record,
    label: [row.number && summary.description ? row.number : "", own ?? nameOf(row.record)].filter(Boolean).join(" ") || "…",
    hint: [row.unit ? unitName(row.unit) : "", summary.location ?? ""].filter(Boolean).join(" "),
    words: row.number ? [row.number] : [],
  };
}

type Row = Schemas["RecordRow"];
// Of cases, those like the one it is about: of its unit, of its category, and near it; what has
// ended is seldom meant.
export function likestFirst(rows: readonly Row[], own: Row | undefined): Row[] {
  if (!own) return [...rows];
  const far = (one: Row) => {
    if (!one.place || !own.place) return Number.MAX_VALUE;
    const east = (one.place.longitude_e7 - own.place.longitude_e7) * Math.cos((own.place.latitude_e7 / 1e7 / 180) * Math.PI);
    return Math.hypot(east, one.place.latitude_e7 - own.place.latitude_e7);
  };
  const unlike = (one: Row) =>
    Number(one.status === "ended") * 4 + Number(one.unit !== own.unit) * 2 + Number(one.kind !== own.kind);
  return [...rows].sort((a, b) => unlike(a) - unlike(b) || far(a) - far(b));
}
