// Which 批示 is answered: the offer names it by its place in the record, people know it by its day
// and its first words.
import { i18n } from "@/shared/i18n";
import { formatInstant } from "@/shared/lib/format";
import type { Choice, Offer } from "./plan";

export interface Said {
  at: string;
  text?: string | null; // null: not for this reader
}
const path = "instruction";
const lettersMost = 30;

export const asksInstruction = (offer: Offer): boolean => !!offer.fields?.some((one) => one.code === path);

// Undefined: another list than that of instructions.
export function instructionChoice(field: string, code: string, said: readonly Said[]): Choice | undefined {
  if (field !== path) return undefined;
  const one = said[Number(code)];
  const place = i18n.global.t("form.instructionAt", { at: Number(code) + 1 });
  if (!one) return { code, label: place };
  const words = [...(one.text?.trim().split("\n")[0] ?? "")];
  const begin = words.length > lettersMost ? `${words.slice(0, lettersMost).join("")}…` : words.join("");
  return { code, label: `${formatInstant(one.at)} ${begin || place}` };
}
