// Rows and cells out of what was pasted: a spreadsheet's clipboard, lines with commas, or lines of a
// chat. It knows neither units nor quantities.

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell === "");

// Cells between separators as spreadsheets write them (RFC 4180): a cell that begins with a quote
// ends at its closing one, and holds separators, line breaks and doubled quotes.
function split(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`"((?:[^"]|"")*)"(?=[ ]*(?:${separator}|\\n|$))|[^${separator}\\n]*`, "y");
  for (let at = 0; ; ) {
    cell.lastIndex = at;
    const [found = "", quoted] = cell.exec(text) ?? [];
    const held = quoted === undefined ? found : quoted.replaceAll('""', '"').replace(/\s*\n\s*/g, " ");
    rows.at(-1)!.push(held.trim());
    at += found.length;
    while (text[at] === " ") at++;
    if (at >= text.length) return rows;
    if (text[at] === "\n") rows.push([]);
    at++;
  }
}

const isThousands = (line: string) => /^\s*(\d{1,3}(,\d{3})+(\.\d+)?)?\s*$/.test(line);

// Commas part cells where most lines have as many of them: not "1,200", and not
// the comma of a sentence.
function isCommaSeparated(text: string): boolean {
  const rows = split(text, ",").filter((cells) => !isBlank(cells));
  const widths = rows.map((cells) => cells.length).filter((width) => width > 1);
  if (widths.length * 2 <= rows.length) return false;
  if (!widths.every((width) => width === widths[0])) return false;
  const isName = (cell: string) => /^\D*\p{L}\D*$/u.test(cell);
  const isFiguresOnly = !/\p{L}/u.test(text) && !text.split("\n").every(isThousands);
  return isFiguresOnly || rows.some((cells) => cells.some(isName));
}

export function cellsOf(text: string): string[][] {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const rows = lines.includes("\t") || !isCommaSeparated(lines) ? split(lines, "\t") : split(lines, ",");
  return rows.filter((cells) => !isBlank(cells));
}
