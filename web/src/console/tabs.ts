// The row of tabs 标签页: pages that were opened, kept for this browser tab.
import { defineStore } from "pinia";
import { computed, ref, watch } from "vue";
import type { RouteLocationNormalizedLoaded } from "vue-router";
import type { PageRoute } from "./routes/types";

export interface Tab {
  path: string; // without the query: one tab a page, or a record
  fullPath: string; // as it was left
  name: string;
  title: string; // message key
  label?: string; // of a record's page: its number
}
const key = "luoshi.tabs";

export const useTabs = defineStore("tabs", () => {
  const tabs = ref<Tab[]>(JSON.parse(sessionStorage.getItem(key) ?? "[]") as Tab[]);
  watch(tabs, () => sessionStorage.setItem(key, JSON.stringify(tabs.value)), { deep: true });

  function visit(page: PageRoute, route: RouteLocationNormalizedLoaded): void {
    const known = tabs.value.find((one) => one.path === route.path);
    if (known) known.fullPath = route.fullPath;
    else tabs.value.push({ path: route.path, fullPath: route.fullPath, name: page.name, title: page.title });
    if (tabs.value.length > 12) tabs.value.shift();
  }
  // What a page shows is known only when it has read it.
  function label(path: string, text: string): void {
    const known = tabs.value.find((one) => one.path === path);
    if (known) known.label = text;
  }
  // Answers the tab to show instead, when the one shown was closed.
  function close(path: string): Tab | undefined {
    const at = tabs.value.findIndex((one) => one.path === path);
    if (at < 0) return undefined;
    tabs.value.splice(at, 1);
    return tabs.value[Math.min(at, tabs.value.length - 1)];
  }
  function closeOthers(path: string): void {
    tabs.value = tabs.value.filter((one) => one.path === path);
  }
  function clear(): void {
    tabs.value = [];
  }
  const names = computed(() => [...new Set(tabs.value.map((one) => one.name))]);
  return { tabs, names, visit, label, close, closeOthers, clear };
});
