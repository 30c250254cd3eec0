// States of the rows that are shown, read when a column needs more than the row says.
import { onUnmounted, shallowRef } from "vue";
import { inTurn, readRecord } from "../desk/api";
import type { CaseDocument } from "@/shared/case/state";
import { isAbort } from "./listing";

export function useStates() {
  const states = shallowRef(new Map<string, CaseDocument>());
  let asked: AbortController | undefined;

  async function want(records: readonly string[], again = false): Promise<void> {
    if (again) forget();
    const missing = records.filter((one) => !states.value.has(one));
    if (missing.length === 0) return;
    asked?.abort();
    const mine = (asked = new AbortController());
    await inTurn(missing, 4, async (record) => {
      if (mine.signal.aborted) return;
      try {
        const { state } = await readRecord(record, mine.signal);
        states.value = new Map(states.value).set(record, state);
      } catch (fault) {
        // The cell stays empty; the row itself says what can be seen.
        if (!isAbort(fault)) states.value = new Map(states.value).set(record, {} as CaseDocument);
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
  return { states, want, forget };
}
