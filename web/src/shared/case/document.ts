// The state document of a case as the server writes it (src/core/case.hpp, case_parts.hpp): lists
// that are empty and values that are not there are left out; null: not for this reader; an erased
// text reads as its placeholder.
import type { Schemas } from "@/shared/api/client";

export type CaseStatus =
  | "reported"
  | "accepted"
  | "assigned"
  | "rectifying"
  | "suspended"
  | "shelved"
  | "rectified"
  | "passed"
  | "closed"
  | "ended";

export type ClockKind =
  | "accept"
  | "assign"
  | "receive"
  | "rectify"
  | "check"
  | "close"
  | "reply"
  | "ruling"
  | "public_notice"
  | "resume";

export interface Place {
  latitude_e7: number;
  longitude_e7: number;
  accuracy_m?: number;
}
export interface Photo {
  file: string | null; // SHA-256
  media_type: string;
  role: "other" | "near" | "far" | "reference" | "before" | "after";
  taken_at?: string;
  taken_place?: Place;
}
export interface Attachment {
  file: string | null;
  name: string | null;
  media_type: string;
}
export interface UnitPath {
  unit: string;
  ancestors?: string[];
}
export interface SuperiorOrder {
  sender: string;
  number: string;
  item: number;
  issued?: string;
  reply_due?: string;
  reply_form: string;
  original?: Attachment;
}
export interface CaseFacts {
  sort: "problem" | "task" | "decision" | "listed";
  source: string;
  category: string;
  degree: "ordinary" | "serious" | "grave";
  urgency: "ordinary" | "urgent" | "most_urgent";
  programmes?: string[];
  place?: Place;
  location?: string | null;
  description: string | null;
  photos?: Photo[];
  files?: Attachment[];
  no_photo_reason?: string | null;
  site?: string;
  unit?: string;
  found_at: string;
  finder?: string;
  finder_named?: string | null;
  responsible_party?: string | null;
  requirement?: string | null;
  activity?: string;
  parent?: string;
  recurrence_of?: string;
  order?: SuperiorOrder;
  closing?: ClosingLevel;
  fields?: Record<string, { type: string; value?: unknown }>;
}
export interface WorkDone {
  done: string | null;
  photos?: Photo[];
  files?: Attachment[];
  no_photo_reason?: string | null;
}
export interface Limit {
  unit: string;
  amount: number;
  minute_of_day: number;
  moment?: string;
}
export interface DeadlineStep {
  code: string;
  amount: number;
  at?: string;
  from?: string;
  until?: string;
}
export interface Deadline {
  basis: { limit: Limit; start: string; extension?: Limit; pauses?: { from: string; until: string }[] };
  due: string;
  warn_at: string;
  provisional: boolean;
  steps?: DeadlineStep[];
}
export interface Clock {
  kind: ClockKind;
  deadline: Deadline;
  paused_at?: string;
}
export interface Responsibility {
  lead: UnitPath;
  supporting?: UnitPath[];
  post?: string;
  person?: string;
  routing_row: string;
}
export interface Check {
  result: "pass" | "fail" | "unable";
  post: string;
  person?: string;
  unit: string;
  at: string;
  day: string;
  note?: string | null;
  photos?: Photo[];
}
export interface Rectification {
  work: WorkDone;
  post: string;
  person?: string;
  unit: string;
  at: string;
  on_the_spot: boolean;
}
export interface Round {
  begun: string;
  unit: UnitPath;
  rectification?: Rectification;
  taken_back?: Rectification[];
  checks?: Check[];
  check_begun?: string;
  checker?: { post: string; day: string };
  timeliness: "pending" | "timely" | "untimely";
  final_day?: string;
}
export interface Instruction {
  post: string;
  person?: string;
  text: string | null;
  note?: Photo;
  answer_wanted: boolean;
  at: string;
  answer?: string | null;
  answered_at?: string;
}
export interface Evidence {
  post: string;
  unit: string;
  at: string;
  photos?: Photo[];
  files?: Attachment[];
  note?: string | null;
}
export interface HandBack {
  unit: string;
  reason: string | null;
  proposed_unit?: string;
  at: string;
}
export interface Stint {
  unit: string;
  since: string;
  until?: string;
  worked_minutes: number;
}
export interface Delay {
  kind: "suspension" | "long_term";
  since: string;
  day: string;
  until: string;
  request: string;
  resumed_at?: string;
}
export interface ImportedHistory {
  status: CaseStatus;
  number: string;
  lead?: string;
  supporting?: string[];
  handed_out_at?: string;
  due?: string;
  rectified_at?: string;
  work?: WorkDone;
  checker_named?: string | null;
  checked_at?: string;
  closed_at?: string;
  ended?: string;
}
export type ClosingLevel = "simple" | "general" | "major";

export interface CaseDocument {
  facts: CaseFacts;
  found_on: string;
  status: CaseStatus;
  origin: string;
  hidden: boolean;
  owner_unclear: boolean;
  dormant: boolean;
  closing: ClosingLevel;
  rule_set: string;
  number: string;
  reporter: { post: string; person?: string; unit: UnitPath; at: string };
  place_unit?: UnitPath;
  responsibility?: Responsibility;
  stints?: Stint[];
  clocks?: Clock[];
  rounds?: Round[];
  hand_backs?: HandBack[];
  instructions?: Instruction[];
  evidence?: Evidence[];
  acknowledged_at?: string;
  receipt?: "acknowledged" | "served" | "counted";
  delays?: Delay[];
  extensions: number;
  sign_off?: { post: string; person?: string; at: string; opinion?: string | null };
  closure?: { at: string; day: string; in_time: boolean };
  ending?: {
    reason: "untrue" | "not_our_area" | "duplicate" | "withdrawn" | "transferred";
    at: string;
    note?: string | null;
    duplicate_of?: string;
    transferred_to?: string | null;
  };
  listing?: { since: string; until?: string; released_on?: string; request: string };
  look_back?: {
    drawn: boolean;
    result?: "holds" | "came_back" | "never_done";
    at?: string;
    note?: string | null;
    photos?: Photo[];
  };
  order_reply?: { at: string; text: string | null; files?: Attachment[] };
  history?: ImportedHistory;
  recurrences?: string[];
  reopenings: number;
  surfaced: boolean;
  exempt: boolean;
}

// What lists carry of a case (src/views/case_row.cpp).
export interface CaseRowSummary {
  clock?: ClockKind; // what the row is due for
  sort: CaseFacts["sort"];
  source: string;
  category: string;
  degree: CaseFacts["degree"];
  urgency: CaseFacts["urgency"];
  description: string;
  location?: string;
  lead?: string;
  supporting?: string[];
  found_at: string;
  photos_before: number;
  photos_after: number;
  rounds: number;
  owner_unclear: boolean;
  listed: boolean;
  origin: string;
}

export type RecordRow = Schemas["RecordRow"];
export type RecordAnswer = Schemas["RecordAnswer"];
