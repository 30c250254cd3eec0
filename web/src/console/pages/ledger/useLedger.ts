// The ledger behind its page: what the address asks for, the rows, what is chosen, the tree's counts.
import { computed, ref, shallowRef, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import { programmesWithin } from "@/shared/numbers/kinds";
import { useRules } from "@/shared/rules";
import { useReach } from "../../reach";
import { readFacets, type RecordRow } from "../desk/api";
import { emptyFilters, filtersOf, openStatuses, placeOf, queryOf, selectOf, type Filters, type Place } from "./filters";
import { isAbort, useListing } from "./listing";
import { addUp } from "./tree";

export function useLedger(pageName: string) {
  const route = useRoute();
  const router = useRouter();
  const rules = useRules();
  const listing = useListing();
  const filters = ref<Filters>(emptyFilters());
  const place = ref<Place>({ after: "", size: 20, at: 0 });
  const select = ref("");
  const counts = shallowRef(new Map<string, number>());
  const isCapped = ref(false);
  const chosen = shallowRef(new Map<string, RecordRow>());

  let counting: AbortController | undefined;

  const query = () => ({
    noun: "case",
    select: select.value,
    text: filters.value.text,
    order: filters.value.order,
    after: place.value.after,
    limit: place.value.size,
  });
  // As the numbers count them: a programme with those below it.
  function selected(given: Filters): string {
    const { programme } = given;
    return selectOf(given, new Date(), programme && rules.rules ? programmesWithin(rules.rules, programme) : [programme]);
  }
  async function read(): Promise<void> {
    select.value = selected(filters.value);
    await listing.read(query());
  }

  // The page is kept alive: addresses of other pages are none of its business.
  watch(
    () => (route.name === pageName ? route.fullPath : null),
    (path) => {
      if (path === null) return;
      const before = JSON.stringify([filters.value, place.value]);
      filters.value = filtersOf(route.query);
      place.value = placeOf(route.query);
      if (listing.isRead.value && JSON.stringify([filters.value, place.value]) === before) return;
      void read();
      void count();
    },
    { immediate: true },
  );

  async function count(): Promise<void> {
    counting?.abort();
    const mine = (counting = new AbortController());
    const status = filters.value.status.length > 0 ? filters.value.status : openStatuses;
    const wanted = { noun: "case", select: selected({ ...filters.value, unit: "", status }), text: filters.value.text };
    try {
      const facets = await readFacets("unit", wanted, mine.signal);
      counts.value = addUp(rules.units, facets.values);
      isCapped.value = facets.capped ?? false;
    } catch (fault) {
      if (!isAbort(fault)) counts.value = new Map(); // the tree works without figures
    }
  }

  // The same question again is asked anew.
  async function go(next: Filters, size = place.value.size, after = "", at = 0): Promise<void> {
    const to = { query: queryOf(next, size, after, at) };
    if (router.resolve(to).fullPath === route.fullPath) await read();
    else await router.push(to);
  }
  const { roots } = useReach();

  function choose(rows: readonly RecordRow[], on: boolean): void {
    const next = new Map(chosen.value);
    for (const row of rows) {
      if (on) next.set(row.record, row);
      else next.delete(row.record);
    }
    chosen.value = next;
  }
  // As they are now, when the list has read them again.
  const chosenRows = computed(() => {
    const now = new Map(listing.rows.value.map((one) => [one.record, one]));
    return [...chosen.value.values()].map((one) => now.get(one.record) ?? one);
  });
  return { filters, place, select, counts, isCapped, roots, listing, read, go, chosenRows, choose, chosen };
}
