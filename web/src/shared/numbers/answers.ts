// Buttons of an offer: where its answer is a choice of a few words, a button for each of them.
import type { Schemas } from "@/shared/api/client";

type Offer = Schemas["Offer"];
export interface AnswerButton {
  offer: Offer;
  choice: string; // "" when the offer has no such choice
  initial: Record<string, unknown>;
}
const fewChoices = 3;

export function buttonsOf(offers: Offer[]): AnswerButton[] {
  return offers.flatMap((offer): AnswerButton[] => {
    const fields = offer.fields ?? [];
    const choice = fields.find((one) => one.type === "choice" && one.required && (one.choices?.length ?? 0) > 0);
    const choices = choice?.choices ?? [];
    if (!choice || choices.length > fewChoices) return [{ offer, choice: "", initial: {} }];
    return choices.map((value) => ({ offer, choice: value, initial: { [choice.code]: value } }));
  });
}
