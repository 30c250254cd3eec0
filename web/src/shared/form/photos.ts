// Pictures and files on their way into a form: read, named by their digest, stored with `uploads`
// (the server, or the phone's queue), and shown from a small picture that outlives a reload.
import { digestOf, upload } from "@/shared/api/files";
import { dropDraft, keepDraft, keptDraft } from "./drafts";
import type { Attachment, Photo, Place } from "./values";

export interface Taken {
  bytes: ArrayBuffer;
  mediaType: string;
  takenAt?: string;
  takenPlace?: Place;
}
// The phone makes photos small and says when and where they were taken.
export const intake = {
  photo: async (file: File): Promise<Taken> => ({
    bytes: await file.arrayBuffer(),
    mediaType: file.type || "application/octet-stream",
  }),
};

export async function takePhoto(file: File, role: Photo["role"]): Promise<Photo> {
  const taken = await intake.photo(file);
  const sha256 = await digestOf(taken.bytes);
  await Promise.all([upload(taken.bytes, sha256, taken.mediaType), keepThumb(sha256, file)]);
  return {
    file: sha256,
    media_type: taken.mediaType,
    role,
    ...(taken.takenAt && { taken_at: taken.takenAt }),
    ...(taken.takenPlace && { taken_place: taken.takenPlace }),
  };
}

export async function takeFile(file: File): Promise<Attachment> {
  const bytes = await file.arrayBuffer();
  const sha256 = await digestOf(bytes);
  const mediaType = file.type || "application/octet-stream";
  await upload(bytes, sha256, mediaType);
  return { file: sha256, name: file.name, media_type: mediaType };
}

const thumbs = new Map<string, string>();

// "" when this browser cannot draw it.
async function thumbOf(file: Blob): Promise<string> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, 240 / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas.toDataURL("image/jpeg", 0.7);
  } catch {
    return "";
  }
}
async function keepThumb(sha256: string, file: Blob): Promise<void> {
  const small = await thumbOf(file);
  if (!small) return;
  thumbs.set(sha256, small);
  await keepDraft(`thumb|${sha256}`, small);
}
export async function thumb(sha256: string): Promise<string> {
  return thumbs.get(sha256) ?? (await keptDraft<string>(`thumb|${sha256}`)) ?? "";
}
export async function dropThumb(sha256: string): Promise<void> {
  thumbs.delete(sha256);
  await dropDraft(`thumb|${sha256}`);
}

// Pictures on the clipboard or dropped.
export function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((one) => one.type.startsWith("image/"));
}
