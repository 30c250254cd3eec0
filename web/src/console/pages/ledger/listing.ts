// The rows of one page of a list: the newest question wins, a spinner only after a moment, and rows
// that others change are read again in their place.
import { onUnmounted, ref, shallowRef } from "vue";
import { Problem } from "@/shared/api/client";
import { problemText } from "@/shared/problems";
import { onChangeWhileShown } from "@/shared/whileShown";
import { readCount, readPage, readRecord, type Count, type ListQuery, type RecordRow } from "../desk/api";

const spinner_after_ms = 150;
const calmMs = 500;

export function useListing(noun = "case") {
  const rows = shallowRef<RecordRow[]>([]);
  const next = ref<string>();
  const total = ref<Count>();
  const isSlow = ref(false);
  const isRead = ref(false);
  const problem = ref("");
  const fresh = ref(0); // records changed that this page does not show
  let asked: AbortController | undefined;

  async function read(query: ListQuery): Promise<void> {
    asked?.abort();
    const mine = (asked = new AbortController());
    const timer = setTimeout(() => (isSlow.value = true), spinner_after_ms);
    try {
      const [page, count] = await Promise.all([readPage(query, mine.signal), readCount(query, mine.signal)]);
      if (asked !== mine) return;
      total.value = count;
      rows.value = page.rows;
      next.value = page.next;
      problem.value = "";
      fresh.value = 0;
    } catch (fault) {
      if (asked === mine && !isAbort(fault)) problem.value = problemText(fault);
    } finally {
      clearTimeout(timer);
      if (asked === mine) {
        isSlow.value = false;
        isRead.value = true;
      }
    }
  }

  // A row that is shown, as it is now. One that may not be seen any more stays until the next read.
  async function reread(record: string): Promise<void> {
    try {
      const { row } = await readRecord(record);
      rows.value = rows.value.map((one) => (one.record === record ? row : one));
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
    }
  }

  onChangeWhileShown(
    ({ records, isReset }) => {
      if (isReset) fresh.value++;
      for (const record of records)
        if (rows.value.some((one) => one.record === record)) void reread(record);
        else fresh.value++;
    },
    calmMs,
    [noun],
  );
  onUnmounted(() => asked?.abort());

  return { rows, next, total, isSlow, isRead, problem, fresh, read, reread };
}

export function isAbort(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === "AbortError";
}
