// A list of the house behind its page: what the address looks for, what of it is shown, and the form
// of a new or an opened record.
import { computed, ref, watch, type Ref } from "vue";
import { useLoad } from "@/shared/numbers/useLatest";
import { useQuery } from "@/shared/numbers/useQuery";
import { useRules } from "@/shared/rules";
import { useSession, type Right } from "@/shared/session";
import { useDirectory, type Noun } from "./directory";
import { finder } from "./finder";
import { usePaging } from "./paging";

// What the directory needs for a page, beside what else it reads; again for a unit, where there is
// too much for all of them.
export function useListed<T>(nouns: readonly Noun[], unit: Ref<string>, also: (signal: AbortSignal) => Promise<T>) {
  const directory = useDirectory();
  const loaded = useLoad(async (signal) => {
    const [cut, more] = await Promise.all([directory.load(nouns, unit.value, signal), also(signal)]);
    return { cut, more };
  });
  watch(unit, () => {
    if (directory.isLarge(nouns)) void loaded.reload();
  });
  return { ...loaded, isCut: computed(() => (loaded.data.value?.cut.length ?? 0) > 0) };
}

export interface Wanted {
  has: (...texts: string[]) => boolean; // what is looked for
  isIn: (unit: string) => boolean; // the chosen unit and everything below it
}
interface Looked<Row, T> {
  nouns: readonly Noun[];
  also: (signal: AbortSignal) => Promise<T>;
  rows: (more: T) => readonly Row[];
  fits: (row: Row, wanted: Wanted) => boolean;
}

export function useFound<Row, T>({ nouns, also, rows, fits }: Looked<Row, T>) {
  const rules = useRules();
  const page = useQuery();
  const unit = page.field("unit");
  const words = page.field("text");
  const { data, problem, isSlow, isCut, reload } = useListed(nouns, unit, also);
  const found = computed(() => {
    if (!data.value) return [];
    const within = unit.value ? new Set(rules.within(unit.value).map((one) => one.unit)) : undefined;
    const wanted = { has: finder(words.value), isIn: (id: string) => !within || within.has(id) };
    return rows(data.value.more).filter((one) => fits(one, wanted));
  });
  const { shown, hasNext, hasBefore, next, first } = usePaging(found, page);
  // The props of ListFrame.
  const frame = computed(() => ({
    problem: problem.value,
    isSlow: isSlow.value,
    isCut: isCut.value,
    count: data.value ? found.value.length : undefined,
    hasNext: hasNext.value,
    hasBefore: hasBefore.value,
  }));
  return { page, unit, words, data, shown, frame, reload, next, first };
}

interface KeptList<Row> {
  nouns: readonly Noun[];
  right: Right;
  rows: () => readonly Row[];
  fits: (row: Row, wanted: Wanted) => boolean;
}

export function useKeptList<Row>({ nouns, right, rows, fits }: KeptList<Row>) {
  const session = useSession();
  const found = useFound({ nouns, also: async () => undefined, rows, fits });
  const open = found.page.field("open", []);
  const form = ref<{ record?: string }>();
  const mayRecord = computed(() => session.can(right));

  // A link to one record opens its form where it may be changed.
  watch(
    open,
    (id) => {
      if (id && mayRecord.value) form.value = { record: id };
    },
    { immediate: true },
  );
  function close(): void {
    form.value = undefined;
    open.value = "";
  }
  async function done(): Promise<void> {
    close();
    await found.reload();
  }
  return { ...found, form, mayRecord, close, done };
}
