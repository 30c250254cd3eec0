// The wall behind its page: pairs with what this actor may do with them, verdicts held for ten
// seconds, and what became of each.
import { computed, onUnmounted, ref, shallowRef } from "vue";
import { newId } from "@/shared/api/ids";
import type { CommandBody } from "@/shared/api/commands";
import { pairOf, roundOf, type CaseDocument, type CasePicture } from "@/shared/case/state";
import { problemText } from "@/shared/problems";
import { onChangeWhileShown } from "@/shared/whileShown";
import { inTurn, readOffers, readRecord, readWholePage, type Offer, type RecordRow, type Whole } from "../api";
import { sendAtLast, useSending, type Order } from "../sending";
import { Holding } from "./holding";

export const pairs_a_screen = 30;
const calmMs = 500;
export type Mode = "check" | "spot" | "look_back";
export interface WallItem {
  row: RecordRow;
  state: CaseDocument;
  before: CasePicture[];
  after: CasePicture[];
  offers: Offer[];
}
export type Verdict = "pass" | "fail" | "holds" | "came_back";

// What is asked of the server, and what of the answers belongs on the wall.
const questions: Record<Mode, { select: string; fits: (state: CaseDocument) => boolean; pages: number }> = {
  check: { select: "status=rectified", fits: () => true, pages: 1 },
  spot: { select: "status=rectified", fits: (state) => !!roundOf(state)?.rectification?.on_the_spot, pages: 8 },
  look_back: { select: "status=closed", fits: (state) => !!state.look_back?.drawn && !state.look_back.result, pages: 8 },
};
export const commandOf = (verdict: Verdict): string =>
  ({ pass: "pass_check", fail: "fail_check", holds: "record_look_back", came_back: "record_look_back" })[verdict];
export const mayGive = (item: WallItem, verdict: Verdict): boolean =>
  item.offers.some((one) => one.command === commandOf(verdict));

export function bodyOf(verdict: Verdict, reason: string, deadline = ""): CommandBody {
  if (verdict === "pass") return { pass_check: { photos: [], ...(reason && { note: reason }) } };
  if (verdict === "fail") return { fail_check: { reason, photos: [], ...(deadline && { deadline }) } };
  return { record_look_back: { result: verdict, photos: [], ...(reason && { note: reason }) } };
}

export function useWall() {
  const items = shallowRef<WallItem[]>([]);
  const next = ref<string>();
  const isReading = ref(false);
  const problem = ref("");
  const verdicts = shallowRef(new Map<string, Verdict>());
  const tick = ref(0); // counts on while something is held
  const holding = new Holding();
  const sending = useSending();
  let asked = 0;

  async function read(mode: Mode, unit: string, after?: string): Promise<void> {
    const mine = ++asked;
    isReading.value = true;
    problem.value = "";
    try {
      const { select, fits, pages } = questions[mode];
      const query = { noun: "case", select: unit ? `${select};unit within ${unit}` : select, order: "due" };
      const found: WallItem[] = [];
      let cursor = after;
      for (let page = 0; page < pages && found.length < pairs_a_screen; page++) {
        const answer = await readWholePage({ ...query, limit: pairs_a_screen, ...(cursor && { after: cursor }) });
        found.push(...answer.rows.filter((one) => fits(one.state)).map(itemOf));
        cursor = answer.next;
        if (!cursor) break;
      }
      if (mine !== asked) return;
      const left = unsettled();
      const again = new Map(found.map((one) => [one.row.record, one]));
      const kept = left.map((one) => again.get(one.row.record) ?? one);
      const records = new Set(kept.map((one) => one.row.record));
      items.value = [...kept, ...found.filter((one) => !records.has(one.row.record))];
      next.value = cursor;
      verdicts.value = new Map([...verdicts.value].filter(([record]) => records.has(record)));
      for (const record of [...sending.results.keys()]) if (!records.has(record)) sending.results.delete(record);
    } catch (fault) {
      if (mine === asked) problem.value = problemText(fault);
    } finally {
      if (mine === asked) isReading.value = false;
    }
  }
  // What has not got through yet, or was refused, goes along to every next screen.
  function unsettled(): WallItem[] {
    const held = new Set(holding.keys());
    const isLeft = (record: string) => held.has(record) || (sending.results.get(record)?.outcome ?? "done") !== "done";
    return items.value.filter((one) => isLeft(one.row.record));
  }
  const itemOf = (found: Whole): WallItem => ({ ...found, ...pairOf(found.state) });

  // ---- verdicts
  let timer: ReturnType<typeof setInterval> | undefined;
  function give(item: WallItem, verdict: Verdict, reason = "", deadline = ""): void {
    const record = item.row.record;
    // One that was not answered may have arrived: it goes again as it is, never as another verdict.
    if (!mayGive(item, verdict) || isSettled(record) || unanswered.has(record)) return;
    sending.results.delete(record);
    holding.hold({ key: record, id: newId(), record, body: bodyOf(verdict, reason, deadline) });
    verdicts.value = new Map(verdicts.value).set(record, verdict);
    timer ??= setInterval(turn, 250);
    tick.value++;
  }
  function turn(): void {
    tick.value++;
    void dispatch(holding.due());
    if (holding.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
  async function dispatch(orders: Order[]): Promise<void> {
    if (orders.length === 0) return;
    await sending.all(orders, (order, sent) => {
      if (sent.outcome === "unanswered") unanswered.set(order.key, order);
      else unanswered.delete(order.key);
    });
  }
  const unanswered = new Map<string, Order>();
  const sendAgain = () => dispatch([...unanswered.values()]);
  function undo(record: string): boolean {
    if (!holding.undo(record)) return false;
    const left = new Map(verdicts.value);
    left.delete(record);
    verdicts.value = left;
    tick.value++;
    return true;
  }
  // What was given last, wherever the eye is by now. Answers its record.
  function undoLast(): string | undefined {
    const record = holding.keys().at(-1);
    return record && undo(record) ? record : undefined;
  }
  const undoAll = () => holding.keys().forEach(undo);
  const flush = () => dispatch(holding.all());
  // A refused verdict that was read: off the wall, its case stays where the ledger has it.
  function dismiss(record: string): void {
    if (sending.results.get(record)?.outcome !== "refused") return;
    sending.results.delete(record);
    verdicts.value = new Map([...verdicts.value].filter(([key]) => key !== record));
    items.value = items.value.filter((one) => one.row.record !== record);
  }
  const flushAtLast = () => sendAtLast(holding.all());
  const isSettled = (record: string) => ["sending", "done"].includes(sending.results.get(record)?.outcome ?? "");
  const secondsLeft = (record: string) => (tick.value >= 0 ? holding.secondsLeft(record) : undefined);
  const heldCount = computed(() => (tick.value >= 0 ? holding.size : 0));
  const doneCount = computed(() => [...sending.results.values()].filter((one) => one.outcome === "done").length);

  // ---- what others do
  onChangeWhileShown(
    ({ records, isReset }) => {
      for (const item of items.value)
        if ((isReset || records.has(item.row.record)) && !isSettled(item.row.record)) void reread(item);
    },
    calmMs,
    ["case"],
  );
  async function reread(item: WallItem): Promise<void> {
    const { record } = item.row;
    const read = Promise.all([readRecord(record), readOffers(record)]);
    const now = await read.then(([found, offers]) => itemOf({ ...found, offers })).catch(() => undefined);
    if (now) items.value = items.value.map((one) => (one.row.record === record ? now : one));
  }
  addEventListener("pagehide", flushAtLast);
  onUnmounted(() => {
    removeEventListener("pagehide", flushAtLast);
    clearInterval(timer);
    void flush();
  });

  async function giveAll(which: readonly WallItem[], verdict: Verdict): Promise<void> {
    await inTurn(which, 1, async (item) => {
      if (!verdicts.value.has(item.row.record)) give(item, verdict);
    });
  }
  return {
    items,
    next,
    isReading,
    problem,
    verdicts,
    results: sending.results,
    read,
    give,
    giveAll,
    undo,
    undoLast,
    undoAll,
    dismiss,
    flush,
    sendAgain,
    secondsLeft,
    heldCount,
    doneCount,
    isSettled,
  };
}
