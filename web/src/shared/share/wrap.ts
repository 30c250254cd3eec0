// Lines of a text that is Chinese, Latin or both: Chinese breaks between any two characters except
// before a closing mark and after an opening one; words and numbers stay whole where they fit.
export type Measure = (text: string) => number;

const closing = /^[\u3001\u3002\uff0c\uff0e\uff1b\uff1a\uff01\uff1f\uff09\u300b\u300d\u300f\u3011\u201d\u2019\u2026%\u3015]$/u;
const opening = /^[\uff08\u300a\u300c\u300e\u3010\u201c\u2018\u3014]$/u;
const wordly = /^[!-~\u00a0-\u024f]$/u;

// Stays on one line where it fits: a joiner between all its characters, which is never drawn.
const joiner = "\u2060";
export const unbroken = (text: string): string => Array.from(text.replaceAll(" ", "\u00a0")).join(joiner);

// What may not be cut, in order. Spaces are pieces of their own.
export function piecesOf(text: string): string[] {
  const out: string[] = [];
  let kind = "";
  for (const character of text) {
    const last = out.length - 1;
    if (character === joiner) {
      kind = "joined";
      continue;
    }
    const previous = out[last];
    const now = character === " " ? "space" : wordly.test(character) ? "word" : "single";
    const sticks =
      previous !== undefined &&
      kind !== "space" &&
      (kind === "joined" ||
        closing.test(character) || 
        (now === "word" && kind === "word") ||
         (kind === "opening" && now !== "space"));
    if (sticks) out[last] = previous + character;
    else out.push(character);
    kind = opening.test(character) ? "opening" : now;
  }
  return out;
}

// linesMax: what does not fit ends in an ellipsis.
export function wrapText(text: string, width: number, measure: Measure, linesMax = Infinity): string[] {
  const lines = text.split(/\r?\n/).flatMap((line) => wrapLine(line.trim(), width, measure));
  if (lines.length <= linesMax) return lines;
  const kept = lines.slice(0, linesMax);
  let last = Array.from(kept[linesMax - 1] ?? "");
  while (last.length > 0 && measure(`${last.join("")}\u2026`) > width) last = last.slice(0, -1);
  kept[linesMax - 1] = `${last.join("")}\u2026`;
  return kept;
}

function wrapLine(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (measure(line + piece) <= width) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = "";
    for (const character of piece.trimStart()) {
      if (line && measure(line + character) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}
