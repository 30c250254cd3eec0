import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { columnName, crc32, workbook } from "@/shared/numbers/xlsx";

describe("workbook of figures", () => {
  it("names columns as sheets do", () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });
  it("has the checksum of ZIP", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });
  // Another program's reader says whether it is a ZIP with what we put in.
  it("opens elsewhere, numbers as numbers, text as it was", async () => {
    const folder = mkdtempSync(join(tmpdir(), "luoshi-xlsx-"));
    try {
      const file = join(folder, "a.xlsx");
      const blob = workbook("人次/车次", [["单位 <&>", "人次"], ["东村", 12.5]]);
      writeFileSync(file, new Uint8Array(await blob.arrayBuffer()));
      const script =
        "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;" +
        "print(z.read('xl/worksheets/sheet1.xml').decode()+z.read('xl/workbook.xml').decode())";
      const text = execFileSync("python3", ["-c", script, file], { encoding: "utf8" });
      expect(text).toContain('<c r="B2"><v>12.5</v></c>');
      expect(text).toContain("单位 &lt;&amp;&gt;");
      expect(text).toContain('name="人次 车次"');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
