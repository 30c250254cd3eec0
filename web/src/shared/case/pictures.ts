// What pictures of a case are called, and what is known about them beside the record.
import { formatInstant } from "@/shared/lib/format";
import type { CasePicture } from "./state";
import type { RecordFile } from "./useCase";

type Say = (key: string, named?: Record<string, string | number>) => string;

// "整改后（第2轮）"
export function stageText(picture: CasePicture, say: Say): string {
  const stage = say(`casepage.stage.${picture.stage}`);
  return picture.round && picture.round > 1 ? say("casepage.inRound", { stage, round: picture.round }) : stage;
}

// A mark or a taking down changes the picture while its address stays.
export function pictureVersion(file: RecordFile | undefined): string {
  if (!file) return "";
  return `${file.marked?.slice(0, 8) ?? ""}${file.taken_down ? "x" : ""}`;
}

// When and why it was taken down; "" when it was not.
export const goneText = (file: RecordFile | undefined, say: Say): string =>
  file?.taken_down
    ? say("casepage.takenDownBecause", { at: formatInstant(file.taken_down.at), reason: file.taken_down.reason })
    : "";

// 34.812345, 113.456789: as navigation programs take it.
export const placeText = (place: { latitude_e7: number; longitude_e7: number }): string =>
  `${(place.latitude_e7 / 1e7).toFixed(6)}, ${(place.longitude_e7 / 1e7).toFixed(6)}`;
