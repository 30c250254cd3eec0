// Cases as a table for the chat group: number, problem, place, unit, status.
import type { ShareTable } from "@/shared/share/text";
import { figuresOf, type RecordRow } from "./api";

// status: where it is known better than the row tells.
export function caseTable(
  rows: RecordRow[],
  say: (key: string) => string,
  unitName: (unit?: string) => string,
  status = (row: RecordRow) => say(`words.status.${row.status}`),
): ShareTable {
  return {
    columns: ["number", "problem", "place", "unit", "status"].map((one) => say(`ledger.${one}`)),
    rows: rows.map((row) => [
      row.number,
      figuresOf(row).description,
      figuresOf(row).location ?? "",
      unitName(row.unit),
      status(row),
    ]),
  };
}
