// Spans of days that people ask for. Weeks begin on Monday.
import { addDays } from "@/shared/lib/format";

export type Period = "today" | "yesterday" | "week" | "last_week" | "month" | "campaign" | "own";
export const periods: Period[] = ["today", "yesterday", "week", "last_week", "month", "campaign", "own"];

export interface Span {
  since: string;
  until: string; // inclusive
}

const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7; // Monday 0

// campaign: since the day the programme's sentence counts from. own: what was chosen, put in order.
export function spanOf(period: Period, today: string, campaign: string, own?: Partial<Span>): Span {
  const monday = addDays(today, -weekday(today));
  switch (period) {
    case "today":
      return { since: today, until: today };
    case "yesterday":
      return { since: addDays(today, -1), until: addDays(today, -1) };
    case "week":
      return { since: monday, until: today };
    case "last_week":
      return { since: addDays(monday, -7), until: addDays(monday, -1) };
    case "month":
      return { since: `${today.slice(0, 8)}01`, until: today };
    case "campaign":
      return { since: campaign < today ? campaign : today, until: today };
    case "own": {
      const since = own?.since || today;
      const until = own?.until || today;
      return since <= until ? { since, until } : { since: until, until: since };
    }
  }
}

export function daysOf(span: Span): string[] {
  const out: string[] = [];
  for (let day = span.since; day <= span.until; day = addDays(day, 1)) out.push(day);
  return out;
}

export const isDay = (text: unknown): text is string =>
  typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
