// Units with their other names, which lists of the office use.
import { readPage } from "../desk/api";
import type { UnitRow } from "@/shared/rules";
import type { PasteUnit } from "./paste";

export async function aliasesOf(signal?: AbortSignal): Promise<Map<string, string[]>> {
  const page = await readPage({ noun: "unit", limit: 1000 }, signal);
  return new Map(page.rows.map((row) => [row.record, (row.summary as { aliases?: string[] } | undefined)?.aliases ?? []]));
}
export function pasteUnits(
  ids: readonly string[],
  byId: ReadonlyMap<string, UnitRow>,
  aliases: ReadonlyMap<string, string[]>,
): PasteUnit[] {
  return ids.map((id) => {
    const unit = byId.get(id);
    return { id, names: [unit?.name ?? "", unit?.code ?? "", ...(aliases.get(id) ?? [])].filter(Boolean) };
  });
}
