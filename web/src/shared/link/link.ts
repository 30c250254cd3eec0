// 个人链接: one record, seen and answered by whoever holds its code, without signing in. The code
// travels in the fragment of the address and in a header, so it is in no log.
import { send, type Schemas } from "@/shared/api/client";
import { wire, type CommandAnswer, type CommandBody } from "@/shared/api/commands";

export type LinkAnswer = Schemas["LinkAnswer"];

// "#link=8K3F-…": as the address carries it; undefined: none, or no code.
export function codeIn(hash: string): string | undefined {
  return /^#link=([0-9A-Za-z-]{4,40})$/.exec(hash)?.[1];
}

const signed = (code: string) => ({ Authorization: `Link ${code}` });

export async function readLink(code: string, signal?: AbortSignal): Promise<LinkAnswer> {
  const response = await send("api/v1/link", { headers: signed(code), ...(signal && { signal }) });
  return (await response.json()) as LinkAnswer;
}

export async function readPicture(code: string, sha256: string, copy: "thumb" | "view"): Promise<Blob> {
  return (await send(`api/v1/link/files/${sha256}?copy=${copy}`, { headers: signed(code) })).blob();
}

export async function putByLink(code: string, bytes: ArrayBuffer, sha256: string): Promise<void> {
  const headers = { ...signed(code), "Content-Type": "application/octet-stream" };
  await send(`api/v1/link/files/${sha256}`, { method: "PUT", headers, body: bytes });
}

export async function actOnLink(code: string, body: CommandBody, id: string): Promise<CommandAnswer> {
  const headers = { ...signed(code), "Content-Type": "application/json", "Idempotency-Key": id };
  const response = await send("api/v1/link/commands", { method: "POST", headers, body: JSON.stringify(wire(body)) });
  return (await response.json()) as CommandAnswer;
}
