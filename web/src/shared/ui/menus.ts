// Menus that are <details>: Esc and a click elsewhere close them, as people expect of a menu.
import { onMounted, onUnmounted, type Ref } from "vue";

export function useClosingMenus(root: Ref<HTMLElement | null>): void {
  const open = () => [...(root.value?.querySelectorAll<HTMLDetailsElement>("details[open]") ?? [])];
  function press(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    for (const one of open()) {
      const hadFocus = one.contains(document.activeElement);
      one.open = false;
      if (hadFocus) one.querySelector("summary")?.focus();
    }
  }
  function point(event: Event): void {
    for (const one of open()) if (!one.contains(event.target as Node)) one.open = false;
  }
  onMounted(() => {
    document.addEventListener("keydown", press);
    document.addEventListener("pointerdown", point);
  });
  onUnmounted(() => {
    document.removeEventListener("keydown", press);
    document.removeEventListener("pointerdown", point);
  });
}
