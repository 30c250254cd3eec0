// Rows of lists as a picker shows them.
import type { Schemas } from "@/shared/api/client";
import type { Option } from "./matching";

type NameOf = (id: string) => string;

export function recordOption(row: Schemas["RecordRow"], unitName: NameOf, nameOf: NameOf): Option {
  const summary = (row.summary ?? {}) as { name?: string; description?: string };
  const own = summary.name ?? summary.description;
  return {
    value: row.record,
    label: [row.number && summary.description ? row.number : "", own ?? nameOf(row.record)].filter(Boolean).join(" ") || "…",
    hint: row.unit ? unitName(row.unit) : "",
    words: row.number ? [row.number] : [],
  };
}
