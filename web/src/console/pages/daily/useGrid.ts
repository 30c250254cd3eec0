// The state of the grid: reading a day, following what others report, steps that can be undone,
// saving row by row.
import { computed, reactive, ref, shallowRef } from "vue";
import { answerOf, client, Problem, type Schemas } from "@/shared/api/client";
import { offerOf } from "@/shared/daily/daily";
import { readDays, type DaysTold } from "@/shared/daily/reading";
import { i18n } from "@/shared/i18n";
import { addDays } from "@/shared/lib/format";
import { problemText } from "@/shared/problems";
import { onChangeWhileShown } from "@/shared/whileShown";
import { faultsOf, isChanged, isCleared, knownOf, rowOf, stampOf, withFresh, type Grid, type Known } from "./grid";
import { correctionBody, isSimple, newBody, readActivity, RowSender, type RowOrder } from "./saving";

type Quantity = Schemas["Quantity"];
export interface RowResult {
  state: "sending" | "saved" | "failed";
  text: string;
  cell?: string; // quantity the refusal is about
}
export interface GridOrder {
  kind: string;
  day: string;
  programmes: readonly string[];
  quantities: readonly Quantity[];
}
const calmMs = 1500;

export function useGrid() {
  const units = shallowRef<string[]>([]);
  const known = shallowRef(new Map<string, Known>());
  const before = shallowRef<Grid>(new Map());
  const grid = shallowRef<Grid>(new Map());
  const steps = shallowRef<Grid[]>([]);
  const results = reactive(new Map<string, RowResult>());
  const met = reactive(new Set<string>()); // rows being edited whose day changed on the server
  const typing = ref(""); // the unit in whose cell something is typed and not taken yet
  const mayRecord = ref(true);
  const isReady = ref(false);
  const isSaving = ref(false);
  const problem = ref("");
  const sender = new RowSender();
  let order: GridOrder = { kind: "", day: "", programmes: [], quantities: [] };
  let reading: AbortController | undefined;
  let saves = 0;

  const those = (fits: typeof isChanged) =>
    units.value.filter((unit) => {
      const row = grid.value.get(unit);
      const was = before.value.get(unit);
      return row && was && fits(row, was, order.quantities);
    });
  const changed = computed(() => those(isChanged));
  const cleared = computed(() => those(isCleared)); // nothing that could be saved
  const corrections = computed(() => changed.value.filter((unit) => known.value.get(unit)?.existing));

  async function read(next: GridOrder): Promise<void> {
    order = next;
    reading?.abort();
    const mine = (reading = new AbortController());
    isReady.value = false;
    problem.value = "";
    const { kind, day, quantities } = next;
    try {
      const [told, { offers }] = await Promise.all([
        readDays({ kind, day, since: addDays(day, -14) }, mine.signal),
        answerOf(client.GET("/api/v1/offers", { signal: mine.signal })),
      ]);
      if (reading !== mine) return;
      mayRecord.value = offerOf(offers ?? [], kind) !== undefined;
      units.value = told.expected;
      known.value = new Map(units.value.map((unit) => [unit, knownOf(told.days.get(unit), told.reporting.has(unit), quantities)]));
      before.value = new Map(units.value.map((unit) => [unit, rowOf(unit, known.value.get(unit)!, quantities)]));
      grid.value = before.value;
      steps.value = [];
      results.clear();
      met.clear();
      isReady.value = true;
    } catch (fault) {
      if (!mine.signal.aborted) problem.value = problemText(fault);
    }
  }

  // What others reported meanwhile stands in the rows nobody is working at; the others are marked.
  async function follow(): Promise<void> {
    if (!isReady.value || isSaving.value) return;
    const [asked, mark] = [order, saves];
    const { kind, day } = order;
    const told = await readDays({ kind, day, since: day }).catch(() => undefined);
    if (!told || asked !== order || isSaving.value || mark !== saves) return;
    for (const unit of units.value) compare(unit, told);
  }
  onChangeWhileShown(() => void follow(), calmMs, ["activity"]);

  // Whether the day of a unit stands as it did when its row was drawn.
  function compare(unit: string, told: DaysTold): boolean {
    const was = known.value.get(unit)!;
    const now = { ...knownOf(told.days.get(unit), told.reporting.has(unit), order.quantities), last: was.last };
    if (stampOf(now) === stampOf(was)) return true;
    const isOpen = typing.value === unit || changed.value.includes(unit) || cleared.value.includes(unit);
    const [old, fresh] = [before.value.get(unit)!, rowOf(unit, now, order.quantities)];
    known.value = new Map(known.value).set(unit, now);
    before.value = new Map(before.value).set(unit, fresh);
    if (isOpen) met.add(unit);
    else grid.value = new Map(grid.value).set(unit, fresh);
    steps.value = steps.value.map((one) => withFresh(one, old, fresh, order.quantities));
    return false;
  }
  // The row as the server has it, instead of what was typed.
  function takeThere(unit: string): void {
    take(new Map(grid.value).set(unit, before.value.get(unit)!));
    met.delete(unit);
  }

  function take(next: Grid): void {
    if (next === grid.value) return;
    steps.value = [...steps.value.slice(-49), grid.value];
    grid.value = next;
    for (const [unit, result] of results) if (result.state !== "sending") results.delete(unit);
  }
  function undo(): void {
    const last = steps.value.at(-1);
    if (!last) return;
    steps.value = steps.value.slice(0, -1);
    grid.value = last;
  }

  async function save(reason: string, recorder: string): Promise<void> {
    isSaving.value = true;
    saves++;
    for (const unit of changed.value) await saveRow(unit, reason, recorder);
    isSaving.value = false;
    steps.value = [];
  }
  async function saveRow(unit: string, reason: string, recorder: string): Promise<void> {
    const row = grid.value.get(unit)!;
    const faults = faultsOf(row, order.quantities);
    if (faults.length) return void results.set(unit, { state: "failed", text: i18n.global.t("daily.grid.noFigure"), cell: faults[0] });
    results.set(unit, { state: "sending", text: "" });
    try {
      const { kind, day } = order;
      // Two lines of a day both count: a row is sent only onto what its clerk has seen.
      if (!compare(unit, await readDays({ kind, day, since: day, unit }))) return void results.delete(unit);
      const record = await sendRow(unit, { ...order, row, recorder }, reason);
      results.set(unit, { state: "saved", text: "" });
      met.delete(unit);
      await settle(unit, record);
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      const cell = fault.body.field?.includes("amounts") ? (fault.body.args?.value ?? "") : undefined;
      results.set(unit, { state: "failed", text: problemText(fault), cell });
    }
  }
  async function sendRow(unit: string, rowOrder: RowOrder, reason: string): Promise<string> {
    const existing = known.value.get(unit)?.existing;
    if (!existing) return sender.send(unit, null, newBody(rowOrder));
    const { activity, tag } = await readActivity(existing.record);
    if (!isSimple(activity)) throw new Problem(422, { code: "several_groups", detail: i18n.global.t("daily.grid.several") });
    return sender.send(unit, existing.record, correctionBody(activity, reason, rowOrder), tag);
  }
  // What was saved is what the row is compared with from now on.
  async function settle(unit: string, record: string): Promise<void> {
    before.value = new Map(before.value).set(unit, grid.value.get(unit)!);
    const call = client.GET("/api/v1/records/{record}", { params: { path: { record } } });
    const row = await answerOf(call).then((answer) => answer.row, () => undefined);
    const was = known.value.get(unit)!;
    if (row) known.value = new Map(known.value).set(unit, { ...was, existing: row, elsewhere: false });
  }

  return {
    units, known, grid, before, steps, results, met, typing, changed, cleared, corrections, mayRecord, isReady, isSaving, problem,
    read, follow, take, takeThere, undo, save,
  };
}
