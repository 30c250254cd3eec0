// A list as a whole, page after page: what is looked up in it must not depend on where a page ends.
import { answerOf, client, type Schemas } from "./client";

export type ListedRow = Schemas["RecordRow"];
export interface Listing {
  noun: string;
  select?: string;
  order?: string;
  with?: "state"; // each row with the whole of its record, fewer a page
}
export interface Whole {
  rows: ListedRow[];
  isCut: boolean; // there are more than `most`
}

const pageRows = 1000;
export const rowsMost = 5000;

export async function everyRecord(listing: Listing, signal?: AbortSignal, most = rowsMost): Promise<Whole> {
  const rows: ListedRow[] = [];
  let after: string | null | undefined;
  do {
    const query = { ...listing, limit: pageRows, ...(after && { after }) };
    const page = await answerOf(client.GET("/api/v1/records", { params: { query }, ...(signal && { signal }) }));
    rows.push(...page.records);
    after = page.next;
  } while (after && rows.length < most);
  return { rows, isCut: !!after };
}

// The names that units have besides their own.
export async function aliasesOfUnits(signal?: AbortSignal): Promise<Map<string, string[]>> {
  const { rows } = await everyRecord({ noun: "unit" }, signal, Infinity);
  const aliasesOf = (row: ListedRow) => (row.summary as { aliases?: string[] } | undefined)?.aliases ?? [];
  return new Map(rows.map((row) => [row.record, aliasesOf(row)]));
}
