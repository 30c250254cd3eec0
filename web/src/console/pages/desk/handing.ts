// Handing out as the offer proposes it: what is left out, the rules decide.
import type { CommandBody } from "@/shared/api/commands";
import type { Offer } from "./api";

export interface Proposal {
  unit: string; // "" when the rules name none: it has to be chosen
  deadline: string; // code of a deadline term, or ""
  needsUnit: boolean;
  needsDeadline: boolean;
}

export function proposalOf(offers: readonly Offer[]): Proposal | null {
  const offer = offers.find((one) => one.command === "hand_out_case");
  if (!offer) return null;
  const field = (code: string) => offer.fields?.find((one) => one.code === code);
  return {
    unit: field("lead")?.proposed ?? "",
    deadline: field("deadline")?.proposed ?? "",
    needsUnit: field("lead")?.required ?? false,
    needsDeadline: field("deadline")?.required ?? false,
  };
}

export interface HandOut {
  unit?: string;
  supporting?: readonly string[];
  deadline?: string;
  requirement?: string;
}
export function handOutBody(chosen: HandOut): CommandBody {
  return {
    hand_out_case: {
      ...(chosen.unit && { lead: chosen.unit }),
      supporting: (chosen.supporting ?? []).filter((one) => one !== chosen.unit),
      ...(chosen.deadline && { deadline: chosen.deadline }),
      ...(chosen.requirement?.trim() && { requirement: chosen.requirement.trim() }),
    },
  };
}
