// What of a case goes into a shared picture or text. Not in here: who found it, who is responsible
// by name, contacts, remarks of checks.
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { dayOf, formatInstant } from "@/shared/lib/format";
import { useRules } from "@/shared/rules";
import { formatDue } from "@/shared/case/explain";
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

// In the order asked for; records that are no cases are left out.
export async function readShareCases(records: string[]): Promise<ShareCase[]> {
  const out: (ShareCase | undefined)[] = new Array(records.length);
  let next = 0;
  const work = async () => {
    for (let at = next++; at < records.length; at = next++) {
      const path = { record: records[at]! };
      const answer = await answerOf(client.GET("/api/v1/records/{record}", { params: { path } }));
      if (answer.noun === "case") out[at] = shareCaseOf(answer);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, records.length) }, work));
  return out.filter((one) => one !== undefined);
}
