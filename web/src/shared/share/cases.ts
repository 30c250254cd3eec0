// What of a case goes into a shared picture or text. Not in here: who found it, who is responsible
// by name, contacts, remarks of checks.
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { dayOf, formatInstant } from "@/shared/lib/format";
import { useRules } from "@/shared/rules";
import { withoutPersonal } from "./personal";

export interface SharePhoto {
  record: string;
  sha256: string;
  at: string; // 2018-11-06 09:10, when it was taken or reported
}
export interface ShareCase {
  record: string;
  number: string;
  status: string;
  village: string;
  problem: string;
  unit: string; // that answers for it
  day: string;
  due: string;
  before: SharePhoto[];
  after: SharePhoto[];
}

interface PhotoState {
  file?: string | null;
  media_type?: string;
  role?: string;
  taken_at?: string | null;
}
interface WorkState {
  photos?: PhotoState[];
}
interface CaseDocument {
  facts?: { category?: string; description?: string | null; unit?: string; photos?: PhotoState[]; found_at?: string };
  found_on?: string;
  number?: string;
  status?: string;
  place_unit?: { unit: string };
  responsibility?: { lead: { unit: string } };
  rounds?: { rectification?: { work: WorkState; at: string } }[];
  history?: { work?: WorkState; rectified_at?: string; lead?: string };
}

function photosOf(record: string, photos: PhotoState[] | undefined, at: string | undefined): SharePhoto[] {
  return (photos ?? [])
    .filter((one) => /^[0-9a-f]{64}$/.test(one.file ?? "") && (one.media_type ?? "image/").startsWith("image/"))
    .map((one) => ({ record, sha256: one.file!, at: formatInstant(one.taken_at ?? at) }));
}

export function shareCaseOf(answer: Schemas["RecordAnswer"]): ShareCase {
  const rules = useRules();
  const state = (answer.state as { case?: CaseDocument }).case ?? (answer.state as CaseDocument);
  const facts = state.facts ?? {};
  const done = (state.rounds ?? []).flatMap((one) => (one.rectification ? [one.rectification] : [])).at(-1);
  const work = done?.work ?? state.history?.work;
  const isBefore = (one: PhotoState) => one.role === "before";
  const record = answer.row.record;
  const category = facts.category ? rules.categoryName(facts.category) : "";
  const before = [...(facts.photos ?? []), ...(work?.photos ?? []).filter(isBefore)];
  return {
    record,
    number: answer.row.number || state.number || "",
    status: answer.row.status,
    village: rules.unitName(state.place_unit?.unit ?? facts.unit ?? answer.row.unit),
    problem: withoutPersonal([category, facts.description ?? ""].filter(Boolean).join(" \u00b7 ")),
    unit: rules.unitName(state.responsibility?.lead.unit ?? state.history?.lead),
    day: state.found_on ?? (facts.found_at ? dayOf(facts.found_at) : ""),
    due: formatInstant(answer.row.due),
    before: photosOf(record, before, facts.found_at),
    after: photosOf(
      record,
      (work?.photos ?? []).filter((one) => !isBefore(one)),
      done?.at ?? state.history?.rectified_at,
    ),
  };
}

export async function readShareCases(records: string[]): Promise<ShareCase[]> {
  const out: ShareCase[] = [];
  for (const record of records) {
    const answer = await answerOf(client.GET("/api/v1/records/{record}", { params: { path: { record } } }));
    if (answer.noun === "case") out.push(shareCaseOf(answer));
  }
  return out;
}
