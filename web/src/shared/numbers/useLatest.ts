// What a page shows of the server: read when what is asked for changes, the stale question is
// cancelled, "reading" is said only when it takes a while, and read again calmly after changes.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { problemText } from "@/shared/problems";
import { onChangeWhileShown } from "@/shared/whileShown";

export interface Latest<T> {
  data: ShallowRef<T | undefined>;
  problem: Ref<string>;
  isSlow: Ref<boolean>;
  reload: () => Promise<void>;
}
const slowAfter = 150; // ms
const calm = 4000; // ms

// What was read stays when reading it again fails; another question never shows the answer of the last.
export function useLatest<Question, T>(
  question: () => Question | undefined,
  read: (question: Question, signal: AbortSignal) => Promise<T>,
  isLive = true,
): Latest<T> {
  const data = shallowRef<T>();
  const problem = ref("");
  const isSlow = ref(false);
  let running: AbortController | undefined;
  let asksAgain = false; // something changed while it was read
  let answered = "";

  const textOf = (asked: Question | undefined) => JSON.stringify(asked ?? null);
  async function reload(): Promise<void> {
    running?.abort();
    running = undefined;
    asksAgain = false;
    const asked = question();
    if (asked === undefined) return;
    const mine = (running = new AbortController());
    const slow = setTimeout(() => (isSlow.value = true), slowAfter);
    try {
      const found = await read(asked, mine.signal);
      if (mine.signal.aborted) return;
      data.value = found;
      answered = textOf(asked);
      problem.value = "";
    } catch (fault) {
      if (mine.signal.aborted) return;
      if (answered !== textOf(asked)) data.value = undefined;
      problem.value = problemText(fault);
    } finally {
      clearTimeout(slow);
      if (running === mine) {
        running = undefined;
        isSlow.value = false;
        if (asksAgain) void reload();
      }
    }
  }
  // Over a thin line, changes may come faster than an answer: it is waited for.
  function follow(): void {
    if (running) asksAgain = true;
    else void reload();
  }

  watch(() => textOf(question()), () => void reload(), { immediate: true });
  if (isLive) onChangeWhileShown(follow, calm);
  onScopeDispose(() => running?.abort());
  return { data, problem, isSlow, reload };
}

// Without a question of its own: read once, and when `when` changes.
export function useLoad<T>(read: (signal: AbortSignal) => Promise<T>, when: () => unknown = () => ""): Latest<T> {
  return useLatest(() => when() ?? "", (_, signal) => read(signal), false);
}
