import { describe, expect, it } from "vitest";
import { columnWidths, longLayout, longWidth, type LongContent, type Style } from "@/shared/share/longLayout";
import { cellsMax, cover, formFor, sheetForms, sheetLayout, sheetWidth, type Box } from "@/shared/share/sheetLayout";

const measure = (text: string, style: Style) => Array.from(text).length * style.size;
const table = {
  columns: ["单位", "出动人次", "说明"],
  rows: Array.from({ length: 120 }, (_, at) => [`第${at}村`, String(at), "清理建筑垃圾和生活垃圾，劝导占道经营"]),
};
const content: LongContent = { title: "每日投入", subtitle: "2018-11-06", paragraphs: [], table, footer: ["据工作记录"] };
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("long picture", () => {
  it("gives the whole width to the columns, none of them too small", () => {
    const widths = columnWidths(table, measure, 900);
    expect(widths.reduce((all, one) => all + one, 0)).toBeCloseTo(900);
    for (const width of widths) expect(width).toBeGreaterThanOrEqual(100);
  });
  it("goes on on further pages with the head of the table on each, and loses no row", () => {
    const pages = longLayout(content, measure, 3000);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page.height).toBeLessThanOrEqual(3000);
      expect(page.texts.some((one) => one.text === "出动人次")).toBe(true);
    }
    const texts = pages.flatMap((page) => page.texts.map((one) => one.text));
    for (const row of table.rows) expect(texts.filter((one) => one === row[0])).toHaveLength(1);
  });
  it("writes nothing outside of the paper", () => {
    for (const page of longLayout({ ...content, qr: ["a", "b", "c"] }, measure, 4000)) {
      for (const mark of page.texts) {
        expect(mark.x + measure(mark.text, mark)).toBeLessThanOrEqual(longWidth);
        expect(mark.y).toBeLessThan(page.height);
      }
      for (const code of page.codes) expect(code.y + code.size).toBeLessThanOrEqual(page.height);
    }
  });
});

describe("sheet of pictures", () => {
  it.each(sheetForms)("%s: nothing overlaps, everything is on the paper", (form) => {
    const captions = Array.from({ length: cellsMax(form) }, (_, at) => [`村${at}`, "积存垃圾".repeat(at * 5), "2018"]);
    const layout = sheetLayout(form, { title: "对比", captions, footer: ["单位"], qr: true }, measure);
    const boxes = layout.cells.flatMap((one) => one.pictures);
    expect(boxes).toHaveLength(captions.length * (form === "pairs" ? 2 : 1));
    boxes.push(layout.qr!);
    boxes.forEach((one, at) => {
      expect(one.x + one.width).toBeLessThanOrEqual(sheetWidth);
      expect(one.y + one.height).toBeLessThanOrEqual(layout.height);
      for (const other of boxes.slice(at + 1)) expect(overlap(one, other)).toBe(false);
    });
    for (const cell of layout.cells)
      for (const line of cell.lines)
        for (const box of boxes)
          expect(line.y > box.y && line.y < box.y + box.height && line.x >= box.x && line.x < box.x + box.width).toBe(
            false,
          );
  });
  it("chooses the smallest grid that holds the pictures", () => {
    expect([1, 2, 3, 5, 7, 30].map(formFor)).toEqual(["2", "2", "4", "6", "9", "9"]);
  });
  it("cuts a picture to the box and never stretches it", () => {
    const part = cover({ width: 400, height: 800 }, { x: 0, y: 0, width: 400, height: 300 });
    expect(part.width / part.height).toBeCloseTo(400 / 300);
    expect(part).toEqual({ x: 0, y: 250, width: 400, height: 300 });
  });
});
