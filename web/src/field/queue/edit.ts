// A refused report becomes a draft again: put right, it is a new command. The refused one goes
// only when the draft is stored.
import { newId } from "@/shared/api/ids";
import { db } from "../db";
import { emptyForm, type FormPhoto, type Photo, type ReportForm } from "../report/form";
import type { QueueItem } from "./state";

interface Reported {
  facts: Partial<Omit<ReportForm, "text" | "noPhotoReason" | "foundAt">> & {
    description?: string;
    no_photo_reason?: string;
    device_time?: { device: string };
    photos?: Photo[];
  };
  fixed?: { work: { done: string; photos?: Photo[]; no_photo_reason?: string } };
}

// What had no place when it was sent gets none afterwards.
const photosOf = (photos: Photo[] = []): FormPhoto[] =>
  photos.map((one) => ({ ...one, ...(!one.taken_place && { album: true }) }));

export function formOf(item: QueueItem): ReportForm {
  const { facts, fixed } = item.body.report_case as Reported;
  const form = emptyForm(facts.device_time ? Date.parse(facts.device_time.device) : item.made);
  for (const key of ["category", "degree", "urgency", "source", "unit", "place", "location", "site"] as const)
    if (facts[key] !== undefined) Object.assign(form, { [key]: facts[key] });
  form.unitByHand = !!facts.unit;
  form.placeByHand = !!facts.place;
  form.text = facts.description ?? "";
  form.photos = photosOf(facts.photos);
  form.noPhotoReason = facts.no_photo_reason ?? "";
  if (!fixed) return form;
  return {
    ...form,
    fixed: true,
    done: fixed.work.done,
    after: photosOf(fixed.work.photos),
    noAfterReason: fixed.work.no_photo_reason ?? "",
  };
}

export async function editAgain(id: string): Promise<string | undefined> {
  return db.transaction("rw", db.queue, db.drafts, async () => {
    const item = await db.queue.get(id);
    if (item?.state !== "failed" || item.answered || !("report_case" in item.body)) return undefined;
    const draft = { id: newId(), account: item.account, updated: Date.now(), form: formOf(item) };
    await db.drafts.add(draft);
    await db.queue.delete(id);
    return draft.id;
  });
}
