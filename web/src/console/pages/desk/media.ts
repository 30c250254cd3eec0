// Whether a media query holds now.
import { onUnmounted, ref, type Ref } from "vue";

export function useMedia(query: string): Ref<boolean> {
  const list = window.matchMedia(query);
  const holds = ref(list.matches);
  const tell = () => (holds.value = list.matches);
  list.addEventListener("change", tell);
  onUnmounted(() => list.removeEventListener("change", tell));
  return holds;
}
