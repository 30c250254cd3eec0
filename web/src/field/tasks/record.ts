// One record with what may be done about it, read and kept: tasks are looked at in cellars too.
import { answerOf, client, Problem, type Schemas } from "@/shared/api/client";
import { contactsOf, type Contact } from "@/shared/case/contacts";
import type { RequestState } from "@/shared/case/related";
import { fetchPicture, type Copy } from "@/shared/api/files";
import { db, keepIfRoom, kept } from "../db";

export interface TaskRecord {
  answer: Schemas["RecordAnswer"];
  offers: Schemas["Offer"][];
  at: number;
  contacts?: Contact[]; // since it was opened with the network
}

// A list asks for many at once: a few at a time leave the line free for what somebody taps.
const atOnce = 4;
let running = 0;
const queue: (() => void)[] = [];
export async function readQuietly(record: string, key: string): Promise<TaskRecord> {
  if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
  running++;
  try {
    return await readTask(record, key);
  } finally {
    running--;
    queue.shift()?.();
  }
}

export async function readTask(record: string, key: string): Promise<TaskRecord> {
  const params = { path: { record } };
  const [answer, offered] = await Promise.all([
    answerOf(client.GET("/api/v1/records/{record}", { params })),
    answerOf(client.GET("/api/v1/records/{record}/offers", { params })),
  ]);
  const { contacts } = (await keptTask(key)) ?? {};
  const task = { answer, offers: offered.offers ?? [], at: Date.now(), contacts };
  await keepIfRoom(key, task);
  return task;
}
// A number is wanted most where nothing else works: it is kept with the task.
export async function withContacts(task: TaskRecord, record: string, key: string): Promise<TaskRecord> {
  const known = { ...task, contacts: await contactsOf(record) };
  await keepIfRoom(key, known);
  return known;
}
export const keptTask = (key: string) => kept<TaskRecord>(key);

// Pictures of tasks: at most so many are kept, the oldest go first.
const picturesMost = 300;
export async function pictureOf(account: string, record: string, sha256: string, copy: Copy): Promise<Blob> {
  const keyOf = (as: Copy) => `${record}/${sha256}/${as}`;
  const storedAs = async (as: Copy) => {
    const stored = await db.pictures.get(keyOf(as));
    return stored?.account === account ? new Blob([stored.bytes], { type: "image/jpeg" }) : undefined;
  };
  const known = await storedAs(copy);
  if (known) return known;
  let blob: Blob;
  try {
    blob = await fetchPicture(record, sha256, copy);
  } catch (fault) {
    // Without a network the one of the list says more than a grey field.
    const small = fault instanceof Problem && fault.status === 0 ? await storedAs("thumb") : undefined;
    if (!small) throw fault;
    return small;
  }
  const bytes = await blob.arrayBuffer();
  await db.pictures.put({ key: keyOf(copy), account, bytes, at: Date.now() }).catch(() => undefined); // a full phone shows it all the same
  const surplus = (await db.pictures.count()) - picturesMost;
  if (surplus > 0) await db.pictures.bulkDelete(await db.pictures.orderBy("at").limit(surplus).primaryKeys());
  return blob;
}

// The part of a case's state that the phone shows.
export interface StatePhoto {
  file?: string;
  taken_at?: string;
}
interface Work {
  done?: string;
  photos?: StatePhoto[];
}
interface CaseDocument {
  facts?: {
    description?: string;
    location?: string;
    requirement?: string;
    photos?: StatePhoto[];
    found_at?: string;
    unit?: string;
  };
  rounds?: { rectification?: { work?: Work; at?: string }; checks?: { result: string; note?: string; at: string }[] }[];
  responsibility?: { lead?: { unit: string } };
  ending?: { reason: string; note?: string | null };
}
export interface CaseView {
  description: string;
  location: string;
  requirement: string;
  foundAt: string;
  unit: string;
  before: string[];
  after: string[];
  done: string;
  returned: string; // why the last check failed
  ending?: { reason: string; note: string }; // it was not taken up, or given up
}
const filesOf = (photos: StatePhoto[] | undefined) => (photos ?? []).flatMap((one) => (one.file ? [one.file] : []));

export function caseView(answer: Schemas["RecordAnswer"]): CaseView {
  const state = answer.state as CaseDocument;
  const facts = state.facts ?? {};
  const rounds = state.rounds ?? [];
  const work = [...rounds].reverse().find((one) => one.rectification)?.rectification?.work;
  const lastCheck = rounds.flatMap((one) => one.checks ?? []).at(-1);
  return {
    description: facts.description ?? "",
    location: facts.location ?? "",
    requirement: facts.requirement ?? "",
    foundAt: facts.found_at ?? "",
    unit: state.responsibility?.lead?.unit ?? facts.unit ?? "",
    before: filesOf(facts.photos),
    after: filesOf(work?.photos),
    done: work?.done ?? "",
    returned: lastCheck?.result === "fail" ? (lastCheck.note ?? "") : "",
    ...(state.ending && { ending: { reason: state.ending.reason, note: state.ending.note ?? "" } }),
  };
}

// The part of a request's state that the phone shows.
export interface RequestView {
  about?: string;
  reason: string;
  asked: RequestState;
  decision?: { post: string; at: string; reason: string };
}
interface RequestDocument {
  about?: string;
  reason?: string | null;
  decision?: { post: string; at: string; reason?: string | null };
}
export function requestView(answer: Schemas["RecordAnswer"]): RequestView {
  const { about, reason, decision } = answer.state as RequestDocument;
  const asked = answer.state as RequestState;
  return { about, reason: reason ?? "", asked, ...(decision && { decision: { ...decision, reason: decision.reason ?? "" } }) };
}
