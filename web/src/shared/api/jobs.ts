// Long work: asked for, watched until it ends, fetched.
import { answerOf, client, Problem, root, type Schemas } from "@/shared/api/client";

export type Job = Schemas["JobAnswer"];
export type ExportOrder = Schemas["ExportOrder"];

const ended = new Set(["done", "refused", "failed", "cancelled"]);
export const hasEnded = (job: Job): boolean => ended.has(job.status);

export async function startExport(order: ExportOrder): Promise<string> {
  return (await answerOf(client.POST("/api/v1/exports", { body: order }))).job;
}
export function readJob(job: string, signal?: AbortSignal): Promise<Job> {
  return answerOf(client.GET("/api/v1/jobs/{job}", { params: { path: { job } }, signal }));
}
export async function cancelJob(job: string): Promise<void> {
  await answerOf(client.POST("/api/v1/jobs/{job}/cancel", { params: { path: { job } } }));
}
export const jobFilePath = (job: string): string => `api/v1/jobs/${job}/file`;
export const jobFileUrl = (job: string): string => root + jobFilePath(job);

// How many records an export would hold.
export async function countOf(order: ExportOrder): Promise<Schemas["RecordCount"]> {
  const kind = order.kind ? `kind=${order.kind}` : "";
  const select = [order.select, kind].filter(Boolean).join(";");
  const query = { noun: order.noun, ...(select && { select }), ...(order.text && { text: order.text }) };
  return answerOf(client.GET("/api/v1/counts", { params: { query } }));
}

const pauses = { first: 300, most: 3000 }; // ms

// Tells each answer until the job has ended, and gives the last; asks less and less often. The job
// goes on when an answer is lost, so the next one is asked for.
export async function watchJob(job: string, tell: (job: Job) => void, signal: AbortSignal): Promise<Job> {
  for (let pause = pauses.first; ; pause = Math.min(pause * 1.4, pauses.most)) {
    const now = await readJob(job, signal).catch((fault: unknown) => {
      if (fault instanceof Problem && (fault.status === 0 || fault.status >= 500)) return undefined;
      throw fault;
    });
    if (now) tell(now);
    if (now && hasEnded(now)) return now;
    await new Promise((resolve) => setTimeout(resolve, pause));
    // throwIfAborted is younger than the oldest browser that is served.
    if (signal.aborted) throw new DOMException("", "AbortError");
  }
}
