// A table as it is shown, for sharing: what the page says and nothing else. Columns of controls have
// no visible heading; a column that must not leave the house, such as names of persons, is marked
// with data-unshared.
import type { ShareTable } from "./text";

function wordsOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll("button, input, select, .visually-hidden, svg")) one.remove();
  // Elements stand apart on the screen: 方案一 2018-11-02, not 方案一2018-11-02.
  const texts: string[] = [];
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? "");
  return texts.join(" ").replace(/\s+/g, " ").trim();
}

export function shownTable(table: HTMLTableElement): ShareTable {
  const headings = [...table.querySelectorAll<HTMLElement>("thead th")];
  const shared = headings.flatMap((one, at) => ("unshared" in one.dataset || !wordsOf(one) ? [] : [at]));
  const rows = [...table.querySelectorAll("tbody tr")];
  return {
    columns: shared.map((at) => wordsOf(headings[at]!)),
    rows: rows.map(({ children }) => shared.map((at) => (children[at] ? wordsOf(children[at]) : ""))),
  };
}
