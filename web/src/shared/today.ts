// The authority's day on a page that may be left open over midnight: one for all of them.
import { onScopeDispose, readonly, ref, type Ref } from "vue";
import { dayOf } from "@/shared/lib/format";

const lookEvery = 20_000; // ms; a computer that slept looks when it wakes

const today = ref(dayOf());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const look = () => (today.value = dayOf());

export function useToday(): Readonly<Ref<string>> {
  look();
  if (users++ === 0) {
    timer = setInterval(look, lookEvery);
    document.addEventListener("visibilitychange", look);
  }
  onScopeDispose(() => {
    if (--users > 0) return;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  });
  return readonly(today);
}
