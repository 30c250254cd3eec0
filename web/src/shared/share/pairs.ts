// Makes the 拼图: pictures of cases on one sheet, each copy with its watermark. Marked copies come
// by themselves, what is taken down or not there yet is left out and counted.
import { Problem } from "@/shared/api/client";
import { fetchPicture } from "@/shared/api/files";
import { drawQr } from "./qr";
import { fontOf, inks, jpegOf, makeCanvas } from "./canvas";
import type { ShareCase, SharePhoto } from "./cases";
import { captionStyle, cellsMax, cover, sheetLayout, sheetStyles, type Box, type SheetForm } from "./sheetLayout";
import { wrapText } from "./wrap";
import type { Style } from "./longLayout";

export interface SheetTexts {
  title: string;
  footer: (cases: ShareCase[]) => string[];
  qr: (cases: ShareCase[]) => string; // "" for none
  before: string;
  after: string;
  noPicture: string;
  isMarked: boolean; // with a watermark
  caption: (one: ShareCase) => string[];
}
export interface SheetResult {
  pictures: Blob[];
  leftOut: number; // pictures that could not be had
}

interface Cell {
  of: ShareCase;
  photos: { photo: SharePhoto | undefined; mark: string }[];
}

// A case is one pair, or as many cells of a grid as it has pictures; of long lists before and after.
export function cellsOf(cases: ShareCase[], form: SheetForm, texts: Pick<SheetTexts, "before" | "after">): Cell[] {
  const pair = (one: ShareCase): Cell => ({
    of: one,
    photos: [
      { photo: one.before[0], mark: texts.before },
      { photo: one.after[0], mark: texts.after },
    ],
  });
  if (form === "pairs") return cases.filter((one) => one.before.length + one.after.length > 0).map(pair);
  const single = (one: ShareCase) => [
    ...one.before.map((photo) => ({ of: one, photos: [{ photo, mark: texts.before }] })),
    ...one.after.map((photo) => ({ of: one, photos: [{ photo, mark: texts.after }] })),
  ];
  return cases.flatMap(single);
}

// What belongs to one case stands on one sheet where it fits on one.
export function sheetsOf(cells: Cell[], form: SheetForm): Cell[][] {
  const most = cellsMax(form);
  const sheets: Cell[][] = [[]];
  cells.forEach((cell, at) => {
    const isFirst = cells[at - 1]?.of !== cell.of;
    const count = isFirst ? cells.filter((one) => one.of === cell.of).length : 1;
    const used = sheets.at(-1)!.length;
    if (used > 0 && used + (count <= most ? count : 1) > most) sheets.push([]);
    sheets.at(-1)!.push(cell);
  });
  return sheets;
}

// Sheet by sheet: never more pictures in memory than stand on one.
export async function makeSheets(cases: ShareCase[], form: SheetForm, texts: SheetTexts): Promise<SheetResult> {
  const out: SheetResult = { pictures: [], leftOut: 0 };
  for (const cells of sheetsOf(cellsOf(cases, form, texts), form)) {
    const ready: DrawnCell[] = [];
    for (const cell of cells) {
      const drawn = await readCell(cell, out);
      if (drawn) ready.push(drawn);
    }
    if (ready.length > 0) out.pictures.push(await jpegOf(drawSheet(ready, form, texts)));
    for (const cell of ready) for (const bitmap of cell.bitmaps) bitmap?.close();
  }
  return out;
}

interface DrawnCell {
  cell: Cell;
  bitmaps: (ImageBitmap | undefined)[];
}

async function readCell(cell: Cell, out: SheetResult): Promise<DrawnCell | undefined> {
  const bitmaps: (ImageBitmap | undefined)[] = [];
  for (const { photo } of cell.photos) {
    const bitmap = photo && (await bitmapOf(photo));
    if (photo && !bitmap) out.leftOut++;
    bitmaps.push(bitmap);
  }
  return bitmaps.some((one) => one) ? { cell, bitmaps } : undefined;
}

async function bitmapOf(photo: SharePhoto): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(await fetchPicture(photo.record, photo.sha256, "public"));
  } catch (fault) {
    // Taken down, or not uploaded yet. Without a network nothing is made at all.
    if (fault instanceof Problem && fault.status === 0) throw fault;
    return undefined;
  }
}

function drawSheet(cells: DrawnCell[], form: SheetForm, texts: SheetTexts): HTMLCanvasElement {
  const [, probe] = makeCanvas(1, 1);
  const measure = (text: string, style: Style) => {
    probe.font = fontOf(style.size, style.bold);
    return probe.measureText(text).width;
  };
  const cases = [...new Map(cells.map((one) => [one.cell.of.record, one.cell.of])).values()];
  const captions = cells.map((one) => texts.caption(one.cell.of));
  const qr = texts.qr(cases);
  const words = { title: texts.title, captions, footer: texts.footer(cases), qr: qr !== "" };
  const layout = sheetLayout(form, words, measure);
  const [canvas, pen] = makeCanvas(layout.width, layout.height);
  pen.imageSmoothingQuality = "high";
  const write = (lines: { text: string; x: number; y: number }[], style: Style) => {
    pen.font = fontOf(style.size, style.bold);
    pen.fillStyle = inks[style.colour];
    for (const line of lines) pen.fillText(line.text, line.x, line.y);
  };
  write(layout.title, sheetStyles.title);
  layout.cells.forEach((place, at) => {
    const drawn = cells[at]!;
    place.pictures.forEach((box, index) => drawPicture(pen, box, drawn, index, texts));
    write(place.lines, captionStyle(form));
  });
  write(layout.footer, sheetStyles.footer);
  if (layout.qr) drawQr(pen, qr, layout.qr.x, layout.qr.y, layout.qr.width);
  return canvas;
}

function drawPicture(pen: CanvasRenderingContext2D, box: Box, drawn: DrawnCell, index: number, texts: SheetTexts): void {
  const bitmap = drawn.bitmaps[index];
  const { photo, mark } = drawn.cell.photos[index]!;
  pen.fillStyle = inks.band;
  pen.fillRect(box.x, box.y, box.width, box.height);
  const size = Math.max(16, Math.round(box.width / 24));
  if (bitmap) {
    const part = cover(bitmap, box);
    pen.drawImage(bitmap, part.x, part.y, part.width, part.height, box.x, box.y, box.width, box.height);
    const { village, unit } = drawn.cell.of;
    const facts = [photo?.at ?? "", village, unit === village ? "" : unit].filter(Boolean);
    if (texts.isMarked) watermark(pen, facts, size, box);
  } else {
    pen.font = fontOf(size);
    pen.fillStyle = inks.quiet;
    pen.fillText(texts.noPicture, box.x + size, box.y + box.height / 2, box.width - 2 * size);
  }
  pen.font = fontOf(size + 4, true);
  strip(pen, mark, size + 4, box.x, box.y, pen.measureText(mark).width + size * 1.4, true);
}

// When, where and whose: in one line, or one line each where the names are long.
function watermark(pen: CanvasRenderingContext2D, facts: string[], size: number, box: Box): void {
  pen.font = fontOf(size);
  const measure = (text: string) => pen.measureText(text).width;
  const room = box.width - size * 1.2;
  const whole = facts.join("  ");
  const lines = measure(whole) <= room ? [whole] : facts.map((one) => wrapText(one, room, measure, 1)[0]!);
  lines.forEach((line, at) =>
    strip(pen, line, size, box.x, box.y + box.height - size * 1.7 * (lines.length - at), box.width),
  );
}

// Writing on a dark veil, readable over any picture.
function strip(
  pen: CanvasRenderingContext2D,
  text: string,
  size: number,
  x: number,
  y: number,
  width: number,
  bold = false,
): void {
  pen.fillStyle = inks.veil;
  pen.fillRect(x, y, width, size * 1.7);
  pen.font = fontOf(size, bold);
  pen.fillStyle = inks.onVeil;
  pen.fillText(text, x + size * 0.6, y + size * 1.2);
}
