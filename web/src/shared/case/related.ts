// Other records that belong to a case: cases it names, requests about it.
import { answerOf, client } from "@/shared/api/client";
import { everyRecord } from "@/shared/api/records";
import { groundOf, type CaseDocument, type RecordRow } from "./state";

export type Relation = "recurrence_of" | "recurrence" | "parent" | "child" | "duplicate_of" | "duplicate" | "activity";
export interface Related {
  relation: Relation;
  record: string;
}

export function relatedOf(state: CaseDocument): Related[] {
  const one = (relation: Relation, record: string | undefined) => (record ? [{ relation, record }] : []);
  return [
    ...one("recurrence_of", state.facts.recurrence_of),
    ...(state.recurrences ?? []).map((record): Related => ({ relation: "recurrence", record })),
    ...one("parent", state.facts.parent),
    ...one("duplicate_of", state.ending?.duplicate_of),
    ...one("activity", state.facts.activity),
  ];
}

// What was split off from it.
export async function childrenOf(record: string, signal?: AbortSignal): Promise<Related[]> {
  const page = await answerOf(
    client.GET("/api/v1/records/{record}/children", { params: { path: { record } }, ...(signal && { signal }) }),
  );
  return (page.records ?? []).map((row): Related => ({ relation: "child", record: row.record }));
}

// Those that were ended as its duplicates. No list names them: of the ended ones of its unit, where
// the same is found twice, those are kept that name it.
export async function duplicatesOf(record: string, state: CaseDocument, signal?: AbortSignal): Promise<Related[]> {
  const unit = groundOf(state);
  if (!unit) return [];
  const { rows } = await everyRecord({ noun: "case", select: `status=ended;unit=${unit}`, with: "state" }, signal, Infinity);
  const original = (row: RecordRow) => (row as { state?: CaseDocument }).state?.ending?.duplicate_of;
  return rows.filter((row) => original(row) === record).map((row): Related => ({ relation: "duplicate", record: row.record }));
}

// Of the state of a request: what is asked, and what came of it.
export interface RequestState {
  extension?: { unit: string; amount: number; moment?: string };
  until?: string;
  decision?: { answer: "yes" | "no"; at: string; reason?: string | null };
}
export interface About {
  row: RecordRow;
  reason: string;
  state?: RequestState; // none: it could not be read
}

// Requests are listed by the unit that asks: those of every unit that had the case, since it was
// found, of which those about it are kept.
export async function requestsAbout(record: string, state: CaseDocument, signal?: AbortSignal): Promise<About[]> {
  const units = [...new Set((state.stints ?? []).map((one) => one.unit))];
  if (units.length === 0) return [];
  const select = `unit in ${units.join(",")};day>=${state.found_on}`;
  const { rows } = await everyRecord({ noun: "request", select }, signal, Infinity);
  const summary = (row: RecordRow) => row.summary as unknown as { about: string; reason: string };
  const stateOf = async (id: string): Promise<RequestState | undefined> => {
    const call = client.GET("/api/v1/records/{record}", { params: { path: { record: id } }, ...(signal && { signal }) });
    return (await answerOf(call).catch(() => undefined))?.state as RequestState | undefined;
  };
  const about = rows.filter((row) => summary(row).about === record);
  return Promise.all(about.map(async (row) => ({ row, reason: summary(row).reason, state: await stateOf(row.record) })));
}
