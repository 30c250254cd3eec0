// What a form draws: the inputs of an offer in one shape, whether they are inputs of a command,
// fields of a kind of activity, its quantities or its checklists. What is allowed stands in the
// offer; this file only puts it in order.
import type { Schemas } from "@/shared/api/client";
import { i18n, nameIn } from "@/shared/i18n";
import type { RuleSet } from "@/shared/rules";
import { instructionChoice, type Said } from "./instructions";

export type Offer = Schemas["Offer"];
export type OfferField = Schemas["OfferField"];
export type KindField = Schemas["Field"];

export type Control =
  | OfferField["type"]
  | "deadline"
  | "post"
  | "case"
  | "category"
  | "texts"
  | "units"
  | "persons"
  | "photos"
  | "files"
  | "amounts"
  | "flag";

export interface Choice {
  code: string;
  label: string;
  words?: string[]; // also found by these
}

export interface FormField {
  path: string; // in the command's JSON; a refusal names it
  label: string;
  help: string;
  control: Control;
  required: boolean;
  isValue: boolean; // a field of the kind: its JSON carries its type
  choices: Choice[];
  decimals: number;
  measure: string;
  minimum?: number;
  maximum?: number;
  earliest?: string;
  latest?: string;
  candidates: string[];
  except: string[];
  onlyWhen?: { path: string; value: string };
  proposed: string;
  columns: FormField[];
  checklist?: Schemas["Checklist"];
  quantities?: Schemas["Quantity"][];
  reasonPath?: string; // photos: where 无法拍照 is explained
  evidence: boolean; // photos and place: asked for, or a reason
  photoRole: Schemas["PhotoRole"];
  most?: number; // photos
  further: boolean; // drawn under 更多
  folded: boolean; // one of several checklists: opened when it is wanted
}

export interface PlanContext {
  rules: RuleSet;
  today: string;
  mayNameRecorder: boolean;
  instructions?: readonly Said[]; // of the record, as far as they could be read
}

const bare: Omit<FormField, "path" | "label" | "control"> = {
  help: "",
  required: false,
  isValue: false,
  choices: [],
  decimals: 0,
  measure: "",
  candidates: [],
  except: [],
  proposed: "",
  columns: [],
  evidence: false,
  photoRole: "other",
  further: false,
  folded: false,
};

// Inputs that are lists although the offer has the type of one (src/core/case_commands.hpp).
const listPaths = new Set(["supporting"]);

function wordOf(kind: "field" | "choice", code: string): string {
  const key = `form.${kind}.${code.replaceAll(".", "_")}`;
  return i18n.global.te(key) ? i18n.global.t(key) : code;
}

const choiceOf = (one: { code: string; name: { zh: string; en?: string }; aliases?: string[] }): Choice => ({
  code: one.code,
  label: nameIn(one.name, one.code),
  words: one.aliases,
});

// A list of the rule set by the word the offer has for it.
export function choicesOf(terms: string, rules: RuleSet): Choice[] {
  const tables: Record<string, { code: string; name: { zh: string; en?: string } }[] | undefined> = {
    programmes: rules.programmes,
    deadlines: rules.deadlines,
    roles: rules.roles,
    unit_levels: rules.unit_levels,
    categories: rules.categories,
  };
  const rows = tables[terms] ?? rules.terms?.find((one) => one.code === terms)?.terms ?? [];
  return rows.map(choiceOf);
}

function controlOf(field: OfferField): Control {
  if (field.terms === "categories") return "category";
  if (field.terms === "deadlines" || field.code === "extension") return "deadline";
  if (field.refers === "post" || field.refers === "case") return field.refers;
  if (field.refers === "list") return "texts";
  if (field.refers === "flag") return "flag";
  if (field.type === "unit" && listPaths.has(field.code)) return "units";
  if (field.type === "photo") return "photos";
  if (field.type === "file") return "files";
  return field.type;
}

function conditionOf(text: string): FormField["onlyWhen"] {
  const at = text.indexOf("=");
  return at < 0 ? undefined : { path: text.slice(0, at), value: text.slice(at + 1) };
}

function photoRoleOf(path: string): Schemas["PhotoRole"] {
  if (path.startsWith("facts.")) return "before";
  return path.startsWith("work.") ? "after" : "other";
}

function ofInput(field: OfferField, context: PlanContext): FormField {
  const control = controlOf(field);
  const listed = field.choices ?? [];
  const isDeadline = control === "deadline";
  return {
    ...bare,
    path: field.code,
    label: nameIn(field.name) || wordOf("field", field.code),
    control,
    required: field.required,
    choices: listed.length
      ? listed.map(
          (code) =>
            instructionChoice(field.code, code, context.instructions ?? []) ??
            ({ code, label: wordOf("choice", `${field.code}.${code}`) }),
        )
      : choicesOf(field.terms || (isDeadline ? "deadlines" : ""), context.rules),
    minimum: field.minimum ?? undefined,
    maximum: field.maximum ?? undefined,
    earliest: field.earliest ?? undefined,
    candidates: field.candidates ?? [],
    except: field.except ?? [],
    onlyWhen: conditionOf(field.only_when),
    proposed: field.proposed ?? "",
    photoRole: photoRoleOf(field.code),
    ...(field.refers === "one" && { most: 1 }),
  };
}

export function ofKindField(field: KindField, prefix: string, rules: RuleSet): FormField {
  return {
    ...bare,
    path: prefix + field.code,
    label: nameIn(field.name, field.code),
    help: nameIn(field.help),
    control: field.type,
    required: field.required,
    isValue: true,
    choices: choicesOf(field.terms, rules),
    decimals: field.decimals,
    measure: field.measure,
    minimum: field.minimum ?? undefined,
    maximum: field.maximum ?? undefined,
    columns: (field.columns ?? []).map((one) => ofKindField(one, "", rules)),
    checklist: field.type === "checklist" ? rules.checklists?.find((one) => one.code === field.terms) : undefined,
  };
}

// The reason stands under the photos it replaces and is no input of its own.
function joinReasons(fields: FormField[], asked: boolean): FormField[] {
  const reasons = new Set(fields.map((one) => one.path).filter((path) => path.endsWith("no_photo_reason")));
  for (const field of fields) {
    const reason = field.path.replace(/photos$/, "no_photo_reason");
    if (field.control !== "photos" || !reasons.has(reason)) continue;
    field.reasonPath = reason;
    // A required photo that may be replaced by a reason is evidence asked for.
    field.evidence ||= asked || field.required;
    field.required = false;
  }
  return fields.filter((one) => !reasons.has(one.path));
}

export const isActivityOffer = (offer: Offer) =>
  offer.command === "record_activity" || offer.command === "correct_activity";

// What is asked about a record is a record of its own.
export const targetOf = (offer: Offer, record: string | null): string | null => (offer.preset?.about ? null : record);

export function planOf(offer: Offer, context: PlanContext): FormField[] {
  const preset = new Set(Object.keys(offer.preset ?? {}));
  const inputs = (offer.fields ?? []).filter((one) => !preset.has(one.code)).map((one) => ofInput(one, context));
  const fields = isActivityOffer(offer) ? [...activityPlan(offer, context), ...inputs] : inputs;
  return joinReasons(fields, offer.evidence !== "none" && !isActivityOffer(offer));
}

// What every activity has, around what its kind asks.
function activityPlan(offer: Offer, context: PlanContext): FormField[] {
  const { rules } = context;
  const kind = rules.activity_kinds?.find((one) => one.code === offer.preset?.["activity.kind"]);
  const row = (code: string, control: Control, more: Partial<FormField> = {}): FormField => ({
    ...bare,
    path: `activity.${code}`,
    label: wordOf("field", `activity.${code}`),
    control,
    ...more,
  });
  const known = new Map((rules.quantities ?? []).map((one) => [one.code, one]));
  const quantities = (offer.quantities ?? []).flatMap((code) => known.get(code) ?? []);
  const lists = (offer.checklists ?? []).flatMap((code) => rules.checklists?.find((one) => one.code === code) ?? []);
  const asksPhoto = offer.evidence !== "none";
  const asksPlace = offer.evidence === "photo_and_place";
  const schedule = ["planned", "unplanned"].map((code) => ({ code, label: wordOf("choice", `schedule.${code}`) }));
  return [
    row("day", "day", { required: true, latest: context.today }),
    row("units", "units", { required: true }),
    ...(kind?.reporting === "daily" ? [row("nothing_today", "flag")] : []),
    ...(quantities.length ? [row("amounts", "amounts", { quantities })] : []),
    ...(offer.kind_fields ?? []).map((one) => ofKindField(one, "activity.fields.", rules)),
    ...lists.map((one) =>
      row(`checklists.${one.code}`, "checklist", { label: nameIn(one.name, one.code), checklist: one, folded: lists.length > 1 }),
    ),
    row("photos", "photos", { evidence: asksPhoto }),
    row("no_photo_reason", "text"),
    row("place", "place", { evidence: asksPlace, further: !asksPlace }),
    row("site", "site", { further: !asksPlace && lists.length === 0 }),
    row("location", "text"),
    row("summary", "long_text"),
    row("programmes", "choices", { choices: choicesOf("programmes", rules), further: true }),
    row("from", "instant", { further: true }),
    row("until", "instant", { further: true }),
    row("people", "persons", { further: true }),
    ...(context.mayNameRecorder ? [row("recorder_named", "text", { further: true })] : []),
    row("schedule", "choice", { choices: schedule, further: true }),
    row("files", "files", { further: true }),
  ];
}

export function isShown(field: FormField, values: Record<string, unknown>): boolean {
  return !field.onlyWhen || values[field.onlyWhen.path] === field.onlyWhen.value;
}

// The one reason stands for photos and place: it is asked for while either is missing.
export function mayExplain(fields: FormField[], values: Record<string, unknown>): boolean {
  return fields.some(
    (one) => (one.reasonPath || (one.control === "place" && one.evidence)) && isBlank(values[one.path]),
  );
}
const isBlank = (value: unknown) => !value || (Array.isArray(value) && value.length === 0);

// Nothing happened: what would be asked for otherwise is not.
export function isZeroReport(values: Record<string, unknown>): boolean {
  return values["activity.nothing_today"] === true;
}
