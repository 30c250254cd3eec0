// What a page shows of the server: read when what is asked for changes, the stale question is
// cancelled, "reading" is said only when it takes a while, and read again calmly after changes.
import { onActivated, onDeactivated, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { onChange } from "@/shared/changes";
import { problemText } from "@/shared/problems";

export interface Latest<T> {
  data: ShallowRef<T | undefined>;
  problem: Ref<string>;
  isSlow: Ref<boolean>;
  reload: () => void;
}
const slowAfter = 150; // ms
const calm = 4000; // ms: many changes are one look

export function useLatest<Question, T>(
  question: () => Question | undefined,
  read: (question: Question, signal: AbortSignal) => Promise<T>,
  isLive = true,
): Latest<T> {
  const data = shallowRef<T>();
  const problem = ref("");
  const isSlow = ref(false);
  let running: AbortController | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;

  async function ask(): Promise<void> {
    isStale = false;
    running?.abort();
    const asked = question();
    if (asked === undefined) return;
    const mine = (running = new AbortController());
    const slow = setTimeout(() => (isSlow.value = true), slowAfter);
    try {
      const found = await read(asked, mine.signal);
      if (mine.signal.aborted) return;
      data.value = found;
      problem.value = "";
    } catch (fault) {
      if (mine.signal.aborted) return;
      data.value = undefined;
      problem.value = problemText(fault);
    } finally {
      clearTimeout(slow);
      if (running === mine) isSlow.value = false;
    }
  }
  const reload = () => void ask();
  // A page that is kept behind another one waits until it is seen again.
  let isShown = true;
  onDeactivated(() => (isShown = false));
  onActivated(() => {
    isShown = true;
    if (isStale) reload();
  });

  watch(() => JSON.stringify(question() ?? null), reload, { immediate: true });
  const stop = isLive
    ? onChange(() => {
        later ??= setTimeout(() => {
          later = undefined;
          if (isShown) reload();
          else isStale = true;
        }, calm);
      })
    : () => undefined;
  onScopeDispose(() => {
    stop();
    running?.abort();
    clearTimeout(later);
  });
  return { data, problem, isSlow, reload };
}
