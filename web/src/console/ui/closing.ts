// A panel that hangs below its button (<details>) closes on Escape, when something else is pressed,
// and when another page is shown.
import { onScopeDispose, watch, type ShallowRef } from "vue";
import { useRoute } from "vue-router";

export function useClosing(panel: Readonly<ShallowRef<HTMLDetailsElement | null>>): void {
  const route = useRoute();
  const close = () => panel.value?.removeAttribute("open");
  function pressed(event: PointerEvent): void {
    if (!panel.value?.contains(event.target as Node)) close();
  }
  function typed(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !panel.value?.open) return;
    const hadFocus = panel.value.contains(document.activeElement);
    close();
    if (hadFocus) panel.value.querySelector("summary")?.focus();
  }
  watch(() => route.path, close);
  document.addEventListener("pointerdown", pressed);
  document.addEventListener("keydown", typed);
  onScopeDispose(() => {
    document.removeEventListener("pointerdown", pressed);
    document.removeEventListener("keydown", typed);
  });
}
