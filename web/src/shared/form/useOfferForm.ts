// The state of a form: values, their draft, faults, and sending. A command keeps its id until it is
// answered, also over a reload, so that a lost answer never makes a second record.
import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from "vue";
import { answerOf, client, Problem } from "@/shared/api/client";
import { sendCommand, type CommandAnswer, type CommandBody } from "@/shared/api/commands";
import { newId } from "@/shared/api/ids";
import { i18n } from "@/shared/i18n";
import { dayOf } from "@/shared/lib/format";
import { problemText } from "@/shared/problems";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import { at, bodyOf, hasUnreadable, wholeOf, type Before } from "./body";
import { checkAll, inputOf, type Fault } from "./checks";
import { dropDraft, keepDraft, keptDraft, typedOver } from "./drafts";
import { asksInstruction, type Said } from "./instructions";
import { isShown, isZeroReport, mayExplain, planOf, targetOf, type FormField, type Offer } from "./plan";
import { startingValues } from "./starting";
import { fromJson, type Photo } from "./values";

// Whoever sends it otherwise sends it under this id, so that a lost answer never makes a second
// record, and as the record was read.
export type Send = (record: string | null, body: CommandBody, as: SentAs) => Promise<CommandAnswer>;
export interface SentAs {
  id: string;
  ifMatch?: string;
}

interface Draft {
  values: Record<string, unknown>;
  tag?: string; // of the record it was typed over
  attempt?: Attempt;
}
interface Attempt {
  id: string;
  body: string;
}

export interface FormInputs {
  offer: Offer;
  record: string | null;
  initial: Record<string, unknown>;
  send?: Send;
}

export function useOfferForm(inputs: () => FormInputs, done: (answer: CommandAnswer) => void) {
  const rules = useRules();
  const session = useSession();
  const offset = computed(() => rules.rules?.utc_offset_minutes ?? 480);
  const values = reactive<Record<string, unknown>>({});
  const reasonPaths = computed(() => fields.value.flatMap((one) => one.reasonPath ?? []));
  const before = shallowRef<Before>({});
  const instructions = shallowRef<Said[]>([]);
  const isReady = ref(false);
  const isBusy = ref(false);
  const isRestored = ref(false);
  const keptOver = ref<string[]>(); // of a record that has changed since: the inputs that are as they were typed
  const isUnreadable = ref(false);
  const isUnkept = ref(false); // the browser keeps no draft of it
  const problem = ref("");
  const refusedField = ref("");
  const faults = ref<Record<string, Fault>>({});
  const uploading = ref(0);
  let tag: string | undefined;
  let attempt: Attempt | undefined;
  let untouched = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  // A correction does not say its kind in the offer: the record does.
  const offer = computed<Offer>(() => {
    const given = inputs().offer;
    const kindCode = (before.value.whole?.kind as string | undefined) ?? "";
    if (given.command !== "correct_activity" || !kindCode) return given;
    const kind = rules.kindByCode.get(kindCode);
    return {
      ...given,
      preset: { ...given.preset, "activity.kind": kindCode },
      kind_fields: kind?.fields ?? [],
      quantities: kind?.quantities ?? [],
      checklists: kind?.checklists ?? [],
      evidence: kind?.evidence ?? "none",
    };
  });
  const fields = computed<FormField[]>(() =>
    rules.rules
      ? planOf(offer.value, {
          rules: rules.rules,
          today: dayOf(),
          mayNameRecorder: session.can("record_for_others"),
          instructions: instructions.value,
        })
      : [],
  );
  const shown = computed(() =>
    fields.value.filter((one) => isShown(one, values) && !(isZeroReport(values) && one.control === "amounts")),
  );
  const key = computed(() => {
    const { record, initial } = inputs();
    const kind = offer.value.preset?.["activity.kind"] ?? offer.value.preset?.kind ?? "";
    // A form begun for another unit or site has a draft of its own.
    const about = record ?? (Object.keys(initial).length > 0 ? JSON.stringify(initial) : "");
    return ["form", session.session?.account ?? "", offer.value.command, kind, about].join("|");
  });

  async function begin(): Promise<void> {
    try {
      await readBefore();
      await readInstructions();
    } catch (fault) {
      problem.value = problemText(fault);
      return;
    }
    fill();
    untouched = JSON.stringify(values);
    restore(await keptDraft<Draft>(key.value));
    isReady.value = true;
    watch(values, keep, { deep: true });
    if (broughtPhotos().length > 0) {
      untouched = ""; // a photo that was just taken is nothing to begin with, but work that must not be lost
      await store();
    }
  }
  const broughtPhotos = () =>
    fields.value.filter((one) => one.control === "photos" && ((inputs().initial[one.path] ?? []) as unknown[]).length > 0);
  function restore(draft: Draft | undefined): void {
    const typed = typedOver(said(), draft?.values ?? {});
    if (!draft || Object.keys(typed).length === 0) return;
    const brought = new Map(broughtPhotos().map((one) => [one.path, values[one.path] as Photo[]]));
    for (const [path, value] of Object.entries(typed)) values[path] = value ?? undefined; // null: taken out
    for (const [path, photos] of brought) {
      const there = (values[path] ?? []) as Photo[];
      values[path] = [...there, ...photos.filter((one) => !there.some((it) => it.file === one.file))];
    }
    attempt = draft.attempt;
    isRestored.value = true;
    const isTyped = (one: FormField) => one.path in typed || (one.reasonPath ?? "") in typed;
    if (before.value.whole && draft.tag !== tag)
      keptOver.value = fields.value.filter(isTyped).map((one) => one.label);
  }
  const said = () => (before.value.whole ? valuesOf(before.value.whole) : {});
  const draftNow = (): Draft => ({ values: typedOver(said(), values), attempt, ...(tag && { tag }) });
  async function readBefore(): Promise<void> {
    const { offer: given, record } = inputs();
    if (!record || !wholeOf(given.command, { activity: {}, facts: {}, unit: {}, person: {}, post: {}, site: {} })) return;
    const call = client.GET("/api/v1/records/{record}", { params: { path: { record } } });
    const answer = await answerOf(call);
    tag = (await call).response.headers.get("ETag") ?? undefined;
    const whole = wholeOf(given.command, answer.state);
    before.value = { whole };
    isUnreadable.value = hasUnreadable(whole);
  }
  // Without them the form does its work too, on a phone without a network.
  async function readInstructions(): Promise<void> {
    const { offer: given, record } = inputs();
    if (!record || !asksInstruction(given)) return;
    const call = client.GET("/api/v1/records/{record}", { params: { path: { record } } });
    const answer = await answerOf(call).catch(() => undefined);
    instructions.value = (answer?.state as { instructions?: Said[] } | undefined)?.instructions ?? [];
  }
  function fill(): void {
    for (const path of Object.keys(values)) delete values[path];
    const known: Record<string, unknown> = startingValues(fields.value, {
      unit: session.session?.unit ?? "",
      today: dayOf(),
      now: new Date().toISOString(),
      offset: offset.value,
      programmes: rules.kindByCode.get(offer.value.preset?.["activity.kind"] ?? "")?.programmes ?? [],
    });
    Object.assign(known, said());
    for (const field of fields.value) {
      const given = inputs().initial[field.path];
      if (given !== undefined) known[field.path] = fromJson({ ...field, isValue: isWrapped(given) && field.isValue }, given, offset.value);
    }
    for (const path of reasonPaths.value) if (inputs().initial[path]) known[path] = inputs().initial[path];
    Object.assign(values, known);
  }
  const isWrapped = (value: unknown) => typeof value === "object" && value !== null && "type" in value;

  // Of a record that is replaced: what it says now, under the paths of the form.
  function valuesOf(whole: Record<string, unknown>): Record<string, unknown> {
    const root = { activity: whole, facts: whole, unit: whole, person: whole, post: whole, site: whole };
    const out: Record<string, unknown> = {};
    for (const field of fields.value) {
      if (field.path.startsWith("activity.checklists.")) {
        const lists = (whole.checklists ?? []) as { checklist: string; answers: unknown }[];
        const own = lists.find((one) => one.checklist === field.checklist?.code);
        if (own) out[field.path] = fromJson(field, own.answers, offset.value);
      } else out[field.path] = fromJson(field, at(root, field.path), offset.value);
    }
    for (const path of reasonPaths.value) out[path] = at(root, path) ?? "";
    return out;
  }

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  function keep(): void {
    rest();
    timer = setTimeout(() => void store(), 300);
  }
  async function store(): Promise<void> {
    timer = undefined;
    if (JSON.stringify(values) === untouched) await dropDraft(key.value);
    else isUnkept.value = !(await keepDraft(key.value, draftNow()));
  }
  async function startOver(): Promise<void> {
    await dropDraft(key.value);
    attempt = undefined;
    isRestored.value = false;
    keptOver.value = undefined;
    faults.value = {};
    fill();
  }

  async function submit(): Promise<void> {
    if (isBusy.value) return;
    problem.value = refusedField.value = "";
    faults.value = checkAll(shown.value, values);
    if (Object.keys(faults.value).length > 0) return;
    const body = bodyOf(offer.value, fields.value, values, offset.value, before.value);
    const text = JSON.stringify(body);
    if (attempt?.body !== text) attempt = { id: newId(), body: text };
    rest();
    isBusy.value = true;
    try {
      await keepDraft(key.value, draftNow());
      const send: Send = inputs().send ?? sendCommand;
      const record = targetOf(offer.value, inputs().record);
      const answer = await send(record, body, { id: attempt.id, ...(record && tag && { ifMatch: tag }) });
      await dropDraft(key.value);
      rest(); // what was typed in the last moment went along
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
    // Without an answer the same id is sent again; a refused one is used up.
    if (fault instanceof Problem && fault.status !== 0 && fault.status < 500) attempt = undefined;
    if (field) {
      refusedField.value = field;
      faults.value = { [field]: { key: "", named: { text } } };
    } else problem.value = text;
  }

  const asksReason = computed(() => mayExplain(shown.value, values));
  const faultText = (path: string): string => {
    const one = faults.value[path];
    if (!one) return "";
    return one.key ? i18n.global.t(`form.fault.${one.key}`, one.named) : (one.named.text ?? "");
  };

  // Photos under way and letters typed in the last moment would be lost.
  function warn(event: BeforeUnloadEvent): void {
    if (uploading.value > 0 || isBusy.value || timer !== undefined) event.preventDefault();
  }
  onMounted(() => {
    addEventListener("beforeunload", warn);
    void begin();
  });
  onBeforeUnmount(() => {
    removeEventListener("beforeunload", warn);
    if (timer !== undefined) {
      rest();
      void store();
    }
  });

  return {
    offer, fields, shown, values, faults, problem, isReady, isBusy, isRestored, keptOver, isUnkept, isUnreadable, uploading,
    submit, startOver, faultText, asksReason,
  };
}
