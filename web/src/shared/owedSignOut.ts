// Signing out without a network ends the session on the server as soon as there is one: until then
// it would open for whoever comes next. Kept where both apps of this browser find it, and where a
// phone keeps its secret too: never in localStorage.
import { headersOf, Problem, send } from "@/shared/api/client";
import { dropDraft, keepDraft, keptDraft } from "@/shared/form/drafts";

const key = "owed-sign-out";
type Owed = Record<string, string>; // the headers that session is known by

export const isUnanswered = (fault: unknown): boolean =>
  fault instanceof Problem && (fault.status === 0 || fault.status >= 500);

// Of the session that `credentials` name now.
export const oweSignOut = (): Promise<unknown> => keepDraft(key, headersOf());

// Throws a Problem while the server does not answer; refused means that the session has ended.
let paying: Promise<void> | undefined;
export const paySignOut = (): Promise<void> => (paying ??= pay().finally(() => (paying = undefined)));

async function pay(): Promise<void> {
  const owed = await keptDraft<Owed>(key);
  if (!owed) return;
  try {
    await send("api/v1/session/end", { method: "POST", headers: owed });
  } catch (fault) {
    if (!(fault instanceof Problem) || isUnanswered(fault)) throw fault;
  }
  await dropDraft(key);
}
