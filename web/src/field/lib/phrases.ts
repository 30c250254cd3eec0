// 常用语 of this phone; until somebody changes them, the ones of the app in the language shown.
import { computed } from "vue";
import { i18n } from "@/shared/i18n";
import { preferences } from "./preferences";

export const phrasesOf = (text: string) =>
  text
    .split(/[\n；;]/)
    .map((one) => one.trim())
    .filter(Boolean);

export const usePhrases = () =>
  computed(() => preferences.phrases ?? phrasesOf(i18n.global.t("field.phrases.defaults")));
