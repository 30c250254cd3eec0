// Reading for a page: the latest asked for wins, an older answer is thrown away, and waiting is
// shown only when it lasts.
import { onActivated, onDeactivated, onUnmounted, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { problemText } from "@/shared/problems";

export interface Loaded<T> {
  data: ShallowRef<T | undefined>;
  problem: Ref<string>;
  isSlow: Ref<boolean>;
  reload: () => Promise<void>;
}

export function useLoad<T>(read: (signal: AbortSignal) => Promise<T>, when?: () => unknown): Loaded<T> {
  const data = shallowRef<T>();
  const problem = ref("");
  const isSlow = ref(false);
  let running: AbortController | undefined;

  async function reload(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const timer = setTimeout(() => (isSlow.value = true), 150);
    try {
      const answer = await read(mine.signal);
      if (running !== mine) return;
      data.value = answer;
      problem.value = "";
    } catch (fault) {
      if (running === mine && !mine.signal.aborted) problem.value = problemText(fault);
    } finally {
      clearTimeout(timer);
      if (running === mine) isSlow.value = false;
    }
  }
  onUnmounted(() => running?.abort());
  if (when) watch(when, () => void reload(), { immediate: true });
  else void reload();
  return { data, problem, isSlow, reload };
}

// A page that is kept alive takes part in what happens only while it is looked at.
export function useShown(): Ref<boolean> {
  const isShown = ref(true);
  onActivated(() => (isShown.value = true));
  onDeactivated(() => (isShown.value = false));
  return isShown;
}
