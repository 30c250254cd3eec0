import { describe, expect, it } from "vitest";
import { piecesOf, unbroken, wrapText } from "@/shared/share/wrap";

// Chinese is as wide as two Latin letters.
const measure = (text: string) => Array.from(text).reduce((sum, one) => sum + (one > "\u2000" ? 2 : 1), 0);

describe("lines of a text", () => {
  it("breaks Chinese anywhere and stays within the width", () => {
    const lines = wrapText("清理建筑垃圾五千余立方米生活垃圾八百余立方米", 20, measure);
    expect(lines.join("")).toBe("清理建筑垃圾五千余立方米生活垃圾八百余立方米");
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(20);
    expect(lines[0]).toBe("清理建筑垃圾五千余立");
  });
  it("begins no line with a closing mark and ends none with an opening one", () => {
    expect(wrapText("一二三四，五六", 8, measure)).toEqual(["一二三", "四，五六"]);
    expect(wrapText("一二三（四五）六", 8, measure)).toEqual(["一二三", "（四五）", "六"]);
  });
  it("keeps on one line what is said to stay there, and draws nothing of that", () => {
    const codes = ["惠攻〔2018〕23号 验真码 ABCDE", "惠攻〔2018〕7号 验真码 FGHJK"].map(unbroken).join("   ");
    const plain = wrapText(codes, 40, measure).map((line) => line.replaceAll("\u00a0", " "));
    expect(plain).toEqual(["惠攻〔2018〕23号 验真码 ABCDE", "惠攻〔2018〕7号 验真码 FGHJK"]);
  });
  it("keeps words and numbers whole", () => {
    expect(wrapText("编号 2018-110-0005 已办", 14, measure)).toEqual(["编号", "2018-110-0005", "已办"]);
  });
  it("cuts a word that fits no line", () => {
    expect(wrapText("abcdefghij", 4, measure)).toEqual(["abcd", "efgh", "ij"]);
  });
  it("does not cut a rare character in two", () => {
    expect(wrapText("\u{2c2ce}\u{2c2ce}\u{2c2ce}", 2, measure)).toEqual(["\u{2c2ce}", "\u{2c2ce}", "\u{2c2ce}"]);
  });
  it("keeps line breaks and empty lines of the writer", () => {
    expect(wrapText("一\n\n二", 10, measure)).toEqual(["一", "", "二"]);
  });
  it("ends in an ellipsis where it has more lines than allowed", () => {
    const lines = wrapText("一二三四五六七八九十", 8, measure, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.endsWith("…")).toBe(true);
    expect(measure(lines[1]!)).toBeLessThanOrEqual(8);
  });
  it("gives back every character in its pieces", () => {
    const text = "在《通报》里 written, 3.5立方米。";
    expect(piecesOf(text).join("")).toBe(text);
  });
});
