// Where everything of a long picture 长图 stands: title, time, text or table, footer. Knows no
// canvas: text is measured by whoever draws.
import { wrapText } from "./wrap";
import type { ShareTable } from "./text";

export interface Style {
  size: number;
  bold?: boolean;
  colour: "text" | "quiet" | "accent";
}
export type MeasureStyled = (text: string, style: Style) => number;

export interface TextMark extends Style {
  text: string;
  x: number;
  y: number; // of the base line
}
export interface FillMark {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: "band" | "line" | "accent";
}
export interface LongPage {
  width: number;
  height: number;
  texts: TextMark[];
  fills: FillMark[];
  codes: { text: string; x: number; y: number; size: number }[]; // QR
}
export interface LongContent {
  title: string;
  subtitle: string;
  paragraphs: string[];
  table?: ShareTable;
  footer: string[];
  qr?: string[]; // what the codes below the footer say
}

export const longWidth = 1080;
export const longHeightMax = 6000; // of one picture; phones and chat programs shrink taller ones
const edge = 54;
const inner = longWidth - 2 * edge;
const cellPad = 12;
const qrSize = 400;
const styles = {
  title: { size: 44, bold: true, colour: "text" },
  subtitle: { size: 26, colour: "quiet" },
  body: { size: 32, colour: "text" },
  head: { size: 26, bold: true, colour: "quiet" },
  cell: { size: 28, colour: "text" },
  footer: { size: 24, colour: "quiet" },
} satisfies Record<string, Style>;
const lineOf = (style: Style) => Math.round(style.size * 1.5);

// Narrow columns get what they hold; the wide ones share the rest evenly.
export function columnWidths(table: ShareTable, measure: MeasureStyled, width = inner): number[] {
  const wanted = table.columns.map(
    (name, column) =>
      2 * cellPad +
      Math.max(
        measure(name, styles.head),
        ...table.rows.map((row) => Math.min(measure(row[column] ?? "", styles.cell), width)),
      ),
  );
  const out: number[] = [];
  let left = width;
  const narrowFirst = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!);
  narrowFirst.forEach((column, done) => {
    out[column] = Math.min(wanted[column]!, left / (wanted.length - done));
    left -= out[column]!;
  });
  return out.map((one) => one + left / out.length);
}

class Column {
  readonly pages: LongPage[] = [];
  private page: LongPage = this.begin();
  private y = edge;

  constructor(
    private readonly measure: MeasureStyled,
    private readonly heightMax: number,
  ) {}

  private begin(): LongPage {
    const page = { width: longWidth, height: 0, texts: [], fills: [], codes: [] } as LongPage;
    this.pages.push(page);
    return page;
  }
  // True when a new page was begun.
  room(height: number): boolean {
    if (this.y + height <= this.heightMax - edge || this.y === edge) return false;
    this.end();
    this.page = this.begin();
    this.y = edge;
    return true;
  }
  gap(height: number): void {
    this.y += height;
  }
  rule(fill: FillMark["fill"], height: number, width = inner): void {
    this.page.fills.push({ x: edge, y: this.y, width, height, fill });
    this.y += height;
  }
  paragraph(text: string, style: Style): void {
    for (const line of wrapText(text, inner, (one) => this.measure(one, style))) {
      this.room(lineOf(style));
      this.page.texts.push({ ...style, text: line, x: edge, y: this.y + style.size });
      this.y += lineOf(style);
    }
  }
  heightOf(cells: string[], widths: number[], style: Style): number {
    return Math.max(...this.cut(cells, widths, style).map((lines) => lines.length)) * lineOf(style) + 2 * cellPad;
  }
  private cut(cells: string[], widths: number[], style: Style): string[][] {
    return widths.map((width, at) =>
      wrapText(cells[at] ?? "", width - 2 * cellPad, (one) => this.measure(one, style)),
    );
  }
  row(cells: string[], widths: number[], style: Style, band: boolean): void {
    const height = this.heightOf(cells, widths, style);
    if (band) this.page.fills.push({ x: edge, y: this.y, width: inner, height, fill: "band" });
    let x = edge;
    this.cut(cells, widths, style).forEach((lines, at) => {
      lines.forEach((text, line) =>
        this.page.texts.push({
          ...style,
          text,
          x: x + cellPad,
          y: this.y + cellPad + line * lineOf(style) + style.size,
        }),
      );
      x += widths[at] ?? 0;
    });
    this.y += height;
    this.page.fills.push({ x: edge, y: this.y, width: inner, height: 1, fill: "line" });
  }
  // Side by side, two in a row.
  codes(texts: string[]): void {
    texts.forEach((text, at) => {
      if (at % 2 === 0) this.room(qrSize);
      this.page.codes.push({ text, x: edge + (at % 2) * (qrSize + edge), y: this.y, size: qrSize });
      if (at % 2 === 1 || at === texts.length - 1) this.y += qrSize;
    });
  }
  end(): void {
    this.page.height = Math.ceil(this.y + edge);
  }
}

// One page, or several where it would be too tall; the head of a table is on each.
export function longLayout(
  content: LongContent,
  measure: MeasureStyled,
  heightMax = longHeightMax,
): LongPage[] {
  const column = new Column(measure, heightMax);
  column.rule("accent", 8, 120);
  column.gap(20);
  column.paragraph(content.title, styles.title);
  column.paragraph(content.subtitle, styles.subtitle);
  column.gap(24);
  for (const text of content.paragraphs) {
    column.paragraph(text, styles.body);
    column.gap(10);
  }
  if (content.table) drawTable(column, content.table, measure);
  column.gap(24);
  column.rule("line", 2);
  column.gap(12);
  for (const text of content.footer) column.paragraph(text, styles.footer);
  column.codes(content.qr ?? []);
  column.end();
  return column.pages;
}

function drawTable(column: Column, table: ShareTable, measure: MeasureStyled): void {
  const widths = columnWidths(table, measure);
  const head = () => column.row(table.columns, widths, styles.head, true);
  column.room(column.heightOf(table.columns, widths, styles.head));
  head();
  for (const row of table.rows) {
    if (column.room(column.heightOf(row, widths, styles.cell))) head();
    column.row(row, widths, styles.cell, false);
  }
}
