// 催办: the text for the chat group. Numbers, places, units and deadlines only; never a name.
import { formatDue } from "@/shared/lib/format";
import { figuresOf, type RecordRow } from "../desk/api";

export interface RemindWords {
  heading: (count: number) => string;
  line: (row: { at: number; number: string; unit: string; what: string; due: string }) => string;
  late: (days: number) => string;
  due: (at: string) => string;
  noDue: string;
  unitName: (unit: string | undefined) => string;
}

// What somebody still has to put right. A choice with others in it is a list, and urges nobody.
const urged = ["reported", "accepted", "assigned", "rectifying"];
export const isToBeUrged = (rows: readonly RecordRow[]): boolean => rows.every((row) => urged.includes(row.status));

export function remindText(rows: readonly RecordRow[], words: RemindWords, now = Date.now()): string {
  const lines = rows.map((row, index) => {
    const figures = figuresOf(row);
    // Nobody is urged by a deadline of the office itself, such as that for handing out.
    const end = figures.clock && figures.clock !== "rectify" ? undefined : row.due;
    const late = end ? Math.floor((now - Date.parse(end)) / 86_400_000) + 1 : 0;
    const due = !end ? words.noDue : Date.parse(end) < now ? words.late(late) : words.due(formatDue(end));
    const what = [figures.location, figures.description].filter(Boolean).join(" ");
    return words.line({
      at: index + 1,
      number: row.number,
      unit: words.unitName(row.unit ?? undefined),
      what: what.length > 60 ? `${what.slice(0, 60)}…` : what,
      due,
    });
  });
  return [words.heading(rows.length), ...lines].join("\n");
}
