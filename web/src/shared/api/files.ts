// Photos and files by their SHA-256.
import { credentials, root, send } from "@/shared/api/client";

export async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Where the photos of forms go: to the server at once, or into the phone's queue.
export const uploads = {
  put: (bytes: ArrayBuffer, sha256: string, _mediaType?: string): Promise<void> => putFile(bytes, sha256),
};
export const upload = (bytes: ArrayBuffer, sha256: string, mediaType?: string): Promise<void> =>
  uploads.put(bytes, sha256, mediaType);

export async function putFile(bytes: ArrayBuffer, sha256: string): Promise<void> {
  await send(`api/v1/files/${sha256}`, {
    method: "PUT",
    headers: { "Content-Type": "application/octet-stream" },
    body: bytes,
  });
}

export type Copy = "thumb" | "view" | "public" | "original";

// For <img src> in the console, where the cookie goes along. Phones with a token use fetchPicture.
export function pictureUrl(record: string, sha256: string, copy: Copy = "view"): string {
  return `${root}api/v1/records/${record}/files/${sha256}?copy=${copy}`;
}

// For <a href download>: a phone's token goes along with no link, so that the bytes are fetched first.
export async function saveFile(event: Event, path: string, name: string): Promise<void> {
  if (!credentials.token) return;
  event.preventDefault();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await (await send(path)).blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export async function fetchPicture(record: string, sha256: string, copy: Copy = "view"): Promise<Blob> {
  return (await send(`api/v1/records/${record}/files/${sha256}?copy=${copy}`)).blob();
}
