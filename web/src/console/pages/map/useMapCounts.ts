// The counts of every group for the filters of the address; asked again when cases change, at most
// every few seconds.
import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { answerOf, client } from "@/shared/api/client";
import { problemText } from "@/shared/problems";
import { onChangeWhileShown } from "@/shared/whileShown";
import { groups, selectOf, type Filters, type Group } from "./mapData";

export type Counted = Record<Group, { value: string; count: number }[]>;
const calmMs = 4000;

export function useMapCounts(filters: Ref<Filters>) {
  const counted = shallowRef<Counted | null>(null);
  const capped = ref(false);
  const problem = ref("");
  const isSlow = ref(false);
  let stop: AbortController | undefined;

  async function load(): Promise<void> {
    stop?.abort();
    const mine = (stop = new AbortController());
    const now = new Date();
    const slow = setTimeout(() => (isSlow.value = true), 150);
    try {
      const answers = await Promise.all(
        groups.map((group) => {
          const query = { noun: "case", by: "unit", select: selectOf(filters.value, group, now) };
          return answerOf(client.GET("/api/v1/facets", { params: { query }, signal: mine.signal }));
        }),
      );
      if (mine !== stop) return;
      counted.value = Object.fromEntries(groups.map((group, at) => [group, answers[at]!.values ?? []])) as Counted;
      capped.value = answers.some((one) => one.capped);
      problem.value = "";
    } catch (fault) {
      if (mine === stop && !mine.signal.aborted) problem.value = problemText(fault);
    } finally {
      clearTimeout(slow);
      if (mine === stop) isSlow.value = false;
    }
  }
  watch(
    () => [filters.value.from, filters.value.until, filters.value.category],
    () => void load(),
    { immediate: true },
  );
  onChangeWhileShown(() => void load(), calmMs, ["case"]);
  onScopeDispose(() => stop?.abort());
  return { counted, capped, problem, isSlow, load };
}
