// What a page shows stands in its address: filters and place in the list.
import { computed, ref, watch, type WritableComputedRef } from "vue";
import { useRoute, useRouter, type LocationQuery } from "vue-router";

export function usePageQuery() {
  const route = useRoute();
  const router = useRouter();
  const own = route.name;
  // A page kept alive must not follow the address of another one.
  const query = ref<LocationQuery>(route.query);
  watch(
    () => route.query,
    (next) => {
      if (route.name === own) query.value = next;
    },
  );

  function set(changes: Record<string, string | undefined>): void {
    const next: LocationQuery = { ...query.value };
    for (const [name, value] of Object.entries(changes)) {
      if (value) next[name] = value;
      else delete next[name];
    }
    query.value = next;
    void router.replace({ query: next });
  }
  // A filter; changing it goes back to the first page.
  function param(name: string, resets: Record<string, undefined> = { after: undefined }): WritableComputedRef<string> {
    return computed({
      get: () => String(query.value[name] ?? ""),
      set: (value: string) => set({ ...resets, [name]: value }),
    });
  }
  return { query, set, param };
}
