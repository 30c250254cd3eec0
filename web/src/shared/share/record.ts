// Sharing is recorded before anything is shown. The server refuses what is hidden, unpublished or
// out of sight, and answers the 验真码 of each record.
import { send } from "@/shared/api/client";

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
