// The state of the grid: reading a day, steps that can be undone, saving row by row.
import { computed, reactive, ref, shallowRef } from "vue";
import { answerOf, client, Problem, type Schemas } from "@/shared/api/client";
import { everyRecord } from "@/shared/api/records";
import { addDays } from "@/shared/lib/format";
import { problemText } from "@/shared/problems";
import { i18n } from "@/shared/i18n";
import { unitDays } from "@/shared/daily/daily";
import { faultsOf, isChanged, knownOf, rowOf, type Grid, type Known } from "./grid";
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

export function useGrid() {
  const units = shallowRef<string[]>([]);
  const known = shallowRef(new Map<string, Known>());
  const before = shallowRef<Grid>(new Map());
  const grid = shallowRef<Grid>(new Map());
  const steps = shallowRef<Grid[]>([]);
  const results = reactive(new Map<string, RowResult>());
  const isReady = ref(false);
  const isSaving = ref(false);
  const problem = ref("");
  const sender = new RowSender();
  let order: GridOrder = { kind: "", day: "", programmes: [], quantities: [] };
  let reading: AbortController | undefined;

  const changed = computed(() =>
    units.value.filter((unit) => {
      const row = grid.value.get(unit);
      const was = before.value.get(unit);
      return row && was && isChanged(row, was, order.quantities);
    }),
  );
  const corrections = computed(() => changed.value.filter((unit) => known.value.get(unit)?.existing));

  async function read(next: GridOrder): Promise<void> {
    order = next;
    reading?.abort();
    const mine = (reading = new AbortController());
    isReady.value = false;
    problem.value = "";
    const { kind, day, quantities } = next;
    try {
      const span = { kind, since: day, until: day };
      const select = `kind=${kind};day>=${addDays(day, -14)};day<=${day};status=valid`;
      const [reporting, page] = await Promise.all([
        answerOf(client.GET("/api/v1/reporting", { params: { query: span }, signal: mine.signal })),
        everyRecord({ noun: "activity", select, order: "newest" }, mine.signal, Infinity),
      ]);
      if (reading !== mine) return;
      const days = unitDays(page.rows, day);
      units.value = reporting.expected;
      known.value = new Map(units.value.map((unit) => [unit, knownOf(days.get(unit), quantities)]));
      before.value = new Map(units.value.map((unit) => [unit, rowOf(unit, known.value.get(unit)!, quantities)]));
      grid.value = before.value;
      steps.value = [];
      results.clear();
      isReady.value = true;
    } catch (fault) {
      if (!mine.signal.aborted) problem.value = problemText(fault);
    }
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
      const record = await sendRow(unit, { ...order, row, recorder }, reason);
      results.set(unit, { state: "saved", text: "" });
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
    const last = known.value.get(unit)?.last ?? {};
    if (row) known.value = new Map(known.value).set(unit, { existing: row, last });
  }

  return { units, known, grid, before, steps, results, changed, corrections, isReady, isSaving, problem, read, take, undo, save };
}
