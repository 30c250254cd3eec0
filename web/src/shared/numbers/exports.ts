// The records behind a number as a table: exactly its entries, so that they add up to it. What a
// record says goes along where it may leave the house; its amount is part of the number either way.
import { answerOf, client, Problem, type Schemas } from "@/shared/api/client";
import { everyRecord } from "@/shared/api/records";
import { i18n } from "@/shared/i18n";
import { compares, stands } from "@/shared/lib/selection";
import { useRules } from "@/shared/rules";
import { recordSharable, recordShare, refusedRecord } from "@/shared/share/record";
import { nounCounted, type Countable } from "./kinds";
import { byRecord, readEntries, totalOf, type Entry, type RecordAmount, type SumQuestion } from "./sums";
import type { Cell } from "./xlsx";

type Row = Schemas["RecordRow"];
type Told = (done: number, total: number) => void;
export interface Line extends RecordAmount {
  row?: Row; // none: out of sight, or not to leave the house
}
const atOnce = 6;
const sharedMost = 200; // records in one note of what left

export async function linesBehind(question: SumQuestion, told: Told, signal: AbortSignal): Promise<Line[]> {
  const amounts = byRecord(await everyEntry(question, signal));
  const rows = await rowsOf(new Set(amounts.map((one) => one.record)), question, told, signal);
  const leaving = await noteLeaving([...rows.keys()], amounts.length);
  return amounts.map((one) => (leaving.has(one.record) ? { ...one, row: rows.get(one.record)! } : one));
}

async function everyEntry(question: SumQuestion, signal: AbortSignal): Promise<Entry[]> {
  const out: Entry[] = [];
  let after: string | undefined;
  do {
    const page = await readEntries(question, after, signal);
    out.push(...page.entries);
    after = page.next;
  } while (after);
  return out;
}

// Most come page by page, with others of that unit: activities of those days, cases found by then.
// The rest come one by one.
async function rowsOf(records: Set<string>, question: SumQuestion, told: Told, signal: AbortSignal) {
  const noun = nounCounted(question.kinds[0] ?? "");
  const select = [
    ...stands("unit", "within", question.unit),
    ...compares("day", ">=", noun === "activity" ? question.since : ""),
    ...compares("day", "<=", question.until),
  ].join(";");
  const listed = await everyRecord({ noun, select }, signal);
  const found = new Map(listed.rows.filter((one) => records.has(one.record)).map((one) => [one.record, one]));
  const rest = [...records].filter((one) => !found.has(one));
  let next = 0;
  const work = async () => {
    for (let at = next++; at < rest.length; at = next++) {
      const row = await rowOf(rest[at]!, signal);
      if (row) found.set(row.record, row);
      told(records.size - rest.length + at + 1, records.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, rest.length) }, work));
  return found;
}
async function rowOf(record: string, signal: AbortSignal): Promise<Row | undefined> {
  try {
    return (await answerOf(client.GET("/api/v1/records/{record}", { params: { path: { record } }, signal }))).row;
  } catch (fault) {
    if (fault instanceof Problem && [403, 404].includes(fault.status)) return undefined;
    throw fault;
  }
}

// What leaves is noted before it does. Answers the records that may.
async function noteLeaving(records: string[], lines: number): Promise<Set<string>> {
  const out = new Set<string>();
  for (let at = 0; at < records.length; at += sharedMost)
    for (const one of await noteSome(records.slice(at, at + sharedMost))) out.add(one);
  if (out.size === 0) await recordShare("table", [], lines);
  return out;
}
async function noteSome(records: string[]): Promise<string[]> {
  try {
    return (await recordSharable("table", records)).map((one) => one.record);
  } catch (fault) {
    if (refusedRecord(fault)) return []; // none of them
    throw fault;
  }
}

// Head first, the total last.
export function tableOf(lines: Line[], of: Countable): Cell[][] {
  const { t } = i18n.global;
  const shown = (amount: number) => amount / 10 ** of.decimals;
  const head = (["day", "number", "kind", "unit", "location", "content", "backing"] as const).map((one) =>
    t(`numbers.sheet.${one}`),
  );
  return [
    [...head, of.name, t("numbers.sheet.measure")],
    ...lines.map((one) => [
      one.day,
      ...wordsOf(one, of),
      t(`words.backing.${one.backing}`),
      shown(one.amount),
      of.measure,
    ]),
    [t("numbers.total"), ...head.slice(1).map(() => ""), shown(totalOf(lines)), of.measure],
  ];
}
function wordsOf({ row }: Line, of: Countable): string[] {
  if (!row) return ["", i18n.global.t("numbers.sheet.withheld"), "", "", ""];
  const rules = useRules();
  const said = row.summary as { summary?: string; description?: string; location?: string };
  return [
    row.number,
    nounCounted(of.code) === "case" ? rules.categoryName(row.kind) : rules.kindName(row.kind),
    rules.unitName(row.unit),
    said.location ?? "",
    said.summary ?? said.description ?? "",
  ];
}

export interface ExportFile {
  name: string;
  file: Blob;
}
export function keepFile({ name, file }: ExportFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
