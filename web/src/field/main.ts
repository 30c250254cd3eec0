import { createPinia } from "pinia";
import { createApp } from "vue";
import "@/shared/tokens.css";
import "./field.css";
import { watchAppearance } from "@/shared/appearance";
import { i18n, loadTexts, rememberedLanguage, setLanguage } from "@/shared/i18n";
import FieldApp from "./FieldApp.vue";
import CannotStartPage from "./screens/CannotStartPage.vue";
import { router } from "./router";
import { begin } from "./start";

watchAppearance();
try {
  await loadTexts();
  // English that cannot be fetched leaves Chinese.
  await setLanguage(rememberedLanguage()).catch(() => undefined);
  // Without a secure context there is no offline, no position and no digest: it says so, loudly.
  if (isSecureContext) {
    const app = createApp(FieldApp).use(createPinia()).use(i18n);
    await begin();
    app.use(router).mount("#app");
  } else {
    const { default: InsecurePage } = await import("./screens/InsecurePage.vue");
    createApp(InsecurePage).use(i18n).mount("#app");
  }
} catch (fault) {
  createApp(CannotStartPage, { reason: String(fault) }).use(i18n).mount("#app");
}
