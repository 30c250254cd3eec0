// What of a case goes into a shared picture or text. Not in here: who found it, who is responsible
// by name, contacts, remarks of checks.
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { dayOf, formatDue, formatInstant } from "@/shared/lib/format";
import { useRules } from "@/shared/rules";
import { caseOf, groundOf, leadOf, numberOf, pairOf, type CasePicture } from "@/shared/case/state";
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

function shown(record: string, pictures: CasePicture[]): SharePhoto[] {
  return pictures.map((one) => ({ record, sha256: one.sha256, at: formatInstant(one.takenAt ?? one.at) }));
}

export function shareCaseOf(answer: Schemas["RecordAnswer"]): ShareCase {
  const rules = useRules();
  const state = caseOf(answer);
  const { facts } = state;
  const { before, after } = pairOf(state);
  const record = answer.row.record;
  const category = facts.category ? rules.categoryName(facts.category) : "";
  return {
    record,
    number: numberOf(answer),
    status: answer.row.status,
    village: rules.unitName(groundOf(state) ?? answer.row.unit),
    problem: withoutPersonal([category, facts.description ?? ""].filter(Boolean).join(" \u00b7 ")),
    unit: rules.unitName(leadOf(state)),
    day: state.found_on ?? (facts.found_at ? dayOf(facts.found_at) : ""),
    due: formatDue(state.clocks?.find((one) => one.kind === "rectify")?.deadline.due),
    before: shown(record, before),
    after: shown(record, after),
  };
}

const atOnce = 6;

async function eachOf<One, Made>(all: One[], make: (one: One) => Promise<Made>): Promise<Made[]> {
  const out: Made[] = new Array(all.length);
  let next = 0;
  const work = async () => {
    for (let at = next++; at < all.length; at = next++) out[at] = await make(all[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, work));
  return out;
}

// In the order asked for; records that are no cases are left out.
export async function readShareCases(records: string[]): Promise<ShareCase[]> {
  const read = await eachOf(records, async (record) => {
    const answer = await answerOf(client.GET("/api/v1/records/{record}", { params: { path: { record } } }));
    return answer.noun === "case" ? shareCaseOf(answer) : undefined;
  });
  return read.filter((one) => one !== undefined);
}

// Whoever may still see a photo that was taken down sends it to nobody either.
export async function withoutTakenDown(cases: ShareCase[]): Promise<{ cases: ShareCase[]; leftOut: number }> {
  let leftOut = 0;
  const kept = await eachOf(cases, async (one) => {
    if (one.before.length + one.after.length === 0) return one;
    const path = { record: one.record };
    const { files } = await answerOf(client.GET("/api/v1/records/{record}/files", { params: { path } }));
    const gone = new Set((files ?? []).filter((file) => file.taken_down).map((file) => file.sha256));
    const left = (photos: SharePhoto[]) => photos.filter((photo) => !gone.has(photo.sha256));
    const out = { ...one, before: left(one.before), after: left(one.after) };
    leftOut += one.before.length + one.after.length - out.before.length - out.after.length;
    return out;
  });
  return { cases: kept, leftOut };
}
