// Briefs: what the server says of a campaign, and what was sent last time.
import { answerOf, client, send, type Schemas } from "@/shared/api/client";

export type Brief = Schemas["BriefAnswer"];
export interface BriefQuestion {
  brief: string; // code, or "default"
  unit?: string; // code, name or alias
  programme?: string;
  since?: string;
  as_of?: string;
}

export async function readBrief(question: BriefQuestion, signal?: AbortSignal): Promise<Brief> {
  const { brief, ...rest } = question;
  const query = Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) as Record<string, string>;
  return answerOf(client.GET("/api/v1/briefs/{brief}", { params: { path: { brief }, query }, signal }));
}

// Kept as what was reported; the next look says when a cumulative figure has fallen since. The
// server takes the figures as of now. id: the same one until it is answered.
export async function markSent(brief: Brief, id: string): Promise<void> {
  const { unit, programme, since, until } = brief;
  await send(`api/v1/briefs/${brief.brief}/sent`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": id },
    body: JSON.stringify({ unit, programme, since, until }),
  });
}
