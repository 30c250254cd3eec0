// What a page is set to, in the address: it survives reloading, going back and being sent on.
import { computed, ref, watch, type WritableComputedRef } from "vue";
import { useRoute, useRouter, type LocationQuery } from "vue-router";

type Words = Record<string, string>;
const wordsOf = (query: LocationQuery): Words =>
  Object.fromEntries(Object.entries(query).filter((one): one is [string, string] => typeof one[1] === "string"));

// otherwise: what is not in the address.
export function useQuery(otherwise: () => Words = () => ({})) {
  const route = useRoute();
  const router = useRouter();
  const path = route.path;

  // Kept pages stay alive behind others, whose query is not theirs.
  const given = ref(wordsOf(route.query));
  watch(
    () => route.query,
    (query) => {
      if (route.path === path) given.value = wordsOf(query);
    },
    { flush: "sync" },
  );
  const values = computed<Words>(() => ({ ...otherwise(), ...given.value }));

  // Two changes in one breath both count, though the address follows later.
  function change(wanted: Record<string, string | undefined>): void {
    const preset = otherwise();
    const all = Object.entries({ ...values.value, ...wanted }).map(([key, value]) => [key, value ?? ""] as const);
    given.value = Object.fromEntries(all.filter(([key, value]) => value !== (preset[key] ?? "")));
    void router.replace({ path, query: given.value });
  }
  // resets: what begins anew with another value, first of all the place in a list.
  function field(name: string, resets: readonly string[] = ["after"]): WritableComputedRef<string> {
    return computed({
      get: () => values.value[name] ?? "",
      set: (value) => change({ ...Object.fromEntries(resets.map((one) => [one, undefined])), [name]: value }),
    });
  }
  return { values, change, field };
}
