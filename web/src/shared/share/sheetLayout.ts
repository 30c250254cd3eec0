// Where the pictures of a 拼图 stand: before/after pairs one below the other, or 2, 4, 6 or 9
// pictures in a grid, each with its caption below. Knows no canvas.
import { wrapText } from "./wrap";
import type { MeasureStyled, Style } from "./longLayout";

export type SheetForm = "pairs" | "2" | "4" | "6" | "9";
export const sheetForms: SheetForm[] = ["pairs", "2", "4", "6", "9"];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface SheetCell {
  pictures: Box[]; // two for a pair, one otherwise
  lines: { text: string; x: number; y: number }[];
}
export interface SheetLayout {
  width: number;
  height: number;
  title: { text: string; x: number; y: number }[];
  cells: SheetCell[];
  footer: { text: string; x: number; y: number }[];
  qr?: Box;
}
export interface SheetWords {
  title: string;
  captions: string[][]; // of each cell: village and number, problem, time and unit
  footer: string[];
  qr?: boolean; // room for a code beside the footer
}

export const sheetWidth = 1080;
const edge = 30;
const gap = 14;
const qrSize = 260;
export const sheetStyles = {
  title: { size: 40, bold: true, colour: "text" },
  footer: { size: 22, colour: "quiet" },
} satisfies Record<string, Style>;
const captionSizes: Record<SheetForm, number> = { pairs: 28, "2": 26, "4": 24, "6": 24, "9": 20 };
const columnsOf: Record<SheetForm, number> = { pairs: 1, "2": 2, "4": 2, "6": 2, "9": 3 };
const pairsMax = 5; // on one picture, so that it stays readable in a chat

export const captionStyle = (form: SheetForm): Style => ({ size: captionSizes[form], colour: "text" });
export const cellsMax = (form: SheetForm): number => (form === "pairs" ? pairsMax : Number(form));

// The grid that fits so many pictures best.
export function formFor(count: number): SheetForm {
  return (sheetForms.find((form) => form !== "pairs" && Number(form) >= count) ?? "9") as SheetForm;
}

function picturesOf(form: SheetForm, x: number, y: number, width: number): Box[] {
  if (form !== "pairs") return [{ x, y, width, height: Math.round(width * 0.75) }];
  const half = (width - gap) / 2;
  const height = Math.round(half * 0.75);
  return [
    { x, y, width: half, height },
    { x: x + half + gap, y, width: half, height },
  ];
}

export function sheetLayout(form: SheetForm, words: SheetWords, measure: MeasureStyled): SheetLayout {
  const columns = columnsOf[form];
  const width = (sheetWidth - 2 * edge - (columns - 1) * gap) / columns;
  const caption = captionStyle(form);
  const out: SheetLayout = { width: sheetWidth, height: 0, title: [], cells: [], footer: [] };
  let y = edge;
  const write = (texts: string[], style: Style, into: SheetLayout["title"], taken = 0) => {
    const room = sheetWidth - 2 * edge - taken;
    for (const text of texts.flatMap((one) => wrapText(one, room, (part) => measure(part, style)))) {
      into.push({ text, x: edge, y: y + style.size });
      y += Math.round(style.size * 1.5);
    }
  };
  write([words.title], sheetStyles.title, out.title);
  y += gap;
  for (let first = 0; first < words.captions.length; first += columns) {
    let lowest = y;
    words.captions.slice(first, first + columns).forEach((texts, column) => {
      const cell = cellAt(form, edge + column * (width + gap), y, width, texts, caption, measure);
      out.cells.push(cell.cell);
      lowest = Math.max(lowest, cell.bottom);
    });
    y = lowest + gap;
  }
  const below = y;
  write(words.footer, sheetStyles.footer, out.footer, words.qr ? qrSize + gap : 0);
  if (words.qr) {
    out.qr = { x: sheetWidth - edge - qrSize, y: below, width: qrSize, height: qrSize };
    y = Math.max(y, below + qrSize);
  }
  out.height = Math.ceil(y + edge);
  return out;
}

function cellAt(
  form: SheetForm,
  x: number,
  y: number,
  width: number,
  texts: string[],
  style: Style,
  measure: MeasureStyled,
): { cell: SheetCell; bottom: number } {
  const pictures = picturesOf(form, x, y, width);
  let bottom = y + pictures[0]!.height + 8;
  const lines: SheetCell["lines"] = [];
  for (const text of texts.filter((one) => one !== ""))
    for (const line of wrapText(text, width, (one) => measure(one, style), 2)) {
      lines.push({ text: line, x, y: bottom + style.size });
      bottom += Math.round(style.size * 1.4);
    }
  return { cell: { pictures, lines }, bottom };
}

// The part of a picture that fills a box without being stretched.
export function cover(picture: { width: number; height: number }, box: Box): Box {
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const width = box.width / scale;
  const height = box.height / scale;
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}
