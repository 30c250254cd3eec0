// The queue of 快速交办: one case after another, what the rules propose for each, and the last ones
// handed out, which can be taken back for a while.
import { computed, onUnmounted, ref, shallowRef } from "vue";
import { newId } from "@/shared/api/ids";
import { problemText } from "@/shared/problems";
import type { RuleSet } from "@/shared/rules";
import { readOffers, readPage, readRecord, type Found, type Offer, type RecordRow } from "../api";
import { handOutBody, proposalOf, type Proposal } from "../handing";
import { sendAtLast, useSending, type Order } from "../sending";
import { Holding } from "../wall/holding";

export const queue_length = 50;
export interface QueueItem extends Found {
  offers: Offer[];
  proposal: Proposal | null;
}
export interface HandedOut {
  row: RecordRow;
  unit: string; // as it was shown
}

type Term = NonNullable<RuleSet["deadlines"]>[number];
// Nine terms for nine digits: what is said most, from at once to a week.
export function digitTerms(terms: readonly Term[]): Term[] {
  const of = (unit: Term["unit"], count: number) => terms.filter((one) => one.unit === unit).slice(0, count);
  return [...of("on_the_spot", 1), ...of("hours", 1), ...of("today_at", 1), ...of("tomorrow_at", 1), ...of("days", 5)].slice(0, 9);
}

export function useQueue() {
  const rows = shallowRef<RecordRow[]>([]);
  const at = ref(0);
  const item = shallowRef<QueueItem>();
  const problem = ref("");
  const isReading = ref(false);
  const handed = ref<HandedOut[]>([]);
  const skipped = ref(0);
  const tick = ref(0);
  const holding = new Holding();
  const orders = new Map<string, Order>();
  const sending = useSending();
  const ahead = new Map<string, Promise<QueueItem>>();

  async function itemOf(record: string): Promise<QueueItem> {
    const [found, offers] = await Promise.all([readRecord(record), readOffers(record)]);
    return { ...found, offers, proposal: proposalOf(offers) };
  }
  function fetchAhead(record: string | undefined): Promise<QueueItem> | undefined {
    if (!record) return undefined;
    const known = ahead.get(record) ?? itemOf(record);
    ahead.set(record, known);
    known.catch(() => ahead.delete(record));
    return known;
  }

  async function start(): Promise<void> {
    problem.value = "";
    isReading.value = true;
    try {
      await flush();
      ahead.clear();
      const page = await readPage({
        noun: "case",
        select: "status in reported,accepted",
        order: "due",
        limit: queue_length,
      });
      rows.value = page.rows;
      skipped.value = 0;
      await show(0);
    } catch (fault) {
      problem.value = problemText(fault);
    } finally {
      isReading.value = false;
    }
  }
  async function show(index: number): Promise<void> {
    at.value = index;
    const row = rows.value[index];
    item.value = undefined;
    if (!row) return;
    try {
      const found = await fetchAhead(row.record);
      if (at.value === index) item.value = found;
      fetchAhead(rows.value[index + 1]?.record);
      fetchAhead(rows.value[index + 2]?.record);
    } catch (fault) {
      problem.value = problemText(fault);
    }
  }

  let timer: ReturnType<typeof setInterval> | undefined;
  function handOut(unit: string, deadline: string): void {
    const now = item.value;
    if (!now?.proposal) return;
    const record = now.row.record;
    const order = { key: record, id: newId(), record, body: handOutBody({ unit, deadline }) };
    orders.set(record, order);
    holding.hold(order);
    tick.value++;
    handed.value = [{ row: now.row, unit: unit || now.proposal.unit }, ...handed.value];
    timer ??= setInterval(turn, 250);
    void show(at.value + 1);
  }
  function turn(): void {
    tick.value++;
    void sending.all(holding.due());
    if (holding.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
  function undo(record: string): void {
    if (!holding.undo(record)) return;
    handed.value = handed.value.filter((one) => one.row.record !== record);
    ahead.delete(record);
    void show(rows.value.findIndex((one) => one.record === record));
  }
  function skip(): void {
    skipped.value++;
    void show(at.value + 1);
  }
  // Declined, or done otherwise: on to the next.
  const pass = () => void show(at.value + 1);
  const back = () => void show(Math.max(0, at.value - 1));
  const flush = () => sending.all(holding.all());
  // Not answered: the same order under the same id.
  async function resend(record: string): Promise<void> {
    const order = orders.get(record);
    if (order) await sending.all([order]);
  }
  const flushAtLast = () => sendAtLast(holding.all());
  addEventListener("pagehide", flushAtLast);
  onUnmounted(() => {
    removeEventListener("pagehide", flushAtLast);
    clearInterval(timer);
    void flush();
  });
  const secondsLeft = (record: string) => (tick.value >= 0 ? holding.secondsLeft(record) : undefined);
  const isHeld = (record: string) => tick.value >= 0 && holding.keys().includes(record);
  const isOver = computed(() => !isReading.value && at.value >= rows.value.length);
  return {
    rows,
    at,
    item,
    problem,
    isReading,
    handed,
    skipped,
    isOver,
    results: sending.results,
    start,
    handOut,
    undo,
    skip,
    pass,
    back,
    flush,
    resend,
    secondsLeft,
    isHeld,
  };
}
