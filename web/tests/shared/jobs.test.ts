import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchJob } from "@/shared/api/jobs";
import { server } from "../mounted";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const busy = () => new Response(JSON.stringify({ code: "server_busy" }), { status: 503 });

describe("jobs", () => {
  it("are watched until they end, also when an answer is lost", async () => {
    const answers = [{ job: "j", status: "waiting" }, null, busy(), { job: "j", status: "running" }, { job: "j", status: "done" }];
    vi.stubGlobal("fetch", server(() => answers.shift()).fetched);
    const told: string[] = [];
    const last = watchJob("j", (job) => told.push(job.status), new AbortController().signal);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await last).status).toBe("done");
    expect(told).toEqual(["waiting", "running", "done"]);
  });
  it("that the server does not know are not asked for again", async () => {
    const { fetched, asked } = server(() => new Response(JSON.stringify({ code: "job_not_found" }), { status: 404 }));
    vi.stubGlobal("fetch", fetched);
    await expect(watchJob("j", () => undefined, new AbortController().signal)).rejects.toMatchObject({ status: 404 });
    expect(asked).toHaveLength(1);
  });
});
