// What somebody enters about a problem, and the command it becomes. Which source, category and
// unit are allowed is the rule set's; nothing here decides that.
import { deviceTime } from "../lib/clock";
import type { Place } from "../lib/position";

export type PhotoRole = "other" | "near" | "far" | "reference" | "before" | "after";
// As the API takes it.
export interface Photo {
  file: string;
  media_type: string;
  role: PhotoRole;
  taken_at?: string;
  taken_place?: Place;
}
// `album`: taken before, who knows where; never sent.
export interface FormPhoto extends Photo {
  album?: boolean;
}
export interface ReportForm {
  photos: FormPhoto[];
  category: string;
  text: string;
  degree: "ordinary" | "serious" | "grave";
  urgency: "ordinary" | "urgent" | "most_urgent";
  source: string;
  unit: string; // "": not known
  unitByHand: boolean;
  place: Place | null;
  placeByHand: boolean;
  location: string;
  site: string;
  noPhotoReason: string;
  fixed: boolean; // 当场整改
  done: string;
  after: FormPhoto[];
  noAfterReason: string;
  foundAt: number; // of the phone's clock, when there was first something to keep
}

export function emptyForm(now = Date.now()): ReportForm {
  return {
    photos: [],
    category: "",
    text: "",
    degree: "ordinary",
    urgency: "ordinary",
    source: "",
    unit: "",
    unitByHand: false,
    place: null,
    placeByHand: false,
    location: "",
    site: "",
    noPhotoReason: "",
    fixed: false,
    done: "",
    after: [],
    noAfterReason: "",
    foundAt: now,
  };
}
// Worth keeping as a draft.
export const isEmpty = (form: ReportForm) =>
  form.photos.length === 0 && !form.category && !form.text.trim() && form.after.length === 0;

export type Missing = "category" | "photo" | "done" | "after";
// `needsPhoto`: the installation wants a photo, or the reason why there is none.
export function missing(form: ReportForm, needsPhoto: boolean): Missing | null {
  if (!form.category) return "category";
  if (needsPhoto && form.photos.length === 0 && !form.noPhotoReason.trim()) return "photo";
  if (!form.fixed) return null;
  if (!form.done.trim()) return "done";
  return form.after.length === 0 && !form.noAfterReason.trim() ? "after" : null;
}

// A fix often comes after the photo; a place put on the map by hand is not where the camera was.
function photoOf({ album, ...photo }: FormPhoto, role: PhotoRole, { place, placeByHand }: ReportForm): Photo {
  const taken = photo.taken_place ?? (placeByHand || album ? null : place);
  return { ...photo, role, ...(taken && { taken_place: taken }) };
}

// For a case that is there already.
export function evidenceBody(form: ReportForm) {
  const note = form.text.trim();
  const photos = form.photos.map((one) => photoOf(one, one.role, form));
  return { add_evidence: { photos, files: [], ...(note && { note }) } };
}

// The command, with every member the API asks for. `words`: said when nothing was typed.
export function reportBody(form: ReportForm, words: string) {
  const time = deviceTime(form.foundAt);
  const place = form.place;
  const facts = {
    sort: "problem",
    source: form.source,
    category: form.category,
    degree: form.degree,
    urgency: form.urgency,
    programmes: [],
    description: form.text.trim() || words,
    photos: form.photos.map((one) => photoOf(one, "before", form)),
    files: [],
    found_at: time.corrected,
    device_time: time,
    fields: {},
    ...(place && { place }),
    ...(form.unit && { unit: form.unit }),
    ...(form.location.trim() && { location: form.location.trim() }),
    ...(form.site && { site: form.site }),
    ...(form.photos.length === 0 && form.noPhotoReason.trim() && { no_photo_reason: form.noPhotoReason.trim() }),
  };
  if (!form.fixed) return { report_case: { facts } };
  const work = {
    done: form.done.trim(),
    photos: form.after.map((one) => photoOf(one, "after", form)),
    files: [],
    device_time: deviceTime(),
    ...(form.after.length === 0 && { no_photo_reason: form.noAfterReason.trim() }),
  };
  return { report_case: { facts, fixed: { work } } };
}
