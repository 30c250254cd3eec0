// The report that is being made: one draft at a time, stored at every change.
import { defineStore } from "pinia";
import { computed, ref, watch } from "vue";
import type { CommandBody } from "@/shared/api/commands";
import { problemText } from "@/shared/problems";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import { useAccount } from "../account";
import { db, keepIfRoom, kept, type Draft } from "../db";
import { deviceTime } from "../lib/clock";
import { pickPhotos, type Wanted } from "../lib/camera";
import { takeIn } from "../lib/photos";
import { best, placeOf, pointOf, positionState, startPosition, stopPosition, type Place } from "../lib/position";
import { preferences } from "../lib/preferences";
import { useQueue } from "../queue/queue";
import { useReference } from "../reference";
import { draftsSettled, newDraft, saveDraft } from "./drafts";
import { evidenceBody, isEmpty, missing, reportBody, type FormPhoto, type ReportForm } from "./form";
import { tilesOf, type Uses } from "./tiles";

const tilesMost = 24;

export const useReport = defineStore("fieldReport", () => {
  const account = useAccount();
  const session = useSession();
  const rules = useRules();
  const reference = useReference();
  const queue = useQueue();

  const draft = ref<Draft | null>(null);
  const form = computed<ReportForm | null>(() => draft.value?.form ?? null);
  const uses = ref<Uses>({});
  const problem = ref("");
  const unkept = ref(""); // why the draft is not stored as it is shown
  const isTaking = ref(false); // a photo is being made small
  let follows = ""; // the draft that takes its place from the GPS
  const tiles = computed(() =>
    tilesOf(rules.rules?.categories ?? [], session.session?.role ?? "", uses.value, tilesMost),
  );
  const sources = computed(() => rules.termLists.get("sources")?.terms ?? []);
  const lacks = computed(() => (form.value ? missing(form.value, needsPhoto()) : null));
  const needsPhoto = () => reference.isOn("photo_required", false);
  const locates = () => reference.isOn("position_asked", true);

  watch(
    draft,
    (now) => {
      if (!now) return;
      saveDraft(now).then(
        () => (unkept.value = ""),
        (fault: unknown) => (unkept.value = problemText(fault)),
      );
    },
    { deep: true },
  );
  // Nobody sees, changes or sends the draft of somebody else.
  watch(() => account.id, () => (draft.value = null), { flush: "sync" });
  // Found when something was first entered, not when the form was opened.
  watch(
    () => [draft.value?.id, !form.value || isEmpty(form.value)] as const,
    ([id, isBlank], [idBefore, wasBlank]) => {
      if (form.value && id === idBefore && wasBlank && !isBlank) form.value.foundAt = Date.now();
    },
    { flush: "sync" },
  );
  watch(best, (fix) => {
    if (fix && draft.value?.id === follows) setPlace(placeOf(fix), false);
  });
  function locate(): void {
    follows = draft.value?.id ?? "";
    startPosition();
  }
  // No draft is being looked at any more.
  function rest(): void {
    follows = "";
    stopPosition();
  }

  // The GPS is asked only when something is about to be recorded.
  async function begin(wanted: "locate" | "rest" = "rest"): Promise<Draft> {
    follows = "";
    if (wanted === "locate" && locates()) startPosition();
    uses.value = (await kept<Uses>(`uses:${account.id}`)) ?? {};
    const fresh = newDraft(account.id);
    fresh.form.source = sources.value.some((one) => one.code === preferences.source)
      ? preferences.source
      : (sources.value[0]?.code ?? "");
    fresh.form.unit = session.session?.unit ?? "";
    problem.value = "";
    draft.value = fresh;
    if (wanted === "locate" && locates()) follows = fresh.id;
    if (best.value && follows) setPlace(placeOf(best.value), false);
    return fresh;
  }
  // A draft that was stored; false: there is none of that id for this account.
  async function resume(id: string): Promise<boolean> {
    if (draft.value?.id === id) return draft.value.account === account.id;
    uses.value = (await kept<Uses>(`uses:${account.id}`)) ?? {};
    await draftsSettled();
    const stored = await db.drafts.get(id);
    if (!stored || stored.account !== account.id) return false;
    problem.value = "";
    draft.value = stored;
    return true;
  }

  // Called inside the tap: the camera opens at once and the GPS warms up beside it.
  // `ready`: a draft that is just being made.
  async function shoot(
    wanted: Wanted,
    into: "photos" | "after" = "photos",
    ready: Promise<unknown> = Promise.resolve(),
  ): Promise<void> {
    const isFirst = into === "photos" && form.value?.photos.length === 0;
    const isLocating = follows === draft.value?.id && positionState.value === "searching";
    if (isFirst && !form.value?.place && locates() && !isLocating) locate();
    const picked = pickPhotos(wanted);
    await ready;
    const mine = draft.value;
    await addPhotos(await picked, into, mine, wanted.from);
  }
  async function addPhotos(
    files: File[],
    into: "photos" | "after" = "photos",
    mine: Draft | null = draft.value,
    from: Wanted["from"] = "camera",
  ): Promise<void> {
    if (!mine || files.length === 0) return;
    isTaking.value = true;
    problem.value = "";
    try {
      for (const file of files) {
        const { sha256, mediaType } = await takeIn(mine.account, file);
        const taken = from === "album" ? deviceTime(file.lastModified) : deviceTime();
        const photo: FormPhoto = {
          file: sha256,
          media_type: mediaType,
          role: into === "photos" ? "before" : "after",
          taken_at: taken.corrected,
          ...(from === "album" && { album: true }),
        };
        if (!mine.form[into].some((one) => one.file === sha256)) mine.form[into].push(photo);
      }
      if (draft.value !== mine) await saveDraft(mine);
    } catch (fault) {
      problem.value = problemText(fault);
    } finally {
      isTaking.value = false;
    }
  }

  function setPlace(place: Place | null, byHand: boolean): void {
    if (!form.value) return;
    form.value.place = place;
    form.value.placeByHand = byHand;
    if (byHand) follows = "";
    if (place && !form.value.unitByHand)
      form.value.unit = reference.unitOf(pointOf(place)) ?? session.session?.unit ?? "";
  }

  // Into the queue; the draft ends in the same transaction, and here at once: a second tap finds none.
  async function hand(mine: Draft, entry: { record: string | null; body: CommandBody; title: string }): Promise<void> {
    draft.value = null;
    rest();
    await draftsSettled();
    try {
      await queue.add(entry, () => db.drafts.delete(mine.id));
    } catch (fault) {
      if (mine.account === account.id) draft.value ??= mine;
      throw fault;
    }
  }
  // False: something is still missing.
  async function save(): Promise<boolean> {
    const mine = draft.value;
    if (!mine || missing(mine.form, needsPhoto())) return false;
    const said = mine.form;
    const title = [rules.categoryName(said.category), rules.unitName(said.unit)].filter(Boolean).join(" · ");
    await hand(mine, { record: null, body: reportBody(said, rules.recordedCategory(said.category)), title });
    preferences.source = said.source;
    uses.value = { ...uses.value, [said.category]: (uses.value[said.category] ?? 0) + 1 };
    // Only the order of the tiles: the report is safe without it.
    await keepIfRoom(`uses:${account.id}`, { ...uses.value });
    return true;
  }
  // The photos go to the case that is there already.
  async function addTo(record: string, title: string): Promise<boolean> {
    const mine = draft.value;
    if (!mine || isTaking.value) return false;
    await hand(mine, { record, body: evidenceBody(mine.form), title });
    return true;
  }

  async function discard(): Promise<void> {
    const id = draft.value?.id;
    draft.value = null;
    rest();
    await draftsSettled();
    if (id) await db.drafts.delete(id);
  }
  const hasContent = () => !!form.value && !isEmpty(form.value);

  return {
    draft,
    form,
    tiles,
    sources,
    lacks,
    problem,
    unkept,
    isTaking,
    begin,
    resume,
    locate,
    rest,
    shoot,
    addPhotos,
    setPlace,
    save,
    addTo,
    discard,
    hasContent,
  };
});
