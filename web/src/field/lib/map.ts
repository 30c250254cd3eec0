// The map is too large to come with the app: it is fetched when one is shown, and kept then.
import { defineAsyncComponent, h } from "vue";
import { i18n } from "@/shared/i18n";

const MapMissing = () => h("p", { class: "card", role: "status" }, i18n.global.t("field.map.missing"));

export const MapView = defineAsyncComponent({
  loader: () => import("@/shared/map/MapView.vue"),
  errorComponent: MapMissing,
});
