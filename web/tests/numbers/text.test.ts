import { describe, expect, it, vi } from "vitest";
import { withoutPersonal } from "@/shared/share/personal";
import { cellsOf, sheetsOf } from "@/shared/share/pairs";
import { withoutTakenDown, type ShareCase } from "@/shared/share/cases";
import { attempts } from "@/shared/share/canvas";
import { tableText, wholeText } from "@/shared/share/text";
import { codesIn, longId, shortId, verifyAddress } from "@/shared/share/verify";
import { server } from "../mounted";

describe("what leaves in words", () => {
  it("makes a line of each row and leaves empty cells out", () => {
    const table = { columns: ["单位", "人次", "车次"], rows: [["东村", "12", "3"], ["西村", "", "1"], ["南村", "", ""]] };
    expect(tableText(table, "，", "：")).toBe("1. 东村：人次 12，车次 3\n2. 西村：车次 1\n3. 南村");
  });
  it("says no heading where there is only one figure", () => {
    expect(tableText({ columns: ["单位", "人次"], rows: [["东村", "12"], ["合计", "12"]] }, "，", "：")).toBe(
      "东村：12\n合计：12",
    );
  });
  it("says the title once", () => {
    expect(wholeText({ title: "日报", body: "日报\n一条", footer: ["2018"] })).toBe("日报\n一条\n2018");
    expect(wholeText({ title: "日报", body: "一条", footer: [] })).toBe("日报\n一条");
  });
  it("covers phones and identity cards, and no other numbers", () => {
    expect(withoutPersonal("联系13812345678或0371-63812345")).toBe("联系138****5678或0371-****2345");
    expect(withoutPersonal("身份证410108199001011234")).toBe("身份证410108********4");
    const plain = "编号20181105000113，5000余立方米，410108003901";
    expect(withoutPersonal(plain)).toBe(plain);
  });
});

describe("addresses to check", () => {
  const code = { record: "0190f3a2-1234-7abc-8def-0123456789ab", code: "ABCDE-FGHJK-MNPQ" };
  it("gives back the records and codes it was made of", () => {
    expect(longId(shortId(code.record))).toBe(code.record);
    expect(codesIn(new URL(verifyAddress([code, code])).hash)).toEqual([code, code]);
  });
  it("leaves out what is no record", () => {
    expect(codesIn("#x.1,.2,")).toEqual([]);
  });
});

describe("pictures of a sheet", () => {
  const photo = (sha256: string) => ({ record: "r", sha256, at: "" });
  const one = { record: "r", before: [photo("a"), photo("b")], after: [photo("c")] } as ShareCase;
  const bare = { record: "s", before: [], after: [] } as unknown as ShareCase;
  const texts = { before: "前", after: "后" };
  it("pairs the first before with the first after", () => {
    const cells = cellsOf([one, bare], "pairs", texts);
    expect(cells).toHaveLength(1);
    expect(cells[0]!.photos.map((it) => it.photo?.sha256)).toEqual(["a", "c"]);
  });
  it("gives every picture a cell of a grid", () => {
    expect(cellsOf([one, bare], "4", texts).map((it) => it.photos[0]!.mark)).toEqual(["前", "前", "后"]);
  });
  it("keeps the pictures of a case on one sheet where they fit", () => {
    const pair = (record: string) => ({ record, before: [photo("a")], after: [photo("b")] }) as ShareCase;
    const cases = ["1", "2", "3", "4", "5"].map(pair);
    const sheets = (all: ShareCase[]) => sheetsOf(cellsOf(all, "9", texts), "9").map((cells) => cells.map((it) => it.of.record).join(""));
    expect(sheets(cases)).toEqual(["11223344", "55"]);
    const many = { record: "m", before: Array.from({ length: 10 }, () => photo("a")), after: [] } as unknown as ShareCase;
    expect(sheets([many])).toEqual(["mmmmmmmmm", "m"]);
  });
  it("leaves out what was taken down, also for those who may still see it", async () => {
    const files = [{ sha256: "b", taken_down: { at: "", reason: "" } }, { sha256: "a" }];
    vi.stubGlobal("fetch", server(() => ({ files })).fetched);
    const { cases, leftOut } = await withoutTakenDown([one, bare]);
    vi.unstubAllGlobals();
    expect([cases.map((it) => it.before.map((it) => it.sha256)), leftOut]).toEqual([[["a"], []], 1]);
  });
  it("tries quality before size", () => {
    const all = [...attempts()];
    expect(all[0]).toEqual({ scale: 1, quality: 0.86 });
    expect(all.findIndex((it) => it.scale < 1)).toBe(4);
    expect(all.at(-1)!.scale).toBeLessThan(0.3);
  });
});
