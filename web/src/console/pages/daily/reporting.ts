// Who has reported: units by days, each 已报, 零报告 or 未报, with totals and the list of who is missing.
import type { Schemas } from "@/shared/api/client";
import { saidOf, type Said } from "@/shared/daily/daily";
import { addDays } from "@/shared/lib/format";

type Answer = Schemas["ReportingGrid"];
export type Reported = Said | "missing";

export interface ReportingDay {
  day: string;
  reported: number;
  zero: number;
  missing: string[]; // units
}
export interface ReportingView {
  units: string[];
  days: ReportingDay[]; // newest first
  of: (unit: string, day: string) => Reported;
  missingOf: (unit: string) => number;
}

export function viewOf(answer: Answer): ReportingView {
  const said = saidOf(answer.days);
  const of = (unit: string, day: string): Reported => said.get(`${unit} ${day}`) ?? "missing";
  const days: ReportingDay[] = [];
  for (let day = answer.until; day >= answer.since; day = addDays(day, -1)) {
    const words = answer.expected.map((unit) => ({ unit, is: of(unit, day) }));
    days.push({
      day,
      reported: words.filter((one) => one.is === "reported").length,
      zero: words.filter((one) => one.is === "zero").length,
      missing: words.filter((one) => one.is === "missing").map((one) => one.unit),
    });
  }
  const missingOf = (unit: string) => days.filter((one) => one.missing.includes(unit)).length;
  return { units: answer.expected, days, of, missingOf };
}
