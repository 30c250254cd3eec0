// Signing out without a network ends the session on the server as soon as there is one: until then
// it would open for whoever comes next. Kept where both apps of this browser find it.
import { headersOf, Problem, send } from "@/shared/api/client";

const key = "luoshi.signOutOwed";
type Owed = Record<string, string>; // the headers that session is known by

function kept(): Owed | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Owed | undefined;
  } catch {
    return undefined;
  }
}
function keep(owed: Owed | undefined): void {
  try {
    if (owed) localStorage.setItem(key, JSON.stringify(owed));
    else localStorage.removeItem(key);
  } catch {
    // A browser without storage ends the session when it is too old.
  }
}

export const isUnanswered = (fault: unknown): boolean =>
  fault instanceof Problem && (fault.status === 0 || fault.status >= 500);

// Of the session that `credentials` name now.
export const oweSignOut = (): void => keep(headersOf());

// Throws a Problem while the server does not answer; refused means that the session has ended.
let paying: Promise<void> | undefined;
export const paySignOut = (): Promise<void> => (paying ??= pay().finally(() => (paying = undefined)));

async function pay(): Promise<void> {
  const owed = kept() ?? undefined;
  if (!owed) return;
  try {
    await send("api/v1/session/end", { method: "POST", headers: owed });
  } catch (fault) {
    if (!(fault instanceof Problem) || isUnanswered(fault)) throw fault;
  }
  keep(undefined);
}
