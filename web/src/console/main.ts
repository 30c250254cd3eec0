import { createPinia } from "pinia";
import { createApp } from "vue";
import "@/shared/tokens.css";
import "./console.css";
import { watchAppearance } from "@/shared/appearance";
import { i18n, rememberedLanguage, setLanguage } from "@/shared/i18n";
import ConsoleApp from "./ConsoleApp.vue";
import { router } from "./router";

watchAppearance();
await setLanguage(rememberedLanguage());
createApp(ConsoleApp).use(createPinia()).use(i18n).use(router).mount("#app");
