// Canvases and their JPEG: what chat groups take is under 1 MB.
export const fontStack = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
export const bytesMax = 1_000_000;

// The picture is white paper in either theme: it is looked at elsewhere.
export const inks = {
  paper: "#ffffff",
  text: "#1a2430",
  quiet: "#4b5a6b",
  accent: "#0b5cad",
  band: "#eef1f5",
  line: "#d3dae3",
  veil: "rgb(0 0 0 / 62%)",
  onVeil: "#ffffff",
} as const;

export function makeCanvas(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = inks.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return [canvas, pen];
}

export const fontOf = (size: number, bold = false) => `${bold ? "600 " : ""}${size}px ${fontStack}`;

const encode = (canvas: HTMLCanvasElement, type: string, quality?: number) =>
  new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), type, quality),
  );

// What to try, best first: quality goes down to what still reads, then size.
export function* attempts(): Generator<{ scale: number; quality: number }> {
  for (let scale = 1; scale > 0.2; scale *= 0.8)
    for (const quality of [0.86, 0.76, 0.66, 0.56]) yield { scale, quality };
}

export async function jpegOf(canvas: HTMLCanvasElement, most = bytesMax): Promise<Blob> {
  let last: Blob | undefined;
  for (const { scale, quality } of attempts()) {
    last = await encode(scale === 1 ? canvas : scaled(canvas, scale), "image/jpeg", quality);
    if (last.size <= most) return last;
  }
  return last!;
}

function scaled(canvas: HTMLCanvasElement, scale: number): HTMLCanvasElement {
  const [small, pen] = makeCanvas(canvas.width * scale, canvas.height * scale);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}

// The clipboard takes PNG only.
export async function pngOf(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const [canvas, pen] = makeCanvas(bitmap.width, bitmap.height);
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  return encode(canvas, "image/png");
}
