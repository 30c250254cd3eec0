// "Record X changed": one stream for the page, over fetch, so that phones can send their token. It
// comes back by itself, with the id of the last event, after longer and longer pauses.
import { send, Problem } from "@/shared/api/client";

export interface Change {
  record: string;
  noun: string;
}
type Listener = (change: Change | "reset") => void;

const listeners = new Set<Listener>();
let running: AbortController | undefined;
let lastId = "";

// Answers how to stop listening. The stream runs while somebody listens.
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  if (!running) void run((running = new AbortController()));
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    running?.abort();
    running = undefined;
  };
}

async function run(stop: AbortController): Promise<void> {
  for (let pause = 1000; !stop.signal.aborted; pause = Math.min(pause * 2, 60_000)) {
    try {
      const query = lastId ? `?last_event_id=${encodeURIComponent(lastId)}` : "";
      const response = await send(`api/v1/events${query}`, { signal: stop.signal });
      pause = 1000;
      await read(response);
    } catch (fault) {
      // Signed out: whoever signs in again begins to listen anew.
      if (fault instanceof Problem && fault.status === 401) return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
  }
}

async function read(response: Response): Promise<void> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) tell(block);
  }
}

function tell(block: string): void {
  const fields = new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const;
    }),
  );
  lastId = fields.get("id") ?? lastId;
  const event = fields.get("event");
  if (event === "reset") for (const one of listeners) one("reset");
  if (event !== "changed") return;
  const change = JSON.parse(fields.get("data") ?? "{}") as Change;
  for (const one of listeners) one(change);
}
