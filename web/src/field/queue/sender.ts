// Sends one waiting command: its photos one by one, then the command. Every step is stored before
// the next begins, so that a phone that dies halfway goes on where it was.
import { Problem } from "@/shared/api/client";
import type { CommandAnswer } from "@/shared/api/commands";
import { meaningOf, next, photosLeft, type QueueEvent, type QueueItem } from "./state";

export interface Net {
  put(sha256: string, bytes: ArrayBuffer): Promise<void>;
  command(item: QueueItem, queuedAt: string | undefined): Promise<CommandAnswer>;
}
export interface Store {
  save(item: QueueItem): Promise<void>;
  photo(account: string, sha256: string): Promise<ArrayBuffer | undefined>;
}
export interface Conditions {
  now: () => number;
  photosMayGo: () => boolean; // false: they wait for WiFi, the command does not
  mayGo: (item: QueueItem) => boolean; // false: another account or post is acted as since
  wordsOf: (problem: Problem) => string;
}
export type Outcome = "sent" | "later" | "held" | "sign_in" | "refused";

// Sent at once it is a command like any other; what waited says since when.
const atOnceMs = 60_000;

export async function sendItem(
  first: QueueItem,
  net: Net,
  store: Store,
  conditions: Conditions,
): Promise<Outcome> {
  let item = first;
  const step = async (event: QueueEvent) => {
    item = next(item, event, conditions.now());
    await store.save(item);
  };
  const sentNow = new Set<string>();
  const waited = item.attempts > 0 || conditions.now() - item.made > atOnceMs;

  const sendPhotos = async () => {
    for (const { sha256 } of photosLeft(item)) {
      if (!conditions.mayGo(item)) return;
      const bytes = await store.photo(item.account, sha256);
      if (bytes) await net.put(sha256, bytes);
      sentNow.add(sha256);
      await step({ type: bytes ? "photo_done" : "photo_lost", sha256 });
    }
  };
  const sendCommand = async () => {
    if (!conditions.mayGo(item)) return;
    const queuedAt = waited ? new Date(item.made).toISOString() : undefined;
    const answer = await net.command(item, queuedAt);
    await step({ type: "answered", record: answer.record });
  };

  // Photos that were sent long ago are gone, or wait for WiFi while somebody else brought the same:
  // without them the command is refused for good.
  const bring = async (fault: unknown) => {
    if (!(fault instanceof Problem) || fault.code !== "file_not_brought") throw fault;
    await step({ type: "not_brought" });
    if (item.photos.every((one) => one.lost || sentNow.has(one.sha256))) throw fault;
    await sendPhotos();
    await sendCommand();
  };

  try {
    await step({ type: "taken" });
    if (conditions.photosMayGo()) await sendPhotos();
    if (!item.answered) await sendCommand().catch(bring);
    if (!item.answered || photosLeft(item).length > 0) {
      await step({ type: "held" });
      return "held";
    }
    await step({ type: "finished" });
    return "sent";
  } catch (fault) {
    if (!(fault instanceof Problem)) {
      await step({ type: "no_answer" });
      throw fault;
    }
    return await failed(fault, step, conditions);
  }
}

async function failed(
  problem: Problem,
  step: (event: QueueEvent) => Promise<void>,
  conditions: Conditions,
): Promise<Outcome> {
  switch (meaningOf(problem.status, problem.code)) {
    case "sign_in":
      await step({ type: "held" });
      return "sign_in";
    case "renew":
    case "again":
      await step({ type: "no_answer", text: conditions.wordsOf(problem), retryAfterMs: retryAfter(problem) });
      return "later";
    case "refused":
      await step({
        type: "refused",
        code: problem.code,
        text: conditions.wordsOf(problem),
        field: problem.body.field,
        setAside: problem.body.args?.set_aside,
      });
      return "refused";
  }
}

function retryAfter(problem: Problem): number | undefined {
  const seconds = Number(problem.body.args?.seconds);
  return seconds > 0 ? seconds * 1000 : undefined;
}
