// The first picture of a case, for cards of lists: rows carry none, so the record is asked, once a
// page, and only for cards that come into view.
import { answerOf, client } from "@/shared/api/client";
import { caseOf, picturesOf, type CasePicture } from "./state";

const known = new Map<string, Promise<CasePicture | null>>();
const keptMax = 500;

export function firstPicture(record: string): Promise<CasePicture | null> {
  let asked = known.get(record);
  if (!asked) {
    if (known.size >= keptMax) known.delete(known.keys().next().value!);
    asked = read(record);
    known.set(record, asked);
  }
  return asked;
}

// A record has changed: its picture is asked for anew.
export function forgetPicture(record: string): void {
  known.delete(record);
}

async function read(record: string): Promise<CasePicture | null> {
  try {
    const answer = await answerOf(client.GET("/api/v1/records/{record}", { params: { path: { record } } }));
    return answer.noun === "case" ? (picturesOf(caseOf(answer))[0] ?? null) : null;
  } catch {
    known.delete(record); // asked again when the card is shown again
    return null;
  }
}
