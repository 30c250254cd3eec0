// The report that is being made: one draft at a time, stored at every change.
import { defineStore } from "pinia";
import { computed, ref, watch } from "vue";
import { problemText } from "@/shared/problems";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import { useAccount } from "../account";
import { db, keep, kept, type Draft } from "../db";
import { pickPhotos, type Wanted } from "../lib/camera";
import { takeIn } from "../lib/photos";
import { best, placeOf, pointOf, positionState, startPosition, stopPosition, type Place } from "../lib/position";
import { preferences } from "../lib/preferences";
import { useQueue } from "../queue/queue";
import { useReference } from "../reference";
import { draftsSettled, newDraft, saveDraft } from "./drafts";
import { isEmpty, missing, reportBody, type Photo, type ReportForm } from "./form";
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
  const isTaking = ref(false); // a photo is being made small
  const tiles = computed(() =>
    tilesOf(rules.rules?.categories ?? [], session.session?.role ?? "", uses.value, tilesMost),
  );
  const sources = computed(() => rules.termLists.get("sources")?.terms ?? []);
  const lacks = computed(() => (form.value ? missing(form.value, needsPhoto()) : null));
  const needsPhoto = () => reference.isOn("photo_required", false);
  const locates = () => reference.isOn("position_asked", true);

  watch(draft, (now) => now && void saveDraft(now), { deep: true });
  watch(best, (fix) => {
    if (fix && form.value && !form.value.placeByHand) setPlace(placeOf(fix), false);
  });

  // The GPS is asked only when something is about to be recorded.
  async function begin(locate: "locate" | "rest" = "rest"): Promise<Draft> {
    if (locate === "locate" && locates()) startPosition();
    uses.value = (await kept<Uses>(`uses:${account.id}`)) ?? {};
    const fresh = newDraft(account.id);
    fresh.form.source = sources.value.some((one) => one.code === preferences.source)
      ? preferences.source
      : (sources.value[0]?.code ?? "");
    fresh.form.unit = session.session?.unit ?? "";
    problem.value = "";
    draft.value = fresh;
    if (best.value && locate === "locate") setPlace(placeOf(best.value), false);
    return fresh;
  }
  // A draft that was stored; false: there is none of that id for this account.
  async function resume(id: string): Promise<boolean> {
    if (draft.value?.id === id) return true;
    await draftsSettled();
    const stored = await db.drafts.get(id);
    if (!stored || stored.account !== account.id) return false;
    uses.value = (await kept<Uses>(`uses:${account.id}`)) ?? {};
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
    if (isFirst && !form.value?.place && locates() && positionState.value !== "searching") startPosition();
    const picked = pickPhotos(wanted);
    await ready;
    const mine = draft.value;
    await addPhotos(await picked, into, mine);
  }
  async function addPhotos(
    files: File[],
    into: "photos" | "after" = "photos",
    mine: Draft | null = draft.value,
  ): Promise<void> {
    if (!mine || files.length === 0) return;
    isTaking.value = true;
    problem.value = "";
    try {
      for (const file of files) {
        const { sha256, mediaType } = await takeIn(account.id, file);
        const role = into === "photos" ? "before" : "after";
        const photo: Photo = { file: sha256, media_type: mediaType, role, taken_at: new Date().toISOString() };
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
    if (place && !form.value.unitByHand)
      form.value.unit = reference.unitOf(pointOf(place)) ?? session.session?.unit ?? "";
  }

  // Into the queue; the draft ends in the same transaction. False: something is still missing.
  async function save(): Promise<boolean> {
    const mine = draft.value;
    if (!mine || missing(mine.form, needsPhoto())) return false;
    stopPosition();
    const { form: said, id } = mine;
    const name = rules.categoryName(said.category);
    const title = [name, rules.unitName(said.unit)].filter(Boolean).join(" · ");
    await draftsSettled();
    draft.value = null;
    try {
      await queue.add({ record: null, body: reportBody(said, rules.recordedCategory(said.category)), title }, () => db.drafts.delete(id));
    } catch (fault) {
      draft.value = mine;
      throw fault;
    }
    preferences.source = said.source;
    uses.value = { ...uses.value, [said.category]: (uses.value[said.category] ?? 0) + 1 };
    await keep(`uses:${account.id}`, { ...uses.value });
    return true;
  }

  async function discard(): Promise<void> {
    const id = draft.value?.id;
    draft.value = null;
    stopPosition();
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
    isTaking,
    begin,
    resume,
    shoot,
    addPhotos,
    setPlace,
    save,
    discard,
    hasContent,
  };
});
