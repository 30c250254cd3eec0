// What the server will not take, as a file: the command and its photos, to hand to somebody.
import { db } from "../db";
import type { QueueItem } from "./state";

export function base64Of(bytes: ArrayBuffer): string {
  let out = "";
  const view = new Uint8Array(bytes);
  for (let at = 0; at < view.length; at += 0x8000) out += String.fromCharCode(...view.subarray(at, at + 0x8000));
  return btoa(out);
}

export async function fileOf(item: QueueItem): Promise<Blob> {
  const rows = await db.photos.bulkGet(item.photos.map((one) => [item.account, one.sha256] as [string, string]));
  const photos = rows.flatMap((row) =>
    row ? [{ sha256: row.sha256, media_type: row.mediaType, base64: base64Of(row.bytes) }] : [],
  );
  const { id, record, body, title, made, problem } = item;
  const document = { command_id: id, record, body, title, made: new Date(made).toISOString(), problem, photos };
  return new Blob([JSON.stringify(document, null, 1)], { type: "application/json" });
}

export async function exportItem(item: QueueItem): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await fileOf(item));
  link.download = `luoshi-${item.id}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
