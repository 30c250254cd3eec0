// What the page of a case says when the server tells of a change: whose it was.
import { afterEach, describe, expect, it, vi } from "vitest";
import { ref } from "vue";
import { useCase } from "@/shared/case/useCase";
import { mounted, server, settled } from "../mounted";

afterEach(() => vi.unstubAllGlobals());

async function pageOf() {
  let version = 1;
  let tell!: (record: string) => void;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      tell = (record) => controller.enqueue(new TextEncoder().encode(`event: changed\ndata: ${JSON.stringify({ record, noun: "case" })}\n\n`));
    },
  });
  const { fetched } = server((path) => {
    if (path.endsWith("/history")) return { events: [] };
    if (path.endsWith("/files")) return { files: [] };
    return new Response(JSON.stringify({ row: {}, state: {}, noun: "case" }), { headers: { ETag: `"${version}"` } });
  });
  const all = (input: string | Request, init?: RequestInit) =>
    String(typeof input === "string" ? input : input.url).includes("/events") ? Promise.resolve(new Response(stream)) : fetched(input, init);
  vi.stubGlobal("fetch", all);
  const { given, end } = mounted(() => useCase(ref("r")));
  await settled();
  return { page: given, end, tell: () => tell("r"), change: () => version++ };
}

describe("a change of the case on the page", () => {
  it("is that of somebody else when nothing was done here", async () => {
    const { page, end, tell, change } = await pageOf();
    change();
    tell();
    await settled();
    expect([page.note.value, page.etag.value]).toEqual(["updated", '"2"']);
    end();
  });
  it("is no news when it is told while the own one is read", async () => {
    const { page, end, tell, change } = await pageOf();
    change();
    tell();
    const read = page.load();
    await settled();
    await read;
    expect([page.note.value, page.etag.value]).toEqual(["", '"2"']);
    end();
  });
});
