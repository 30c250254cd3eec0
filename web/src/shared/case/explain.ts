// A deadline explains itself: its steps in words. The words are those of the server
// (src/core/rules/deadline_words.cpp); a test keeps the two alike.
import { dayOf, formatDue } from "@/shared/lib/format";
import type { Clock, Deadline } from "./state";

type Say = (key: string, named: Record<string, string | number>) => string;

const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// A case is taken up again on a day, not by the end of the day before.
export const dueOf = ({ kind, deadline }: Clock): string =>
  kind === "resume" ? dayOf(deadline.due) : formatDue(deadline.due);

export function explainDeadline(deadline: Deadline, say: Say): string[] {
  return (deadline.steps ?? []).map((step) => {
    const isOneDay = step.from !== undefined && step.until === step.from;
    return say(`casepage.deadline.${step.code}${isOneDay ? "_one" : ""}`, {
      amount: step.amount,
      clock: clockText(step.amount),
      at: formatDue(step.at),
      from: step.from ?? "",
      until: step.until ?? "",
    });
  });
}

// How far away a moment is, in whole units that fit: never "in 0 days".
export function distanceOf(instant: string, now: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const minutes = Math.max(1, Math.round(Math.abs(Date.parse(instant) - now) / 60_000));
  if (minutes < 60) return { unit: "minutes", count: minutes };
  if (minutes < 48 * 60) return { unit: "hours", count: Math.round(minutes / 60) };
  return { unit: "days", count: Math.round(minutes / (24 * 60)) };
}
