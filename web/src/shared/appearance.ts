// Light or dark, and the size of text: choices of this browser.
import { ref, watch } from "vue";

export type Theme = "light" | "dark" | "system";
export type TextSize = "normal" | "large";

function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const kept = localStorage.getItem(key) as T | null;
    return kept && allowed.includes(kept) ? kept : otherwise;
  } catch {
    return otherwise;
  }
}

export const theme = ref<Theme>(read("luoshi.theme", ["light", "dark", "system"], "system"));
export const textSize = ref<TextSize>(read("luoshi.size", ["normal", "large"], "normal"));

const dark = matchMedia("(prefers-color-scheme: dark)");

function show(): void {
  const isDark = theme.value === "dark" || (theme.value === "system" && dark.matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  document.documentElement.classList.toggle("dark", isDark); // Element Plus reads the class
  document.documentElement.dataset.size = textSize.value;
}

export function watchAppearance(): void {
  show();
  dark.addEventListener("change", show);
  watch([theme, textSize], () => {
    show();
    try {
      localStorage.setItem("luoshi.theme", theme.value);
      localStorage.setItem("luoshi.size", textSize.value);
    } catch {
      // Forgotten with the page.
    }
  });
}
