// Cells pasted from a spreadsheet, or lines out of a chat, into the grid: columns by their heading
// or by order, rows by the unit's name, another name or code, or by order.
import { parseAmount } from "@/shared/lib/format";

export interface PasteUnit {
  id: string;
  names: string[]; // its name, other names, code
}
export interface PasteQuantity {
  code: string;
  decimals: number;
  words: string[]; // names, measures, headings of sheets
}
export interface PastedRow {
  unit: string;
  figures: Record<string, string>;
  isZero: boolean;
}
export interface Pasted {
  rows: PastedRow[];
  unknown: string[]; // lines whose unit or figures were not understood
}

const plain = (text: string) =>
  text
    .replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, "")
    .toLowerCase();

export function cellsOf(text: string): string[][] {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ""));
}

// The one unit that is meant; undefined when none is, or several could be.
export function unitNamed(text: string, units: readonly PasteUnit[]): string | undefined {
  const wanted = plain(text);
  if (!wanted || /^\d{1,5}([.,]\d+)?$/.test(wanted)) return undefined;
  const by = (fits: (name: string) => boolean) => units.filter((one) => one.names.some((name) => name && fits(plain(name))));
  const exact = by((name) => name === wanted);
  if (exact.length === 1) return exact[0]!.id;
  if (wanted.length < 2) return undefined;
  const begun = by((name) => name.startsWith(wanted) || wanted.startsWith(name));
  return begun.length === 1 ? begun[0]!.id : undefined;
}

// "５０人次" is 50; what is no figure stays as it is, so that the cell can say so.
export function figureOf(text: string, quantity: PasteQuantity): string {
  const amount = parseAmount(plain(text).replace(/[^\d.,]+$/, ""), quantity.decimals);
  return amount === undefined ? text : String(amount / 10 ** quantity.decimals);
}
const isFigure = (text: string) => /^[\d.,]+[^\d]{0,4}$/.test(plain(text));

// Heading row: which column is which quantity.
function headingOf(cells: string[], quantities: readonly PasteQuantity[]): Map<number, string> | undefined {
  const out = new Map<number, string>();
  cells.forEach((cell, at) => {
    const wanted = plain(cell);
    if (!wanted || isFigure(cell)) return;
    const found = quantities.filter((one) => one.words.some((word) => plain(word) === wanted));
    const near = found.length ? found : quantities.filter((one) => one.words.some((word) => word && wanted.includes(plain(word))));
    if (near.length === 1 && ![...out.values()].includes(near[0]!.code)) out.set(at, near[0]!.code);
  });
  return out.size > 0 ? out : undefined;
}

export interface PasteContext {
  units: readonly PasteUnit[]; // in the order of the grid
  quantities: readonly PasteQuantity[];
  zeroWords: readonly string[];
  fromUnit?: string; // where rows without a name begin
  fromQuantity?: string; // where columns without a heading begin
}

export function pasted(text: string, context: PasteContext): Pasted {
  const { units, quantities } = context;
  let lines = cellsOf(text);
  const heading = lines[0] && !lines[0].some(isFigure) ? headingOf(lines[0], quantities) : undefined;
  if (heading) lines = lines.slice(1);
  const nameColumn = columnOfNames(lines, units);
  const columns = heading ?? columnsByOrder(lines, nameColumn, context);
  const zero = new Set(context.zeroWords.map(plain));
  const from = Math.max(0, units.findIndex((one) => one.id === context.fromUnit));
  const out: Pasted = { rows: [], unknown: [] };
  lines.forEach((cells, at) => {
    const unit = nameColumn === undefined ? units[from + at]?.id : unitNamed(cells[nameColumn] ?? "", units);
    const figures: Record<string, string> = {};
    for (const [column, code] of columns) {
      const quantity = quantities.find((one) => one.code === code)!;
      if (cells[column] && !zero.has(plain(cells[column]))) figures[code] = figureOf(cells[column], quantity);
    }
    const isZero = Object.keys(figures).length === 0 && cells.some((cell) => zero.has(plain(cell)));
    if (unit && (isZero || Object.keys(figures).length > 0)) out.rows.push({ unit, figures, isZero });
    else out.unknown.push(cells.filter(Boolean).join(" "));
  });
  return out;
}

// The column in which most lines name a unit.
function columnOfNames(lines: string[][], units: readonly PasteUnit[]): number | undefined {
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  let best: number | undefined;
  let most = 0;
  for (let column = 0; column < width; column++) {
    const named = lines.filter((cells) => unitNamed(cells[column] ?? "", units)).length;
    if (named > most) [best, most] = [column, named];
  }
  return best;
}

// Figures from the left, without the names and without a running number before them.
function columnsByOrder(lines: string[][], nameColumn: number | undefined, context: PasteContext): Map<number, string> {
  const { quantities, fromQuantity } = context;
  const first = nameColumn === undefined ? 0 : nameColumn + 1;
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  const start = nameColumn === undefined ? Math.max(0, quantities.findIndex((one) => one.code === fromQuantity)) : 0;
  const out = new Map<number, string>();
  let next = start;
  for (let column = first; column < width && next < quantities.length; column++)
    out.set(column, quantities[next++]!.code);
  return out;
}
