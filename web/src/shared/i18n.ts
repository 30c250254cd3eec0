// zh-CN first: what the entrance needs is bundled, the rest is added before the first page behind
// it. English is fetched when it is chosen. Both apps remember the choice.
import { createI18n } from "vue-i18n";
import { credentials } from "@/shared/api/client";
import entry from "@/shared/messages/entry.zh";
import type zh from "@/shared/messages/zh";

export type Language = "zh" | "en";
const key = "luoshi.language";

// Texts have named parameters, {count:photo|photos} for a word that goes by one of them (the first
// for exactly 1), and nothing else ({'{z}'} stands for a brace), so that vue-i18n's own compiler
// need not be loaded: vite.base.ts drops it.
const places = /\{(?:'([^']*)'|(\w+)(?::([^|}]*)\|([^}]*))?)\}/g;
function compile(text: unknown): (context: { named: (name: string) => unknown }) => string {
  return (context) =>
    String(text).replace(places, (_, literal?: string, name = "", one?: string, other?: string) => {
      if (literal !== undefined) return literal;
      const value = String(context.named(name) ?? "");
      return one === undefined ? value : String(value === "1" ? one : other);
    });
}

export const i18n = createI18n<[typeof zh], Language, false>({
  messageCompiler: compile as never,
  legacy: false,
  locale: "zh",
  fallbackLocale: "zh",
  messages: { zh: entry } as unknown as Record<Language, typeof zh>,
});

// Once, before a page behind the entrance is shown.
export async function loadTexts(): Promise<void> {
  const { default: all } = await import("@/shared/messages/zh");
  i18n.global.setLocaleMessage("zh", all);
}

export function language(): Language {
  return i18n.global.locale.value;
}

export async function setLanguage(wanted: Language): Promise<void> {
  if (wanted === "en") i18n.global.setLocaleMessage("en", (await import("@/shared/messages/en")).default);
  i18n.global.locale.value = wanted;
  credentials.language = wanted;
  document.documentElement.lang = wanted === "en" ? "en" : "zh-CN";
  try {
    localStorage.setItem(key, wanted);
  } catch {
    // A browser without storage forgets the choice and nothing else.
  }
}

export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(key) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

// Names of the rule set: {zh, en}; en may be empty.
export function nameIn(name: { zh: string; en?: string } | undefined, fallback = ""): string {
  if (!name) return fallback;
  return (language() === "en" && name.en) || name.zh || fallback;
}
