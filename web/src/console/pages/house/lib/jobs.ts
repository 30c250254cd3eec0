// Long work: started, watched until it ends, cancelled.
import type { Schemas } from "@/shared/api/client";
import { getJson, postJson } from "./http";

export type Job = Schemas["JobAnswer"];
export const isOver = (job: Job) => job.status !== "waiting" && job.status !== "running";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Tells each state; ends with the last one. Asks oftener at first, since most work is short.
export async function watchJob(
  id: string,
  tell: (job: Job) => void,
  signal?: AbortSignal,
  read: (id: string) => Promise<Job> = (job) => getJson<Job>(`jobs/${job}`, {}, signal),
  wait: (milliseconds: number) => Promise<unknown> = pause,
): Promise<Job> {
  for (let after = 300; ; after = Math.min(after * 1.5, 3000)) {
    const job = await read(id);
    tell(job);
    if (isOver(job) || signal?.aborted) return job;
    await wait(after);
  }
}
export const cancelJob = (id: string) => postJson<Job>(`jobs/${id}/cancel`);
