// Tables and lists as a text for a chat group: a line a row, so that it reads on a phone.
import { withoutPersonal } from "./personal";

export interface ShareTable {
  columns: string[];
  rows: string[][];
}

// Two columns: a name and its value on each line. More: numbered, each cell with its heading.
export function tableText(table: ShareTable, comma: string, colon: string): string {
  const [, ...others] = table.columns;
  const line = ([first = "", ...cells]: string[], at: number) => {
    const facts = cells
      .map((cell, column) => [others[column] ?? "", cell] as const)
      .filter(([, cell]) => cell !== "")
      .map(([name, cell]) => (name && others.length > 1 ? `${name} ${cell}` : cell));
    const number = others.length > 1 ? `${at + 1}. ` : "";
    return `${number}${first.trim()}${facts.length ? colon + facts.join(comma) : ""}`;
  };
  return table.rows.map(line).join("\n");
}

export interface TextParts {
  title: string;
  body: string;
  footer: string[]; // when, by whom, how to check
}

export function wholeText(parts: TextParts): string {
  const body = withoutPersonal(parts.body.trim());
  const title = body.startsWith(parts.title) ? "" : parts.title;
  return [title, body, ...parts.footer].filter((line) => line !== "").join("\n");
}
