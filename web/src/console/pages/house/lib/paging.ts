// Pages of a list that is here as a whole; the place in it stands in the address.
import { computed, type ComputedRef } from "vue";
import type { useQuery } from "@/shared/numbers/useQuery";

export const pageRows = 50;

export function usePaging<T>(rows: ComputedRef<T[]>, page: ReturnType<typeof useQuery>, size = pageRows) {
  const start = computed(() => {
    const from = Number(page.values.value.after ?? 0);
    return Number.isInteger(from) && from > 0 && from < rows.value.length ? from : 0;
  });
  const shown = computed(() => rows.value.slice(start.value, start.value + size));
  const hasNext = computed(() => start.value + size < rows.value.length);
  const hasBefore = computed(() => start.value > 0);
  const next = () => page.change({ after: String(start.value + size) });
  const first = () => page.change({ after: undefined });
  return { shown, hasNext, hasBefore, next, first };
}
