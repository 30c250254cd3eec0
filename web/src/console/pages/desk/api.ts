// What the desk's pages read: lists, counts, single records with what may be done with them.
import { answerOf, client, Problem, send, type Schemas } from "@/shared/api/client";
import { summaryOf, type CaseDocument } from "@/shared/case/state";

export type RecordRow = Schemas["RecordRow"];
export type Offer = Schemas["Offer"];
type Listed = Schemas["RecordPage"]["records"][number];

// What a case's row carries.
export const figuresOf = summaryOf;

export interface ListQuery {
  noun: string;
  select?: string;
  text?: string;
  order?: string;
  after?: string;
  limit?: number;
}
export interface Page<Row = RecordRow> {
  rows: Row[];
  next: string | undefined;
}

// A page may be short, even empty, while there is more: it is filled up, within reason.
export const readPage = (query: ListQuery, signal?: AbortSignal): Promise<Page> => readListed(query, {}, signal);

async function readListed(query: ListQuery, extra: { with?: string }, signal?: AbortSignal): Promise<Page<Listed>> {
  const rows: Listed[] = [];
  let after = query.after;
  const limit = query.limit ?? 50;
  for (let turn = 0; turn < 40; turn++) {
    const answer = await answerOf(
      client.GET("/api/v1/records", {
        params: { query: { ...plain(query), ...extra, limit: limit - rows.length, ...(after && { after }) } },
        signal,
      }),
    );
    rows.push(...answer.records);
    after = answer.next;
    if (!after || rows.length >= limit) break;
  }
  return { rows, next: after };
}

export interface Count {
  count: number;
  capped: boolean;
}
export async function readCount(query: ListQuery, signal?: AbortSignal): Promise<Count> {
  const { noun, select, text } = query;
  const answer = await answerOf(
    client.GET("/api/v1/counts", {
      params: { query: { noun, ...(select && { select }), ...(text && { text }) } },
      signal,
    }),
  );
  return { count: answer.count, capped: answer.capped ?? false };
}

export interface Facets {
  values: { value: string; count: number }[];
  capped?: boolean;
}
export async function readFacets(by: string, query: ListQuery, signal?: AbortSignal): Promise<Facets> {
  const words = new URLSearchParams({ noun: query.noun, by });
  if (query.select) words.set("select", query.select);
  if (query.text) words.set("text", query.text);
  return (await (await send(`api/v1/facets?${words}`, { signal })).json()) as Facets;
}

export interface Found {
  row: RecordRow;
  state: CaseDocument;
  refusalText?: string; // of a command that was set aside, in the reader's language
}
export async function readRecord(record: string, signal?: AbortSignal): Promise<Found> {
  const answer = await answerOf(
    client.GET("/api/v1/records/{record}", { params: { path: { record } }, signal }),
  );
  const refusalText = answer.refusal_text;
  return { row: answer.row, state: (answer.state ?? {}) as unknown as CaseDocument, ...(refusalText && { refusalText }) };
}

// A page of records as they are read one by one, with what may be done with them.
export interface Whole extends Found {
  offers: Offer[];
}
export async function readWholePage(query: ListQuery, signal?: AbortSignal): Promise<Page<Whole>> {
  const { rows, next } = await readListed(query, { with: "state,offers" }, signal);
  const whole = rows.map(({ state, offers, ...row }) => ({
    row,
    state: (state ?? {}) as unknown as CaseDocument,
    offers: offers ?? [],
  }));
  return { rows: whole, next };
}

// Undefined: it does not exist, or may not be seen. That it was not answered is thrown.
export async function readIfSeen(record: string, signal?: AbortSignal): Promise<Found | undefined> {
  try {
    return await readRecord(record, signal);
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 404) return undefined;
    throw fault;
  }
}

export async function readOffers(record: string, signal?: AbortSignal): Promise<Offer[]> {
  const answer = await answerOf(
    client.GET("/api/v1/records/{record}/offers", { params: { path: { record } }, signal }),
  );
  return answer.offers ?? [];
}

function plain(query: ListQuery): { noun: string; select?: string; text?: string; order?: string } {
  const { noun, select, text, order } = query;
  return { noun, ...(select && { select }), ...(text && { text }), ...(order && !text && { order }) };
}

// At most `width` at a time, in their order; what fails is told to its own item only.
export async function inTurn<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
