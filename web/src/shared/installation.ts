// What the office calls this installation (its settings): on top of the pages, in their titles, on
// shared pictures. The product's own name stands there as long as none is given or known.
import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { answerOf, client } from "@/shared/api/client";
import { i18n } from "@/shared/i18n";

export const useInstallation = defineStore("installation", () => {
  const name = ref("");
  const take = (settings: { name: string } | null) => (name.value = settings?.name.trim() ?? "");
  const load = async () => take(await answerOf(client.GET("/api/v1/settings")));
  const shown = computed(() => name.value || i18n.global.t("common.product"));
  return { name, take, load, shown };
});
