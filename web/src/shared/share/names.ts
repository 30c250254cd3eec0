// Names of persons are taken out by the server, which knows them: those of everybody in the lists, and
// those that the shared records name in writing.
import { answerOf, client } from "@/shared/api/client";
import type { ShareCase } from "./cases";
import type { ShareTable } from "./text";

export async function withoutNames(texts: string[], records: string[]): Promise<string[]> {
  if (texts.every((one) => one === "")) return texts;
  return (await answerOf(client.POST("/api/v1/shares/texts", { body: { records, texts } }))).texts ?? [];
}

export async function tableWithoutNames(table: ShareTable, records: string[]): Promise<ShareTable> {
  const covered = await withoutNames(table.rows.flat(), records);
  let at = 0;
  return { ...table, rows: table.rows.map((row) => row.map(() => covered[at++] ?? "")) };
}

export async function casesWithoutNames(cases: ShareCase[]): Promise<ShareCase[]> {
  const problems = await withoutNames(
    cases.map((one) => one.problem),
    cases.map((one) => one.record),
  );
  return cases.map((one, at) => ({ ...one, problem: problems[at] ?? "" }));
}
