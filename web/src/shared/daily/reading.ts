// What the server tells of a day: the records that may be seen, and who has reported at all. Not
// every role sees what others recorded, but everybody is told that it was.
import { answerOf, client } from "@/shared/api/client";
import { everyRecord } from "@/shared/api/records";
import { saidOf, unitDays, type Said, type UnitDays } from "./daily";

export interface DaysAsked {
  kind: string;
  day: string;
  since: string; // how far back records are read
  unit?: string; // records of it and below it; left out, of all
}
export interface DaysTold {
  days: Map<string, UnitDays>;
  reporting: Map<string, Said>; // of the day, by unit
  expected: string[];
}

export async function readDays({ kind, day, since, unit }: DaysAsked, signal?: AbortSignal): Promise<DaysTold> {
  const of = unit ? `unit=${unit};` : "";
  const select = `kind=${kind};${of}day>=${since};day<=${day};status=valid`;
  const query = { kind, since: day, until: day };
  const [said, page] = await Promise.all([
    answerOf(client.GET("/api/v1/reporting", { params: { query }, ...(signal && { signal }) })),
    everyRecord({ noun: "activity", select, order: "newest" }, signal, Infinity),
  ]);
  const told = saidOf(said.days);
  const reporting = new Map(said.expected.flatMap((one) => {
    const word = told.get(`${one} ${day}`);
    return word ? [[one, word] as const] : [];
  }));
  return { days: unitDays(page.rows, day), reporting, expected: said.expected };
}
