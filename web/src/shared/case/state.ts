// The one place that looks into the state document of a case. Everybody else asks here.
import type {
  Attachment,
  CaseDocument,
  CaseRowSummary,
  CaseStatus,
  Clock,
  Photo,
  Place,
  RecordAnswer,
  RecordRow,
  Rectification,
  Round,
} from "./document";

export type * from "./document";

export const caseOf = (answer: RecordAnswer): CaseDocument => answer.state as unknown as CaseDocument;
export const summaryOf = (row: RecordRow): CaseRowSummary => row.summary as unknown as CaseRowSummary;

export type PictureStage =
  | "before"
  | "after"
  | "taken_back"
  | "check"
  | "evidence"
  | "instruction"
  | "look_back";

// A picture of a case and where in its course it stands.
export interface CasePicture {
  sha256: string;
  stage: PictureStage;
  role: Photo["role"];
  at: string; // when it came to the case
  takenAt?: string;
  place?: Place;
  round?: number; // from 1
}

const isDigest = (text: string | null | undefined): text is string => /^[0-9a-f]{64}$/.test(text ?? "");
// Erased photos have a placeholder for a digest; papers of scanners come among photos too.
const isPicture = (photo: Photo) => isDigest(photo.file) && photo.media_type.startsWith("image/");

type Shown = Pick<CasePicture, "stage" | "at" | "round">;
function pictures(photos: Photo[] | undefined, shown: Shown): CasePicture[] {
  return (photos ?? []).filter(isPicture).map((photo) => ({
    sha256: photo.file!,
    role: photo.role,
    ...(photo.taken_at && { takenAt: photo.taken_at }),
    ...(photo.taken_place && { place: photo.taken_place }),
    ...shown,
  }));
}

// 当场整改 brings before photos along with the after ones.
function ofWork(done: Rectification, stage: "after" | "taken_back", round: number): CasePicture[] {
  const photos = done.work.photos ?? [];
  return [
    ...pictures(photos.filter((one) => one.role === "before"), { stage: "before", at: done.at, round }),
    ...pictures(photos.filter((one) => one.role !== "before"), { stage, at: done.at, round }),
  ];
}

// Every picture in the order in which it came.
export function picturesOf(state: CaseDocument): CasePicture[] {
  const out = pictures(state.facts.photos, { stage: "before", at: state.facts.found_at });
  const old = state.history;
  if (old?.work) out.push(...pictures(old.work.photos, { stage: "after", at: old.rectified_at ?? "" }));
  (state.rounds ?? []).forEach((one, index) => {
    const round = index + 1;
    for (const back of one.taken_back ?? []) out.push(...ofWork(back, "taken_back", round));
    if (one.rectification) out.push(...ofWork(one.rectification, "after", round));
    for (const check of one.checks ?? [])
      out.push(...pictures(check.photos, { stage: "check", at: check.at, round }));
  });
  for (const one of state.evidence ?? []) out.push(...pictures(one.photos, { stage: "evidence", at: one.at }));
  for (const one of state.instructions ?? [])
    if (one.note) out.push(...pictures([one.note], { stage: "instruction", at: one.at }));
  const look = state.look_back;
  if (look) out.push(...pictures(look.photos, { stage: "look_back", at: look.at ?? "" }));
  return out;
}

export interface Pair {
  before: CasePicture[];
  after: CasePicture[]; // of the last report that stands
}

export function pairOf(state: CaseDocument): Pair {
  const all = picturesOf(state);
  const after = all.filter((one) => one.stage === "after");
  const last = after.at(-1)?.round;
  return { before: all.filter((one) => one.stage === "before"), after: after.filter((one) => one.round === last) };
}

// Papers and other files, with where they belong.
export interface CaseFile {
  sha256: string;
  name: string;
  mediaType: string;
}
export function filesOf(state: CaseDocument): CaseFile[] {
  const lists: (Attachment[] | undefined)[] = [
    state.facts.files,
    state.facts.order?.original && [state.facts.order.original],
    state.history?.work?.files,
    ...(state.rounds ?? []).flatMap((one) => [
      ...(one.taken_back ?? []).map((back) => back.work.files),
      one.rectification?.work.files,
    ]),
    ...(state.evidence ?? []).map((one) => one.files),
    state.order_reply?.files,
  ];
  return lists
    .flatMap((list) => list ?? [])
    .filter((one) => isDigest(one.file))
    .map((one) => ({ sha256: one.file!, name: one.name ?? "", mediaType: one.media_type }));
}

const settled: CaseStatus[] = ["closed", "ended"];
export const isSettled = (status: string): boolean => settled.includes(status as CaseStatus);

// The clock that is due first among those that run; none while the case is settled or dormant.
export function runningClock(state: CaseDocument): Clock | undefined {
  return (state.clocks ?? [])
    .filter((one) => !one.paused_at)
    .sort((a, b) => a.deadline.due.localeCompare(b.deadline.due))[0];
}
export const isLate = (status: string, due: string | null | undefined, now = Date.now()): boolean =>
  !!due && !isSettled(status) && Date.parse(due) < now;

export const roundOf = (state: CaseDocument): Round | undefined => state.rounds?.at(-1);
// The unit that answers for it now.
export const leadOf = (state: CaseDocument): string | undefined =>
  state.responsibility?.lead.unit ?? state.history?.lead;
export const supportingOf = (state: CaseDocument): string[] =>
  state.responsibility?.supporting?.map((one) => one.unit) ?? state.history?.supporting ?? [];
// The unit on whose ground it lies.
export const groundOf = (state: CaseDocument): string | undefined => state.place_unit?.unit ?? state.facts.unit;
export const numberOf = (answer: RecordAnswer): string => answer.row.number || caseOf(answer).history?.number || "";

export const degrees = (place: Place): { longitude: number; latitude: number } => ({
  longitude: place.longitude_e7 / 1e7,
  latitude: place.latitude_e7 / 1e7,
});
