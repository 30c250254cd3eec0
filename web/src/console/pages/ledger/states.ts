// States of the rows that are shown, read when a column needs more than the row says.
import { onUnmounted, ref, shallowRef } from "vue";
import { problemText } from "@/shared/problems";
import { inTurn, readIfSeen } from "../desk/api";
import type { CaseDocument } from "@/shared/case/state";
import { isAbort } from "./listing";

export function useStates() {
  const states = shallowRef(new Map<string, CaseDocument>());
  const problem = ref(""); // why cells are empty; they are asked for again with `want`
  let asked: AbortController | undefined;

  async function want(records: readonly string[], again = false): Promise<void> {
    if (again) forget();
    const missing = records.filter((one) => !states.value.has(one));
    problem.value = "";
    if (missing.length === 0) return;
    asked?.abort();
    const mine = (asked = new AbortController());
    await inTurn(missing, 4, async (record) => {
      if (mine.signal.aborted) return;
      try {
        // One that may not be seen any more: the cell stays empty, the row itself says what can be seen.
        const state = (await readIfSeen(record, mine.signal))?.state ?? ({} as CaseDocument);
        states.value = new Map(states.value).set(record, state);
      } catch (fault) {
        if (!isAbort(fault)) problem.value = problemText(fault);
      }
    });
  }
  function forget(record?: string): void {
    if (!record) states.value = new Map();
    else {
      const left = new Map(states.value);
      left.delete(record);
      states.value = left;
    }
  }
  onUnmounted(() => asked?.abort());
  return { states, problem, want, forget };
}
