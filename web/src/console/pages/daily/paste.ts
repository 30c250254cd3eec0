// Cells pasted from a spreadsheet, or lines out of a chat, into the grid: columns by their heading
// or by order, rows by the unit's name, another name or code, or by order. What could be meant in
// two ways is told and not filled in.
import { parseAmount } from "@/shared/lib/format";
import { cellsOf } from "./cells";
import { chatLine } from "./chat";

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
  repeated?: string[]; // lines of one unit that say different things
  heading?: string; // a heading that names no quantity: nothing is filled in by order below it
}

export const plain = (text: string) =>
  text
    .replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, "")
    .toLowerCase();

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

const isNamed = (cell: string) => /\p{L}/u.test(plain(cell));
const isWithMeasure = (cell: string) => isFigure(cell) && isNamed(cell);
const said = (cells: string[]) => cells.filter(Boolean).join(" ");

// Which column is which quantity, by a row of headings.
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

interface Sheet {
  lines: string[][]; // without headings
  columns?: Map<number, string>; // by heading
  heading?: string; // a row of headings that names no quantity
}

// Titles, dates and blanks stand before the headings of a sheet. The row that names most is theirs.
function sheetOf(lines: string[][], nameColumn: number | undefined, context: PasteContext, zero: ReadonlySet<string>): Sheet {
  const { quantities, units } = context;
  const isData = (cells: string[]) => {
    const others = cells.filter((_, at) => at !== nameColumn);
    const isFilled = others.some((cell) => isFigure(cell) || zero.has(plain(cell)));
    return nameColumn === undefined ? cells.some(isFigure) : isFilled && !!unitNamed(cells[nameColumn] ?? "", units);
  };
  const first = lines.findIndex(isData);
  const leading = lines.slice(0, first < 0 ? lines.length : first);
  const isRow = (cells: string[]) => cells.filter(Boolean).length > 1 || lines.every((one) => one.length === 1);
  let best: { at: number; columns: Map<number, string> } | undefined;
  leading.forEach((cells, at) => {
    const columns = isRow(cells) ? headingOf(cells, quantities) : undefined;
    if (nameColumn !== undefined) columns?.delete(nameColumn);
    if (columns && columns.size > (best?.columns.size ?? 0)) best = { at, columns };
  });
  if (best) return { lines: lines.slice(best.at + 1), columns: best.columns };
  const isHeading = (cells: string[]) =>
    cells.filter(isNamed).length > 1 && !cells.some((cell) => isFigure(cell) || zero.has(plain(cell)));
  const heading = first < 0 ? undefined : leading.find(isHeading);
  return { lines, ...(heading && { heading: said(heading) }) };
}

export function pasted(text: string, context: PasteContext): Pasted {
  const { units, quantities } = context;
  const zero = new Set(context.zeroWords.map(plain));
  const all = cellsOf(text);
  const nameColumn = columnOfNames(all, units);
  const { lines, columns: named, heading } = sheetOf(all, nameColumn, context, zero);
  if (heading) return { rows: [], unknown: [], heading };
  const columns = named ?? columnsByOrder(lines, nameColumn, context);
  const chats = lines.map((cells) => (named || !isChat(cells) ? undefined : chatLine(said(cells), units, quantities, zero)));
  const isByOrder = nameColumn === undefined && chats.every((one) => !one);
  const from = Math.max(0, units.findIndex((one) => one.id === context.fromUnit));
  const rows: [PastedRow | undefined, string][] = lines.map((cells, at) => {
    const chat = chats[at];
    if (chat) return [{ ...chat, isZero: Object.keys(chat.figures).length === 0 }, said(cells)];
    const isReadable = isByOrder ? cells.every((cell) => !cell || isFigure(cell) || zero.has(plain(cell))) : named || !isChat(cells);
    const unit = isByOrder ? units[from + at]?.id : unitNamed(cells[nameColumn ?? -1] ?? "", units);
    return [isReadable && unit ? rowOf(unit, cells, columns, quantities, zero) : undefined, said(cells)];
  });
  return sorted(rows);
}

// Words and figures in one cell, or figures with their measures in any order.
const isChat = (cells: string[]) => cells.filter(Boolean).length === 1 ? isNamed(said(cells)) : cells.some(isWithMeasure);

function rowOf(
  unit: string,
  cells: string[],
  columns: ReadonlyMap<number, string>,
  quantities: readonly PasteQuantity[],
  zero: ReadonlySet<string>,
): PastedRow | undefined {
  const figures: Record<string, string> = {};
  for (const [column, code] of columns) {
    const quantity = quantities.find((one) => one.code === code)!;
    if (cells[column] && !zero.has(plain(cells[column]))) figures[code] = figureOf(cells[column], quantity);
  }
  const isZero = Object.keys(figures).length === 0 && cells.some((cell) => zero.has(plain(cell)));
  return isZero || Object.keys(figures).length > 0 ? { unit, figures, isZero } : undefined;
}

// A unit that stands there twice with different figures gets none of them.
function sorted(lines: readonly [PastedRow | undefined, string][]): Pasted {
  const texts = new Map<string, Set<string>>();
  const same = (row: PastedRow) => JSON.stringify([row.isZero, Object.entries(row.figures).sort()]);
  for (const [row] of lines) if (row) texts.set(row.unit, (texts.get(row.unit) ?? new Set()).add(same(row)));
  const isOnce = (row: PastedRow) => texts.get(row.unit)!.size === 1;
  const rows = new Map(lines.flatMap(([row]) => (row && isOnce(row) ? [[row.unit, row] as const] : [])));
  const repeated = lines.flatMap(([row, text]) => (row && !isOnce(row) ? [text] : []));
  const unknown = lines.flatMap(([row, text]) => (row ? [] : [text]));
  return { rows: [...rows.values()], unknown, ...(repeated.length && { repeated }) };
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
