// A case as a text for the chat group: no finders, no contacts.
import { withoutPersonal } from "@/shared/share/personal";
import { dueOf } from "./explain";
import { caseOf, groundOf, isSettled, leadOf, numberOf, runningClock, type RecordAnswer } from "./state";

type Say = (key: string, named?: Record<string, string | number>) => string;
interface Words {
  unitName: (id: string | undefined) => string;
  categoryName: (code: string | undefined) => string;
}

export function caseText(answer: RecordAnswer, say: Say, words: Words): string {
  const state = caseOf(answer);
  const clock = isSettled(state.status) ? undefined : runningClock(state);
  const line = (key: string, value: string | null | undefined) =>
    value ? [say("casepage.line", { name: say(key), value })] : [];
  return [
    ...line("casepage.fact.number", numberOf(answer)),
    ...line("casepage.fact.ground", words.unitName(groundOf(state))),
    ...line("casepage.fact.location", state.facts.location),
    ...line(
      "casepage.problem",
      withoutPersonal([words.categoryName(state.facts.category), state.facts.description].filter(Boolean).join(" · ")),
    ),
    ...line("casepage.fact.requirement", state.facts.requirement && withoutPersonal(state.facts.requirement)),
    ...line("casepage.lead", words.unitName(leadOf(state))),
    ...(clock ? line(`words.clock.${clock.kind}`, dueOf(clock)) : []),
    ...line("casepage.status", say(`words.status.${state.status}`)),
  ].join("\n");
}
