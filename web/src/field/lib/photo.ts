// A photo is made small and loses what the camera wrote into it; time and place go beside it.
import { digestOf } from "@/shared/api/files";
import type { PhotoSize } from "./preferences";

export interface SmallPhoto {
  bytes: ArrayBuffer;
  sha256: string;
  mediaType: string;
}
const bytesMax = 300 * 1024;

export function fitInto(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
// Quality first, then size: the first pair that fits is taken, else the last.
export function steps(size: PhotoSize, longest: number): { side: number; quality: number }[] {
  if (size === "original") return [{ side: longest, quality: 0.92 }];
  const side = Math.min(Number(size), longest);
  return [
    { side, quality: 0.8 },
    { side, quality: 0.65 },
    { side, quality: 0.5 },
    { side: Math.round(side * 0.8), quality: 0.6 },
    { side: Math.round(side * 0.6), quality: 0.6 },
  ];
}

export async function shrink(file: Blob, size: PhotoSize): Promise<SmallPhoto> {
  const picture = await decode(file);
  // What this browser cannot draw (HEIC on some) goes as it is; the server knows more types.
  if (!picture) return finished(await file.arrayBuffer(), file.type || "application/octet-stream");
  let best: Blob | undefined;
  for (const { side, quality } of steps(size, Math.max(picture.width, picture.height))) {
    best = await draw(picture, side, quality);
    if (size === "original" || best.size <= bytesMax) break;
  }
  picture.close();
  return finished(await best!.arrayBuffer(), "image/jpeg");
}

async function decode(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return undefined;
  }
}
async function draw(picture: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const { width, height } = fitInto(picture.width, picture.height, side);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")!.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("canvas"))), "image/jpeg", quality),
  );
}
async function finished(bytes: ArrayBuffer, mediaType: string): Promise<SmallPhoto> {
  return { bytes, sha256: await digestOf(bytes), mediaType };
}
