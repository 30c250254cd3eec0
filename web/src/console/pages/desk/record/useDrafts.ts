// The sheet of 代录: the pasted text, the pictures, the drafts made of them. Everything is kept as it
// is typed, and given up only when the server has answered.
import { computed, reactive, ref, shallowRef, watch } from "vue";
import { digestOf, upload } from "@/shared/api/files";
import { problemText } from "@/shared/problems";
import { useSending } from "../sending";
import { draftOf, isComplete, reportBody, type Draft, type DraftPicture, type ReportChoice } from "./draft";
import { deal, guessDrafts, type Known } from "./guess";
import { dropPicture, keepPicture, keepSheet, readPicture, readSheet } from "./keep";

export const pictures_max = 9;
interface Sheet {
  text: string;
  source: string;
  loose: DraftPicture[]; // not dealt out yet
  drafts: Draft[];
}
export interface SavedDraft {
  record: string;
  text: string;
}

export function useDrafts(account: string) {
  const sheet = reactive<Sheet>({ text: "", source: "", loose: [], drafts: [] });
  const urls = shallowRef(new Map<string, string>());
  const saved = ref<SavedDraft[]>([]);
  const problem = ref("");
  const isRestored = ref(false);
  const sending = useSending();

  async function restore(): Promise<void> {
    const kept = await readSheet<Sheet>(account).catch(() => undefined);
    if (kept) Object.assign(sheet, kept);
    for (const one of allPictures()) {
      const picture = await readPicture(account, one.sha256).catch(() => undefined);
      if (picture) show(one.sha256, picture.bytes, picture.mediaType);
    }
    isRestored.value = true;
  }
  const allPictures = () => [...sheet.loose, ...sheet.drafts.flatMap((one) => one.pictures)];

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    sheet,
    () => {
      if (!isRestored.value) return;
      clearTimeout(timer);
      timer = setTimeout(keep, 300);
    },
    { deep: true },
  );
  // What the last keystrokes changed is written before the page goes.
  function keep(): void {
    clearTimeout(timer);
    void keepSheet(account, sheet).catch((fault: unknown) => (problem.value = String(fault)));
  }

  function show(sha256: string, bytes: ArrayBuffer, mediaType: string): void {
    if (urls.value.has(sha256)) return;
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    urls.value = new Map(urls.value).set(sha256, url);
  }
  function release(): void {
    for (const url of urls.value.values()) URL.revokeObjectURL(url);
    urls.value = new Map();
  }

  // Answers how many did not fit or were no pictures.
  async function take(files: readonly File[]): Promise<number> {
    let left = 0;
    for (const file of files) {
      if (!file.type.startsWith("image/") || allPictures().length >= pictures_max) {
        left++;
        continue;
      }
      const bytes = await file.arrayBuffer();
      const sha256 = await digestOf(bytes);
      if (allPictures().some((one) => one.sha256 === sha256)) continue;
      await keepPicture(account, { sha256, bytes, mediaType: file.type });
      show(sha256, bytes, file.type);
      sheet.loose.push({ sha256, mediaType: file.type });
    }
    return left;
  }

  // Drafts of the text as it is now; pictures that lie loose are dealt out over the new ones.
  function split(known: Known, now: string): void {
    const drafts = guessDrafts(sheet.text, known, now).map((one) => draftOf(one, now));
    if (drafts.length === 0 && sheet.loose.length > 0)
      drafts.push(draftOf({ text: "", unit: "", category: "", finder: "", foundAt: "" }, now));
    const shares = deal(sheet.loose.length, drafts.length);
    const loose = [...sheet.loose];
    drafts.forEach((draft, index) => draft.pictures.push(...loose.splice(0, shares[index])));
    sheet.loose = loose;
    sheet.drafts.push(...drafts);
    sheet.text = "";
  }

  // to: a draft's key, or "" for the loose ones.
  function move(sha256: string, to: string): void {
    const picture = allPictures().find((one) => one.sha256 === sha256);
    if (!picture) return;
    lift(sha256);
    (sheet.drafts.find((one) => one.key === to)?.pictures ?? sheet.loose).push(picture);
  }
  function lift(sha256: string): void {
    sheet.loose = sheet.loose.filter((one) => one.sha256 !== sha256);
    for (const draft of sheet.drafts) draft.pictures = draft.pictures.filter((one) => one.sha256 !== sha256);
  }
  function discard(sha256: string): void {
    lift(sha256);
    void dropPicture(account, sha256);
  }
  function remove(key: string): void {
    const draft = sheet.drafts.find((one) => one.key === key);
    sheet.loose.push(...(draft?.pictures ?? []));
    sheet.drafts = sheet.drafts.filter((one) => one.key !== key);
    sending.results.delete(key);
  }

  async function save(draft: Draft, choice: ReportChoice): Promise<void> {
    sending.results.set(draft.key, { outcome: "sending", text: "" });
    try {
      for (const one of draft.pictures) {
        const picture = await readPicture(account, one.sha256);
        if (picture) await upload(picture.bytes, one.sha256);
      }
    } catch (fault) {
      sending.results.set(draft.key, { outcome: "unanswered", text: problemText(fault) });
      return;
    }
    const sent = await sending.one({ key: draft.key, id: draft.key, record: null, body: reportBody(draft, choice) });
    if (sent.outcome !== "done") return;
    saved.value = [{ record: sent.record ?? "", text: draft.text }, ...saved.value];
    sheet.drafts = sheet.drafts.filter((one) => one.key !== draft.key);
    for (const one of draft.pictures) void dropPicture(account, one.sha256);
  }
  async function saveAll(choice: ReportChoice): Promise<void> {
    for (const draft of [...sheet.drafts]) if (isComplete(draft)) await save(draft, choice);
  }
  const complete = computed(() => sheet.drafts.filter(isComplete).length);
  return {
    sheet,
    urls,
    saved,
    problem,
    results: sending.results,
    complete,
    restore,
    keep,
    release,
    take,
    split,
    move,
    discard,
    remove,
    save,
    saveAll,
  };
}
