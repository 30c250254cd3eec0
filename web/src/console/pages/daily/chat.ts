// A line of a chat, "和悦社区 12人 3车": whose it is, and which figure is what, by the words beside
// the figures. What could be read in two ways is not read.
import type { PasteQuantity, PasteUnit } from "./paste";
import { figureOf, plain, unitNamed } from "./paste";

export interface ChatLine {
  unit: string;
  figures: Record<string, string>; // empty: the line says none
}

const figure = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
const runningNumber = /^\s*\d{1,3}\s*[.、)）]\s*(?=\D)/;
const narrow = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
const pieces = (text: string) => text.split(/[^\p{L}]+/u).filter(Boolean);

// 人 is 人次 when no other quantity could be meant.
function quantityNamed(word: string | undefined, quantities: readonly PasteQuantity[]): string | undefined {
  if (!word) return undefined;
  const wanted = plain(word);
  const by = (fits: (known: string) => boolean) => quantities.filter((one) => one.words.some((known) => known && fits(plain(known))));
  for (const fits of [(known: string) => known === wanted, (known: string) => wanted.includes(known), (known: string) => known.includes(wanted)]) {
    const found = by(fits);
    if (found.length > 0) return found.length === 1 ? found[0]!.code : undefined;
  }
  return undefined;
}

// The unit that a line begins with, and what follows it. The longest name wins.
function begun(line: string, units: readonly PasteUnit[]): { unit: string; rest: string } | undefined {
  let best: { unit: string; length: number } | undefined;
  let isSure = true;
  for (const one of units)
    for (const name of one.names.map((each) => narrow(each).trim())) {
      if (!name || !line.toLowerCase().startsWith(name.toLowerCase())) continue;
      if (name.length === best?.length && one.id !== best.unit) isSure = false;
      if (name.length <= (best?.length ?? 0)) continue;
      best = { unit: one.id, length: name.length };
      isSure = true;
    }
  if (best) return isSure ? { unit: best.unit, rest: line.slice(best.length) } : undefined;
  const before = /^[^\d:,;，：；\s]+/.exec(line)?.[0] ?? "";
  const unit = unitNamed(before, units);
  return unit ? { unit, rest: line.slice(before.length) } : undefined;
}

// One code for each figure, or none at all.
function codesOf(words: (string | undefined)[], quantities: readonly PasteQuantity[]): string[] | undefined {
  const codes = words.map((word) => quantityNamed(word, quantities));
  if (codes.some((one) => !one) || new Set(codes).size < codes.length) return undefined;
  return codes as string[];
}

export function chatLine(text: string, units: readonly PasteUnit[], quantities: readonly PasteQuantity[], zero: ReadonlySet<string>): ChatLine | undefined {
  const line = narrow(text).trim();
  const found = begun(line, units) ?? begun(line.replace(runningNumber, ""), units);
  if (!found) return undefined;
  const { unit, rest } = found;
  if (zero.has(plain(rest).replace(/^[:,;。]+|[:,;。.!]+$/g, ""))) return { unit, figures: {} };
  const figures = rest.match(figure) ?? [];
  if (!figures.length) return undefined;
  const between = rest.split(figure).map(pieces);
  const before = figures.map((_, at) => between[at]!.at(-1));
  const after = figures.map((_, at) => between[at + 1]![0]);
  const mixed = figures.map((_, at) => (quantityNamed(after[at], quantities) ? after[at] : before[at]));
  const isBare = between.every((words) => words.length === 0);
  const inOrder = figures.length <= quantities.length ? quantities.slice(0, figures.length).map((one) => one.code) : undefined;
  const codes = isBare ? inOrder : (codesOf(after, quantities) ?? codesOf(before, quantities) ?? codesOf(mixed, quantities));
  if (!codes) return undefined;
  const of = (code: string) => quantities.find((one) => one.code === code)!;
  return { unit, figures: Object.fromEntries(codes.map((code, at) => [code, figureOf(figures[at]!, of(code))])) };
}
