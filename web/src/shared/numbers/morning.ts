// What a leader sees at eight: late cases by unit, and what waits for an answer of this post. Which
// commands it may give stands in the offers.
import { answerOf, client, type Schemas } from "@/shared/api/client";
import type { RequestState } from "@/shared/case/related";

export type Row = Schemas["RecordRow"];
export const running = "reported,accepted,assigned,rectifying,rectified,passed";

export interface LateUnit {
  unit: string; // "": none yet
  count: number;
}
export interface Late {
  count: number;
  isCapped: boolean;
  units: LateUnit[];
}

const lateSelect = (now: string): string => `status in ${running};due<${now}`;

export async function readLate(
  now: string,
  order: (unit: string) => number, // as units are listed
  isRanked: boolean,
  signal?: AbortSignal,
): Promise<Late> {
  const query = { noun: "case", by: "unit" as const, select: lateSelect(now) };
  const facets = await answerOf(client.GET("/api/v1/facets", { params: { query }, signal }));
  const units = facets.values.map((one) => ({ unit: one.value, count: one.count }));
  // Worst first is a ranking, of units by results, and stands behind the office's switch.
  if (isRanked) units.sort((a, b) => b.count - a.count);
  else units.sort((a, b) => order(a.unit) - order(b.unit));
  return { count: units.reduce((sum, one) => sum + one.count, 0), isCapped: facets.capped, units };
}

export const lateMax = 10; // shown; the ledger has the others

// unit: "" for all of them.
export async function readLateCases(now: string, unit: string, signal?: AbortSignal): Promise<Row[]> {
  const select = lateSelect(now) + (unit && `;unit=${unit}`);
  const query = { noun: "case", select, order: "due" as const, limit: lateMax };
  return (await answerOf(client.GET("/api/v1/records", { params: { query }, signal }))).records;
}

export interface Waiting {
  row: Row;
  noun: "request" | "case";
  offers: Schemas["Offer"][]; // those that wait
  asked?: RequestState; // of a request
}
const answers = ["decide_request", "sign_off_case"];

type ReadRow = Schemas["RecordPage"]["records"][number];
async function offersFor(read: ReadRow, noun: Waiting["noun"], signal?: AbortSignal): Promise<Waiting | undefined> {
  const { state, ...row } = read;
  const params = { path: { record: row.record } };
  const { offers } = await answerOf(client.GET("/api/v1/records/{record}/offers", { params, signal }));
  const mine = (offers ?? []).filter((one) => answers.includes(one.command));
  if (mine.length === 0) return undefined;
  return { row, noun, offers: mine, ...(noun === "request" && { asked: state as RequestState | undefined }) };
}

const waitingMax = 30; // looked at; the ledger has the others

export async function readWaiting(signal?: AbortSignal): Promise<Waiting[]> {
  const list = (noun: Waiting["noun"], select: string) => {
    const query = { noun, select, limit: waitingMax, ...(noun === "request" && { with: "state" }) };
    return answerOf(client.GET("/api/v1/records", { params: { query }, signal }));
  };
  const [requests, signing] = await Promise.all([list("request", "status=asked"), list("case", "status=passed")]);
  const found = await Promise.all([
    ...requests.records.map((row) => offersFor(row, "request", signal)),
    ...signing.records.map((row) => offersFor(row, "case", signal)),
  ]);
  return found.filter((one) => one !== undefined);
}
