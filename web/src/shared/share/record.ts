// Sharing is recorded before anything is shown. The server refuses what is hidden, unpublished or
// out of sight, and answers the 验真码 of each record.
import { Problem, send } from "@/shared/api/client";

export type ShareForm = "text" | "picture" | "long_picture" | "table";
export interface ShareCode {
  record: string;
  code: string;
}

export async function recordShare(form: ShareForm, records: string[], count: number): Promise<ShareCode[]> {
  const response = await send("api/v1/shares", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ records, form, count }),
  });
  return ((await response.json()) as { records?: ShareCode[] }).records ?? [];
}

// The record that the server will not let out: hidden, unpublished or not to be seen.
export function refusedRecord(fault: unknown): string | undefined {
  if (!(fault instanceof Problem) || !/^records\.\d+$/.test(fault.body.field ?? "")) return undefined;
  return fault.body.args?.value;
}

// Those that may leave; the others are left out one by one, as the server names them.
export async function recordSharable(form: ShareForm, records: string[]): Promise<ShareCode[]> {
  for (let left = records; ; ) {
    try {
      return await recordShare(form, left, left.length);
    } catch (fault) {
      const refused = refusedRecord(fault);
      const others = left.filter((one) => one !== refused);
      if (others.length === left.length || others.length === 0) throw fault;
      left = others;
    }
  }
}
