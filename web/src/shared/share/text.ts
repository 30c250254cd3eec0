// Tables and lists as a text for a chat group: a line a row, so that it reads on a phone.
import { withoutPersonal } from "./personal";

export interface ShareTable {
  columns: string[];
  rows: string[][];
}

// 1. 东村：出动人次 12，出动车次 3
export function tableText(table: ShareTable, comma: string, colon: string): string {
  const [, ...others] = table.columns;
  return table.rows
    .map((row, at) => {
      const [first = "", ...cells] = row;
      const facts = cells
        .map((cell, column) => [others[column] ?? "", cell] as const)
        .filter(([, cell]) => cell !== "")
        .map(([name, cell]) => (name ? `${name} ${cell}` : cell));
      return `${at + 1}. ${first}${facts.length ? colon + facts.join(comma) : ""}`;
    })
    .join("\n");
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
