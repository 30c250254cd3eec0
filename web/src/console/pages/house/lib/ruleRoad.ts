// The road of a workbook of rules: uploaded, checked, published.
import { digestOf, upload } from "@/shared/api/files";
import { newId } from "@/shared/api/ids";
import { answerOf, client, send } from "@/shared/api/client";
import type { RowChange } from "./ruleDraft";
import type { Name } from "./ruleTables";

export interface ComplaintRow {
  severity: "error" | "warning";
  code: string;
  sheet: string;
  row: number; // 0: the whole sheet
  column: string;
  text: Name;
}
export interface RuleChangeRow {
  kind: "added" | "removed" | "changed" | "reordered";
  table: string;
  row: string;
  name: string;
  cells?: { column: string; before: string; after: string }[];
}
export interface RuleEffect {
  table: string;
  row: string;
  noun: string;
  records: number;
  capped: boolean;
}
export interface RuleSetAnswer {
  good: boolean;
  version: string;
  version_in_force: string;
  complaints: ComplaintRow[];
  changes: RuleChangeRow[];
  effects: RuleEffect[];
}

// The tables whose rows the server looks for in records (src/papers/rule_book.cpp).
const countedTables = new Set(["categories", "kinds", "quantities", "roles"]);

// Tables with changed or removed rows of which it is not known how many records use them.
export function uncounted(answer: RuleSetAnswer): string[] {
  const isTouched = ({ kind, table, row }: RuleChangeRow) =>
    (kind === "changed" || kind === "removed") && !(table === "settings" && row.startsWith("pack."));
  const touched = answer.changes.filter(isTouched);
  const told = new Set(answer.effects.map((one) => one.table));
  const isOpen = (table: string) => !countedTables.has(table) && !told.has(table);
  return [...new Set(touched.map((one) => one.table).filter(isOpen))];
}

export async function uploadBytes(bytes: ArrayBuffer): Promise<string> {
  const digest = await digestOf(bytes);
  await upload(bytes, digest);
  return digest;
}
export const checkWorkbook = (file: string) => answerOf(client.POST("/api/v1/rule-set/check", { body: { file } }));
// The id is made once for one workbook, so that a repeat publishes once.
export const publishWorkbook = (file: string, id: string) =>
  answerOf(
    client.POST("/api/v1/rule-set/publish", { params: { header: { "Idempotency-Key": id } }, body: { file } }),
  );
export const publicationId = () => newId();

export async function draftWorkbook(changes: readonly RowChange[]): Promise<ArrayBuffer> {
  const response = await send("api/v1/rule-set/draft", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ changes }),
  });
  return response.arrayBuffer();
}
export async function readWorkbook(): Promise<Blob> {
  return (await send("api/v1/rule-set/workbook")).blob();
}

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
