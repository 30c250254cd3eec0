// What a page is set to, in the address: it survives reloading, going back and being sent on.
import { computed, type WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";

export function useQuery(otherwise: () => Record<string, string>) {
  const route = useRoute();
  const router = useRouter();
  const path = route.path;

  // Kept pages stay alive behind others, whose query is not theirs.
  let last: Record<string, string> = {};
  const values = computed(() => {
    if (route.path !== path) return last;
    const given = Object.entries(route.query).filter((one): one is [string, string] => typeof one[1] === "string");
    return (last = { ...otherwise(), ...Object.fromEntries(given) });
  });
  function change(wanted: Record<string, string>): void {
    const all = { ...values.value, ...wanted };
    const preset = otherwise();
    const query = Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== (preset[key] ?? "")));
    void router.replace({ path, query });
  }
  function field(name: string): WritableComputedRef<string> {
    return computed({ get: () => values.value[name] ?? "", set: (value) => change({ [name]: value }) });
  }
  return { values, change, field };
}
