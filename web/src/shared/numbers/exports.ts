// The records behind a number as a workbook: an export job of the server, watched until it is done.
import { send } from "@/shared/api/client";
import { startExport, watchJob } from "@/shared/api/jobs";
import type { RuleSet } from "@/shared/rules";
import { kindsCounting, programmesWithin } from "./kinds";
import type { SumQuestion } from "./sums";

export interface ExportChoice {
  noun: "activity" | "case";
  select: string;
  kind?: string;
}

// Undefined: no selection of records is exactly what the number counts (closed on a day, rework).
export function exportOf(rules: RuleSet, question: SumQuestion): ExportChoice | undefined {
  const [code = ""] = question.kinds;
  const conditions = [`unit within ${question.unit}`, `day>=${question.since}`, `day<=${question.until}`];
  if (question.programme) conditions.push(`programme in ${programmesWithin(rules, question.programme).join(",")}`);
  if (code === "case.found") return { noun: "case", select: conditions.join(";") };
  if (code.startsWith("case.")) return undefined;
  const kinds = kindsCounting(rules, code);
  if (kinds.length === 0) return undefined;
  const [kind] = kinds;
  if (kinds.length === 1) return { noun: "activity", select: [`kind=${kind}`, ...conditions].join(";"), kind };
  return { noun: "activity", select: [`kind in ${kinds.join(",")}`, ...conditions].join(";") };
}

export interface ExportFile {
  name: string;
  file: Blob;
}

export async function runExport(
  choice: ExportChoice,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ExportFile> {
  const job = await startExport({ ...choice, format: "xlsx" });
  const last = await watchJob(job, (now) => told(now.done, now.total), signal);
  if (last.status !== "done") throw new ExportFailed(last.problem ?? last.status);
  const response = await send(`api/v1/jobs/${job}/file`, { signal });
  return { name: last.file ?? "records.xlsx", file: await response.blob() };
}

// The server's own words for why there is no file.
export class ExportFailed extends Error {}

export function keepFile({ name, file }: ExportFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
