import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { distanceOf, dueOf, explainDeadline } from "@/shared/case/explain";
import { formatDue } from "@/shared/lib/format";
import type { Clock, Deadline } from "@/shared/case/state";
import { i18n } from "@/shared/i18n";
import en from "@/shared/messages/casepage.en";
import zh from "@/shared/messages/casepage.zh";

// {"code", "中文", "English"} rows of the server's table; a text may go on in a second literal.
function serverWords(): Map<string, [string, string]> {
  const source = readFileSync(join(import.meta.dirname, "../../../src/core/rules/deadline_words.cpp"), "utf8");
  const table = source.slice(source.indexOf("explanations[]"), source.indexOf("UnitWord units"));
  const rows = table.matchAll(/\{"(\w+)",\s*"([^"]*)",\s*"([^"]*)"\}/g);
  return new Map([...rows].map((row) => [row[1]!, [row[2]!, row[3]!]]));
}

describe("a deadline explains itself", () => {
  it("in the server's own words, every step of them", () => {
    const words = serverWords();
    expect(words.size).toBeGreaterThan(25);
    for (const [code, [chinese, english]] of words) {
      expect(zh.deadline[code as keyof typeof zh.deadline], code).toBe(chinese);
      expect(en.deadline[code as keyof typeof en.deadline], code).toBe(english);
    }
    expect(Object.keys(zh.deadline).sort()).toEqual([...words.keys()].sort());
  });

  it("line by line, with days, clocks and midnight as the end of a day", () => {
    const deadline = {
      steps: [
        { code: "start", amount: 0, at: "2018-11-06T01:10:00Z" },
        { code: "limit_working_days", amount: 5 },
        { code: "day_weekend", amount: 2, from: "2018-11-10", until: "2018-11-11" },
        { code: "day_holiday", amount: 1, from: "2018-11-12", until: "2018-11-12" },
        { code: "limit_today_at", amount: 18 * 60 },
        { code: "due", amount: 0, at: "2018-11-13T16:00:00Z" },
      ],
    } as unknown as Deadline;
    expect(explainDeadline(deadline, (key, named) => i18n.global.t(key, named))).toEqual([
      "从2018-11-06 09:10起算",
      "限5个工作日，到最后一日24时止",
      "2018-11-10至2018-11-11周末，不计",
      "2018-11-12法定节假日，不计",
      "限当天18:00前",
      "到期：2018-11-13 24:00",
    ]);
  });
});

describe("moments", () => {
  it("reads midnight as the end of the day before", () => {
    expect(formatDue("2018-11-13T16:00:00Z")).toBe("2018-11-13 24:00");
    expect(formatDue("2018-11-13T16:01:00Z")).toBe("2018-11-14 00:01");
    expect(formatDue(undefined)).toBe("");
  });
  it("takes a case up again on a day", () => {
    const deadline = { due: "2018-11-13T16:00:00Z" } as Clock["deadline"];
    expect(dueOf({ kind: "resume", deadline })).toBe("2018-11-14");
    expect(dueOf({ kind: "rectify", deadline })).toBe("2018-11-13 24:00");
  });
  it("says distances in units that fit", () => {
    const now = Date.parse("2018-11-13T00:00:00Z");
    const at = (text: string) => distanceOf(text, now);
    expect(at("2018-11-13T00:00:10Z")).toEqual({ unit: "minutes", count: 1 });
    expect(at("2018-11-13T05:00:00Z")).toEqual({ unit: "hours", count: 5 });
    expect(at("2018-11-12T23:00:00Z")).toEqual({ unit: "hours", count: 1 });
    expect(at("2018-11-16T00:00:00Z")).toEqual({ unit: "days", count: 3 });
  });
});
