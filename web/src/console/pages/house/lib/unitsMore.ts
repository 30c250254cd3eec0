// What of a unit is no part of the units as every page has them: its other names and its last day.
import { everyRecord } from "@/shared/api/records";

export interface UnitsMore {
  aliases: Map<string, string[]>;
  until: Map<string, string>; // "": none
}

export async function readUnitsMore(signal: AbortSignal): Promise<UnitsMore> {
  const { rows } = await everyRecord({ noun: "unit" }, signal, Infinity);
  const summaries = rows.map((one) => [one.record, one.summary as { aliases?: string[]; until?: string }] as const);
  return {
    aliases: new Map(summaries.map(([unit, one]) => [unit, one?.aliases ?? []])),
    until: new Map(summaries.map(([unit, one]) => [unit, one?.until ?? ""])),
  };
}
