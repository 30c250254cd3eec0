// What a filled-in checklist adds up to, for whoever fills it in. Scores that count are the
// server's. Items that do not apply are left out of the most that could be reached.
import type { Schemas } from "@/shared/api/client";
import { parseAmount } from "@/shared/lib/format";
import type { CheckedItem } from "./values";

export interface Score {
  total: number;
  answered: number;
  failed: number;
  points: number; // hundredths
  pointsMax: number;
}

export function scoreOf(checklist: Schemas["Checklist"], items: Record<string, CheckedItem>): Score {
  const out: Score = { total: 0, answered: 0, failed: 0, points: 0, pointsMax: 0 };
  for (const item of checklist.items ?? []) {
    const one = items[item.code];
    out.total++;
    if (one?.answer) out.answered++;
    if (one?.answer === "fail") out.failed++;
    if (one?.answer === "not_applicable") continue;
    out.pointsMax += item.points_max;
    out.points += parseAmount(one?.points ?? "", 2) ?? 0;
  }
  return out;
}

// Items that failed and have a category: each may become a problem of its own.
export function failedItems(checklist: Schemas["Checklist"], items: Record<string, CheckedItem>) {
  return (checklist.items ?? []).filter((item) => item.category && items[item.code]?.answer === "fail");
}
