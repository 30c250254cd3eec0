// What a device keeps of the daily line of one unit and kind: what it knows of the days, for when it
// has no network, and what was typed and not saved.
import type { Schemas } from "@/shared/api/client";
import { figuresOf } from "./daily";

type RecordRow = Schemas["RecordRow"];

export interface KnownDay {
  day: string;
  today: RecordRow | null;
  elsewhere: boolean; // reported in a record that may not be seen here
  last?: RecordRow; // of an earlier day, with figures
  sent?: { id: string; figures: Record<string, string> }; // from here, perhaps only into the queue
}
export interface Typed {
  figures: Record<string, string>;
  values: Record<string, unknown>;
}
export interface Start {
  day: string;
  figures: Record<string, string>;
}

// Where the line of `day` starts: the latest figures before it.
export function startOf(known: KnownDay, day: string, quantities: readonly Schemas["Quantity"][]): Start | undefined {
  const ofRow = (row: RecordRow | null | undefined): Start => ({ day: row?.day ?? "", figures: figuresOf(row ?? undefined, quantities) });
  const own = { day: known.day, figures: known.sent?.figures ?? {} };
  const candidates = known.day < day ? [own, ofRow(known.today), ofRow(known.last)] : [ofRow(known.last)];
  return candidates.find((one) => Object.keys(one.figures).length > 0);
}
