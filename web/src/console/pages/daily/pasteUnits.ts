// Units with their other names, which lists of the office use.
import type { UnitRow } from "@/shared/rules";
import type { PasteUnit } from "./paste";

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
