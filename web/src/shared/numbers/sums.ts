// Sums and the entries behind them, as the server gives them. Nothing is reckoned here but additions.
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { useRules } from "@/shared/rules";
import type { Span } from "./periods";

export interface SumQuestion extends Span {
  unit: string; // id
  programme: string; // "": over all
  kinds: string[]; // empty: every kind
  except?: string[]; // ids of units within it whose records are left out
}
export type Entry = Schemas["EntryAnswer"];
export interface Amount {
  amount: number;
  records: number;
  sent?: Sent;
}
// What was reported last time: a cumulative figure of a programme over its own span of days.
export interface Sent extends Span {
  amount: number;
  programme: string;
}
export const none: Amount = { amount: 0, records: 0 };

// Sums are asked for by the code of a unit; everything else names units by their ids.
const codeOf = (unit: string) => useRules().unitById.get(unit)?.code ?? unit;
const queryOf = (question: SumQuestion) => ({
  unit: codeOf(question.unit),
  since: question.since,
  until: question.until,
  ...(question.programme && { programme: question.programme }),
  ...(question.kinds.length > 0 && { kinds: question.kinds.join(",") }),
});

export async function readSums(question: SumQuestion, signal?: AbortSignal): Promise<Map<string, Amount>> {
  const answer = await answerOf(client.GET("/api/v1/sums", { params: { query: queryOf(question) }, signal }));
  return new Map(
    answer.sums.map((one) => [
      one.kind,
      { amount: one.amount, records: one.records, ...(one.sent && { sent: one.sent }) },
    ]),
  );
}

export async function readEntries(
  question: SumQuestion,
  after: string | undefined,
  signal?: AbortSignal,
  limit = 200,
): Promise<{ entries: Entry[]; next?: string }> {
  if (question.except) return { entries: await readRest(question, question.except, signal) };
  const query = { ...queryOf(question), limit, ...(after && { after }) };
  const answer = await answerOf(client.GET("/api/v1/entries", { params: { query }, signal }));
  return { entries: answer.entries, next: answer.next ?? undefined };
}

async function everyEntry(question: SumQuestion, signal?: AbortSignal): Promise<Entry[]> {
  const out: Entry[] = [];
  let after: string | undefined;
  do {
    const page = await readEntries(question, after, signal, 1000);
    out.push(...page.entries);
    after = page.next;
  } while (after);
  return out;
}
// Entries do not tell their unit: what is left is what no unit of the rows answers for itself.
async function readRest({ except: _, ...whole }: SumQuestion, except: string[], signal?: AbortSignal): Promise<Entry[]> {
  const keyOf = (one: Entry) => `${one.record} ${one.day}`;
  const all = await everyEntry(whole, signal);
  const inRows = new Set<string>();
  for (const unit of except) for (const one of await everyEntry({ ...whole, unit }, signal)) inRows.add(keyOf(one));
  return all.filter((one) => !inRows.has(keyOf(one)));
}

// One question for each row, few at a time.
export async function readRows(
  questions: SumQuestion[],
  signal?: AbortSignal,
  atOnce = 6,
): Promise<Map<string, Amount>[]> {
  const out: Map<string, Amount>[] = new Array(questions.length);
  let next = 0;
  const work = async () => {
    for (let at = next++; at < questions.length; at = next++) out[at] = await readSums(questions[at]!, signal);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, work));
  return out;
}

export interface Cumulative extends Span {
  amount: number;
  sent?: Sent;
  elsewhere?: Sent; // of another programme, when none was reported of this one
  hasFallen: boolean; // less than was reported of the same programme since the same day
}

// A cumulative figure beside what was reported of it, over the days that the report counted from.
export async function readCumulative(question: SumQuestion, signal?: AbortSignal): Promise<Cumulative> {
  const [kind = ""] = question.kinds;
  const { since, until } = question;
  const own = (await readSums(question, signal)).get(kind) ?? none;
  if (!own.sent) {
    const others = question.programme && (await readSums({ ...question, programme: "" }, signal)).get(kind)?.sent;
    return { since, until, amount: own.amount, ...(others && { elsewhere: others }), hasFallen: false };
  }
  const { sent } = own;
  const same = { ...question, since: sent.since, programme: sent.programme };
  const { amount } = (await readSums(same, signal)).get(kind) ?? none;
  return { since: sent.since, until, amount, sent, hasFallen: amount < sent.amount };
}

// What a record adds in all: corrections and what was taken back are entries of their own.
export interface RecordAmount {
  record: string;
  day: string;
  amount: number;
  backing: Entry["backing"];
}
export function byRecord(entries: Entry[]): RecordAmount[] {
  const out = new Map<string, RecordAmount>();
  for (const one of entries) {
    const key = `${one.record} ${one.day}`;
    const known = out.get(key);
    if (known) {
      known.amount += one.amount;
      if (one.amount > 0) known.backing = one.backing;
    } else out.set(key, { record: one.record, day: one.day, amount: one.amount, backing: one.backing });
  }
  return [...out.values()].filter((one) => one.amount !== 0);
}

export const totalOf = (amounts: { amount: number }[]): number => amounts.reduce((sum, one) => sum + one.amount, 0);
