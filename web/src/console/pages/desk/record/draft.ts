// A draft of 代录 and the command it becomes.
import type { CommandBody } from "@/shared/api/commands";
import { newId } from "@/shared/api/ids";
import type { Guessed } from "./guess";

export interface DraftPicture {
  sha256: string;
  mediaType: string;
  isAfter?: boolean; // of a draft that is fixed on the spot
}
export interface Draft {
  key: string; // also the id of its command: sent again, it is the same record
  text: string;
  unit: string;
  category: string;
  finder: string;
  foundAt: string; // as the field shows it: 2018-11-06T09:10
  location: string;
  pictures: DraftPicture[];
  fixed?: Fixed; // 当场整改
}
export interface Fixed {
  done: string;
  noPhotoReason: string; // of the pictures after
}

export const picturesBefore = (draft: Draft) => draft.pictures.filter((one) => !draft.fixed || !one.isAfter);
export const picturesAfter = (draft: Draft) => draft.pictures.filter((one) => draft.fixed && one.isAfter);
export function isComplete(draft: Draft): boolean {
  if (!draft.text.trim() || !draft.category || !draft.foundAt) return false;
  if (!draft.fixed) return true;
  return draft.fixed.done.trim() !== "" && (picturesAfter(draft).length > 0 || draft.fixed.noPhotoReason.trim() !== "");
}

export function draftOf(guess: Guessed, now: string): Draft {
  return {
    key: newId(),
    text: guess.text,
    unit: guess.unit,
    category: guess.category,
    finder: guess.finder,
    foundAt: guess.foundAt || now,
    location: "",
    pictures: [],
  };
}

export interface ReportChoice {
  source: string;
  zone: string; // "+08:00": the authority's clock
}
const photosOf = (pictures: readonly DraftPicture[], role: "before" | "after") =>
  pictures.map((one) => ({ file: one.sha256, media_type: one.mediaType, role }));

function fixedOf(draft: Draft, { done, noPhotoReason }: Fixed): Record<string, unknown> {
  const photos = photosOf(picturesAfter(draft), "after");
  const reason = photos.length === 0 && noPhotoReason.trim();
  return { work: { done: done.trim(), photos, files: [], ...(reason && { no_photo_reason: reason }) } };
}

export function reportBody(draft: Draft, choice: ReportChoice): CommandBody {
  return {
    report_case: {
      facts: {
        sort: "problem",
        source: choice.source,
        category: draft.category,
        degree: "ordinary",
        urgency: "ordinary",
        programmes: [],
        description: draft.text.trim(),
        photos: photosOf(picturesBefore(draft), "before"),
        files: [],
        ...(draft.unit && { unit: draft.unit }),
        ...(draft.location.trim() && { location: draft.location.trim() }),
        ...(draft.finder.trim() && { finder_named: draft.finder.trim() }),
        found_at: new Date(`${draft.foundAt}:00${choice.zone}`).toISOString(),
        fields: {},
      },
      ...(draft.fixed && { fixed: fixedOf(draft, draft.fixed) }),
    },
  };
}

export function zoneOf(utcOffsetMinutes: number): string {
  const size = Math.abs(utcOffsetMinutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${utcOffsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
