import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/shared/api/client";
import { recordSharable, recordShare, refusedRecord } from "@/shared/share/record";

// A server that lets everything out but some.
function server(kept: string[]) {
  const asked: string[][] = [];
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    const { records } = JSON.parse(String(init.body)) as { records: string[] };
    asked.push(records);
    const at = records.findIndex((one) => kept.includes(one));
    const body =
      at < 0
        ? { records: records.map((record) => ({ record, code: `c-${record}` })) }
        : { code: "record_not_shareable", field: `records.${at}`, args: { value: records[at] } };
    return Promise.resolve(new Response(JSON.stringify(body), { status: at < 0 ? 200 : 422 }));
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

describe("sharing is recorded first", () => {
  it("answers the code of each record", async () => {
    const asked = server([]);
    expect(await recordShare("text", ["a", "b"], 2)).toEqual([
      { record: "a", code: "c-a" },
      { record: "b", code: "c-b" },
    ]);
    expect(asked).toEqual([["a", "b"]]);
  });
  it("is refused as a whole where the text is already made", async () => {
    server(["b"]);
    const fault = await recordShare("text", ["a", "b"], 2).catch((one: unknown) => one);
    expect(refusedRecord(fault)).toBe("b");
  });
  it("leaves out of pictures what may not leave", async () => {
    const asked = server(["b", "d"]);
    const codes = await recordSharable("picture", ["a", "b", "c", "d"]);
    expect(codes.map((one) => one.record)).toEqual(["a", "c"]);
    expect(asked.at(-1)).toEqual(["a", "c"]);
  });
  it("is refused when nothing is left, and at any other fault", async () => {
    server(["a"]);
    await expect(recordSharable("picture", ["a"])).rejects.toBeInstanceOf(Problem);
    expect(refusedRecord(new Problem(503, { code: "server_busy" }))).toBeUndefined();
  });
});
