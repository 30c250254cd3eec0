// A command that waits on the phone, and every state it can be in. Pure: what is sent and stored
// is in sender.ts.
//
//   queued -> sending -> sent
//                     -> queued     no answer, server busy: again later, longer and longer
//                     -> failed     refused: the reason is shown, a person decides
//                     -> set_aside  refused after waiting: kept by the server for somebody to settle
import type { CommandBody } from "@/shared/api/commands";

export type QueueState = "queued" | "sending" | "sent" | "failed" | "set_aside";

export interface QueuePhoto {
  sha256: string;
  done: boolean; // the server has it
  doneAt?: number;
  lost?: boolean; // the phone no longer had it: the browser or somebody cleared its storage
}
export interface QueueItem {
  id: string; // UUIDv7, made once: the command's Idempotency-Key
  account: string;
  post: string | null; // acted as when it was made
  record: string | null; // null: the command makes a record
  body: CommandBody;
  title: string;
  about?: string; // of which record: its number and place
  made: number;
  state: QueueState;
  photos: QueuePhoto[];
  answered: string | null; // the record, once the server has taken the command
  setAside?: boolean; // `answered` is what the server keeps for somebody to settle
  attempts: number; // without an answer, in a row
  nextAt: number;
  problem: { code: string; text: string; field?: string } | null;
  sentAt: number | null;
}

export type QueueEvent =
  | { type: "taken" }
  | { type: "photo_done"; sha256: string }
  | { type: "photo_lost"; sha256: string }
  | { type: "answered"; record: string }
  | { type: "finished" }
  | { type: "no_answer"; text?: string; retryAfterMs?: number }
  | { type: "held" } // photos wait for WiFi, or nobody is signed in
  | { type: "refused"; code: string; text: string; field?: string; setAside?: string }
  | { type: "not_brought" } // the server has not the photos it had
  | { type: "again" }; // a person says so

const pauseMax = 5 * 60_000;
export const sentKeptMs = 7 * 24 * 3600_000;
// The server removes a file that no record names seven days after it came (docs/files.md).
const doneKeptMs = 5 * 24 * 3600_000;

// 2^n seconds, a quarter more or less, so that many phones do not come back at once.
export function pauseOf(attempts: number, random: number): number {
  const base = Math.min(2 ** attempts * 1000, pauseMax);
  return Math.min(Math.round(base * (0.75 + random / 2)), pauseMax);
}

// To be sent once more, which the server takes for a repeat; a command that was taken names its photos.
function anew(item: QueueItem, isOld: (doneAt: number) => boolean = () => true): QueuePhoto[] {
  if (item.answered) return item.photos;
  return item.photos.map((one) => (one.done && isOld(one.doneAt ?? item.made) ? { ...one, done: false } : one));
}

export function next(item: QueueItem, event: QueueEvent, now: number, random = Math.random()): QueueItem {
  switch (event.type) {
    case "taken":
      return {
        ...item,
        state: "sending",
        problem: reasonOf(item, null),
        photos: anew(item, (doneAt) => now - doneAt > doneKeptMs),
      };
    case "photo_done":
      return {
        ...item,
        attempts: 0,
        photos: item.photos.map((one) => (one.sha256 === event.sha256 ? { ...one, done: true, doneAt: now } : one)),
      };
    case "photo_lost":
      return {
        ...item,
        photos: item.photos.map((one) => (one.sha256 === event.sha256 ? { ...one, lost: true } : one)),
      };
    case "answered":
      return { ...item, attempts: 0, answered: event.record };
    case "finished":
      if (item.setAside) return { ...item, state: "set_aside", attempts: 0, sentAt: now };
      return { ...item, state: "sent", attempts: 0, problem: null, sentAt: now };
    case "no_answer": {
      const pause = Math.max(pauseOf(item.attempts + 1, random), event.retryAfterMs ?? 0);
      const lost = event.text ? { code: "no_answer", text: event.text } : null;
      const problem = reasonOf(item, lost);
      return { ...item, state: "queued", attempts: item.attempts + 1, nextAt: now + pause, problem };
    }
    case "held":
      return { ...item, state: "queued", nextAt: 0 };
    case "refused": {
      const problem = { code: event.code, text: event.text, ...(event.field && { field: event.field }) };
      if (!event.setAside) return { ...item, state: "failed", problem };
      const kept = { ...item, problem, answered: event.setAside, setAside: true };
      // Whoever settles it needs its photos.
      if (photosLeft(item).length > 0) return { ...kept, state: "queued", attempts: 0, nextAt: 0 };
      return { ...kept, state: "set_aside", sentAt: now };
    }
    case "not_brought":
      return { ...item, photos: anew(item) };
    case "again": {
      // What only waits has its photos from lately; sending them again at every call costs a village its data.
      const photos = item.state === "failed" ? anew(item) : item.photos;
      return { ...item, state: "queued", attempts: 0, nextAt: 0, problem: reasonOf(item, null), photos };
    }
  }
}

// Why it was set aside stays, whatever happens to the photos that are still brought.
const reasonOf = (item: QueueItem, other: QueueItem["problem"]) => (item.setAside ? item.problem : other);

export const isOpen = (item: QueueItem) => item.state === "queued" || item.state === "sending";
// What the strip counts: everything a person might still lose.
export const isUnsent = (item: QueueItem) => isOpen(item) || item.state === "failed";
export const photosLeft = (item: QueueItem) => item.photos.filter((one) => !one.done && !one.lost);
export const photosDone = (item: QueueItem) => item.photos.filter((one) => one.done).length;

export interface Sender {
  account: string;
  post: string | null;
  posts: string[]; // that the account may act as
}

// Another account's commands are never sent. One made as another post waits until that post is
// acted as again, as long as the account still holds it.
export function maySend(item: QueueItem, who: Sender): boolean {
  if (item.account !== who.account) return false;
  return item.post === null || item.post === who.post || !who.posts.includes(item.post);
}

// The next one to send, oldest first; undefined: nothing is due.
export function dueItem(items: QueueItem[], who: Sender, now: number): QueueItem | undefined {
  return items
    .filter((item) => isOpen(item) && maySend(item, who) && item.nextAt <= now)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}
// When to look again; undefined: nothing waits for time.
export function nextMoment(items: QueueItem[], who: Sender): number | undefined {
  const waits = items.filter((item) => isOpen(item) && maySend(item, who)).map((item) => item.nextAt);
  return waits.length ? Math.min(...waits) : undefined;
}

// What an answer that is no success means for the command.
export type Meaning = "again" | "sign_in" | "renew" | "refused";
export function meaningOf(status: number, code: string): Meaning {
  if (status === 401) return "sign_in";
  if (code === "csrf_token_missing") return "renew";
  if (status === 0 || status >= 500 || status === 408 || status === 425 || status === 429) return "again";
  return "refused";
}
