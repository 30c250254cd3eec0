// One kind of one unit on one day: what is there, what was there last, and sending.
import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from "vue";
import { Problem, type Schemas } from "@/shared/api/client";
import { sendCommand, type CommandAnswer } from "@/shared/api/commands";
import { newId } from "@/shared/api/ids";
import { onChange } from "@/shared/changes";
import { bodyOf } from "@/shared/form/body";
import { checkAll, inputOf, type Fault } from "@/shared/form/checks";
import { dropDraft, keepDraft, keptDraft } from "@/shared/form/drafts";
import { planOf, type Offer } from "@/shared/form/plan";
import { startingValues } from "@/shared/form/starting";
import type { AmountRow } from "@/shared/form/values";
import type { Send } from "@/shared/form/useOfferForm";
import { i18n, nameIn } from "@/shared/i18n";
import { addDays } from "@/shared/lib/format";
import { problemText } from "@/shared/problems";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import { isFarAbove } from "./daily";
import { startOf, type KnownDay, type Typed } from "./kept";
import { readDays } from "./reading";

// Before a line is sent it is asked once more what is there, but not for long: on a phone without a
// network the line goes into the queue.
const askMs = 3000;

export interface DailyInputs {
  offer: Offer;
  unit: string;
  day: string;
  send?: Send;
  isWaiting?: (id: string) => boolean; // a phone: it is in the queue and not answered yet
}

export function useDailyKind(inputs: () => DailyInputs, done: (answer: CommandAnswer) => void) {
  const rules = useRules();
  const session = useSession();
  const kind = computed(() => inputs().offer.preset?.["activity.kind"] ?? "");
  const offset = computed(() => rules.rules?.utc_offset_minutes ?? 480);
  const fields = computed(() =>
    rules.rules ? planOf(inputs().offer, { rules: rules.rules, today: inputs().day, mayNameRecorder: false }) : [],
  );
  const quantities = computed(() => fields.value.find((one) => one.control === "amounts")?.quantities ?? []);
  const extra = computed(() => fields.value.filter((one) => one.isValue));
  const photos = computed(() => fields.value.find((one) => one.control === "photos"));
  const values = reactive<Record<string, unknown>>({});
  const figures = ref<Record<string, string>>({});
  const today = shallowRef<Schemas["RecordRow"] | null>(null);
  const also = ref(0); // valid records of the day besides
  const elsewhere = ref(false); // reported in a record that may not be seen here
  const isAnother = ref(false); // one more line, although the day is reported
  const sent = ref(false); // by this line, perhaps only into the phone's queue
  const lastDay = ref("");
  const lastFigures = ref<Record<string, string>>({});
  const isReady = ref(false);
  const isBusy = ref(false);
  const problem = ref("");
  const faults = ref<Record<string, Fault>>({});
  let attempt: { id: string; body: string } | undefined;
  let isTouched = false;

  const lastKey = computed(() => ["daily", session.session?.account ?? "", inputs().unit, kind.value].join("|"));
  const typedKey = computed(() => [lastKey.value, inputs().day].join("|"));

  // The last fortnight is enough: what is older says nothing about today.
  async function read(signal?: AbortSignal): Promise<void> {
    const { unit, day } = inputs();
    const { days, reporting } = await readDays({ kind: kind.value, unit, day, since: addDays(day, -14) }, signal);
    const known = days.get(unit);
    also.value = known?.also ?? 0;
    // What waits in a queue cannot be read back yet.
    const { sent: own } = (await keptDraft<KnownDay>(lastKey.value)) ?? {};
    const { isWaiting } = inputs();
    if (isWaiting) sent.value = own !== undefined && isWaiting(own.id);
    const found = { day, today: known?.today ?? null, elsewhere: !known?.today && reporting.has(unit), last: known?.last };
    show({ ...found, ...(sent.value && own && { sent: own }) });
  }
  function show(known: KnownDay): void {
    const { day } = inputs();
    today.value = known.day === day ? known.today : null;
    elsewhere.value = known.day === day && known.elsewhere;
    const start = startOf(known, day, quantities.value);
    lastFigures.value = start?.figures ?? {};
    void keepDraft(lastKey.value, known);
    if (isTouched || !start) return;
    lastDay.value = start.day;
    figures.value = { ...start.figures };
  }
  async function begin(): Promise<void> {
    isReady.value = false;
    isTouched = sent.value = isAnother.value = elsewhere.value = false;
    problem.value = "";
    also.value = 0;
    today.value = null;
    figures.value = lastFigures.value = {};
    for (const path of Object.keys(values)) delete values[path];
    Object.assign(
      values,
      startingValues(fields.value, {
        unit: inputs().unit,
        today: inputs().day,
        now: new Date().toISOString(),
        offset: offset.value,
        programmes: rules.kindByCode.get(kind.value)?.programmes ?? [],
      }),
    );
    try {
      await read();
    } catch (fault) {
      // Without a network the figures that this device saved last are a start.
      if (!(fault instanceof Problem) || fault.status !== 0) problem.value = problemText(fault);
      const known = await keptDraft<KnownDay>(lastKey.value);
      if (known) {
        sent.value = known.day === inputs().day && known.sent !== undefined;
        show(known);
      }
    }
    untouched = typedNow();
    const typed = await keptDraft<Typed>(typedKey.value);
    if (typed) {
      isTouched = true;
      figures.value = typed.figures;
      Object.assign(values, typed.values);
    }
    isReady.value = true;
  }
  // Typed and not saved yet: a reload loses nothing.
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let untouched = "";
  const typedNow = () => JSON.stringify({ figures: figures.value, values } satisfies Typed);
  function keepTyped(): void {
    clearTimeout(keeping);
    const key = typedKey.value;
    keeping = setTimeout(() => {
      const now = typedNow();
      void (now === untouched ? dropDraft(key) : keepDraft(key, JSON.parse(now)));
    }, 300);
  }
  watch(values, () => isReady.value && keepTyped(), { deep: true });

  // Somebody else may have reported since this was drawn. Two lines of a day both count, so the
  // second one is never sent without being asked for.
  async function mayAdd(): Promise<boolean> {
    await read(AbortSignal.timeout(askMs)).catch(() => undefined);
    if (!today.value && !elsewhere.value && !sent.value) return true;
    const { unit, day } = inputs();
    const named = { unit: rules.unitName(unit), day, kind: rules.kindName(kind.value) };
    if (isAnother.value) return confirm(i18n.global.t("daily.anotherAsk", named));
    problem.value = i18n.global.t("daily.metMeanwhile", named);
    return false;
  }

  const far = computed(() =>
    quantities.value
      .filter((one) => isFarAbove(figures.value[one.code] ?? "", lastFigures.value[one.code], one.decimals))
      .map((one) => one.code),
  );
  // A slip of the finger is asked about once.
  let meant = "";
  function isFarMeant(text: string): boolean {
    if (!far.value.length || meant === text) return true;
    const words = quantities.value.filter((one) => far.value.includes(one.code)).map((one) => `${nameIn(one.name)} ${figures.value[one.code]}`);
    if (!confirm(i18n.global.t("daily.farAsk", { figures: words.join(i18n.global.t("common.comma")) }))) return false;
    meant = text;
    return true;
  }

  async function submit(nothing: boolean): Promise<void> {
    if (isBusy.value) return;
    isTouched = true; // what stands there is meant
    const row: AmountRow = { units: [], programmes: [], amounts: nothing ? {} : figures.value };
    const given = { ...values, "activity.amounts": [row], "activity.nothing_today": nothing };
    problem.value = "";
    faults.value = checkAll(fields.value, given);
    const isBlank = Object.values(row.amounts).every((one) => one.trim() === "");
    if (!nothing && isBlank) faults.value["activity.amounts"] = { key: "missing", named: {} };
    sayUndrawn();
    if (Object.keys(faults.value).length > 0) return;
    const body = bodyOf(inputs().offer, fields.value, given, offset.value);
    const text = JSON.stringify(body);
    if (!nothing && !isFarMeant(text)) return;
    isBusy.value = true;
    try {
      // What was sent already and not answered is the same line, not a second one.
      if (attempt?.body !== text) {
        if (!(await mayAdd())) return;
        attempt = { id: newId(), body: text };
      }
      const { send = sendCommand, day } = inputs();
      const { id: mine } = attempt;
      const answer = await send(null, body, { id: mine });
      attempt = undefined;
      sent.value = true;
      isAnother.value = false;
      clearTimeout(keeping);
      await dropDraft(typedKey.value);
      isTouched = false;
      const own = { id: mine, figures: nothing ? {} : figures.value };
      const before = await keptDraft<KnownDay>(lastKey.value);
      const known = before?.day === day ? before : { today: null, elsewhere: false, last: before?.today ?? before?.last };
      await keepDraft(lastKey.value, { ...known, day, sent: own } satisfies KnownDay);
      await read().catch(() => undefined); // on a phone the record may not be there yet
      done(answer);
    } catch (fault) {
      refuse(fault);
    } finally {
      isBusy.value = false;
    }
  }
  function refuse(fault: unknown): void {
    const text = problemText(fault);
    const field = fault instanceof Problem ? inputOf(fault.body.field, fields.value) : undefined;
    if (fault instanceof Problem && fault.status !== 0 && fault.status < 500) attempt = undefined;
    if (field && isDrawn(field)) faults.value = { [field]: { key: "", named: { text } } };
    else problem.value = text;
  }
  // What the line draws no input for is said below it.
  const isDrawn = (path: string) => path === "activity.amounts" || extra.value.some((one) => one.path === path);
  function sayUndrawn(): void {
    const undrawn = fields.value.filter((one) => faults.value[one.path] && !isDrawn(one.path));
    const said = undrawn.map((one) => i18n.global.t("daily.undrawn", { label: one.label, text: faultText(one.path) }));
    problem.value = said.join(" ");
  }
  function touch(code: string, figure: string): void {
    isTouched = true;
    figures.value = { ...figures.value, [code]: figure };
    keepTyped();
  }
  const faultText = (path: string): string => {
    const one = faults.value[path];
    if (!one) return "";
    return one.key ? i18n.global.t(`form.fault.${one.key}`, one.named) : (one.named.text ?? "");
  };

  watch(() => [inputs().unit, inputs().day, kind.value], () => void begin(), { immediate: true });
  const stop = onChange((change) => {
    if (change === "reset" || change.noun === "activity") void read().catch(() => undefined);
  });
  onBeforeUnmount(stop);

  return {
    kind, quantities, extra, photos, values, figures, today, also, elsewhere, isAnother, sent, lastDay, lastFigures, far, isReady, isBusy, problem,
    submit, touch, faultText, read,
  };
}
