import { createPinia } from "pinia";
import { createApp } from "vue";
import "@/shared/tokens.css";
import "./field.css";
import { watchAppearance } from "@/shared/appearance";
import { i18n, loadTexts, rememberedLanguage, setLanguage } from "@/shared/i18n";
import FieldApp from "./FieldApp.vue";
import InsecurePage from "./screens/InsecurePage.vue";
import { router } from "./router";
import { begin } from "./start";

watchAppearance();
await loadTexts();
await setLanguage(rememberedLanguage());
// Without a secure context there is no offline, no position and no digest: it says so, loudly.
if (isSecureContext) {
  const app = createApp(FieldApp).use(createPinia()).use(i18n);
  await begin();
  app.use(router).mount("#app");
} else {
  createApp(InsecurePage).use(i18n).mount("#app");
}
