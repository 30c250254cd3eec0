// A typed view of an activity's state, and its values in words.
import type { Schemas } from "@/shared/api/client";
import { i18n, nameIn } from "@/shared/i18n";
import { formatAmount, formatInstant } from "@/shared/lib/format";
import type { RuleSet } from "@/shared/rules";
import type { Attachment, CheckAnswer, Photo, Place } from "@/shared/form/values";

type Kind = Schemas["ActivityKind"];
type Field = Schemas["Field"];

export interface TypedValue {
  type: string;
  value?: unknown;
  from?: string;
  until?: string;
}
export interface ChecklistAnswer {
  item: string;
  answer: CheckAnswer;
  points?: number | null;
  remark?: string | null;
  photos?: Photo[];
}
export interface ActivityDocument {
  kind: string;
  day: string;
  from?: string;
  until?: string;
  units?: string[];
  programmes?: string[];
  site?: string;
  place?: Place;
  location?: string | null;
  summary?: string | null;
  people?: string[];
  recorder_named?: string | null;
  fields?: Record<string, TypedValue>;
  amounts?: { units?: string[]; programmes?: string[]; amounts?: { quantity: string; amount: number }[] }[];
  checklists?: { checklist: string; answers?: ChecklistAnswer[] }[];
  photos?: Photo[];
  files?: Attachment[];
  no_photo_reason?: string | null;
  schedule?: string;
  nothing_today?: boolean;
}
export interface ActivityState {
  activity: ActivityDocument;
  status: string;
  origin: string;
  recorded_by?: string;
  recorded_at?: string;
  corrections: number;
  findings?: string[];
}

export function stateOf(state: unknown): ActivityState | undefined {
  const given = state as Partial<ActivityState> | undefined;
  return given?.activity && typeof given.activity === "object" ? (given as ActivityState) : undefined;
}

export interface Words {
  rules: RuleSet;
  nameOf: (id: string) => string;
  yesNo: (word: "pass" | "fail" | "not_applicable") => string;
}

// One value of a field of the kind. Files are drawn by the page, not said.
export function valueWords(field: Field | undefined, value: TypedValue, words: Words): string {
  const inner = value.value;
  switch (value.type) {
    case "integer":
      return [formatAmount(Number(inner), field?.decimals ?? 0), field?.measure].filter(Boolean).join(" ");
    case "choice":
      return (inner as string[]).map((code) => termWords(field, code, words.rules)).join(i18n.global.t("common.comma"));
    case "instant":
      return formatInstant(String(inner));
    case "span":
      return `${formatInstant(value.from)} – ${formatInstant(value.until)}`;
    case "record":
      return words.nameOf(String(inner));
    case "place":
      return placeWords(inner as Place);
    case "file":
      return (inner as Attachment).name;
    case "checklist":
      return (inner as ChecklistAnswer[]).map((one) => `${one.item} ${words.yesNo(one.answer)}`).join(i18n.global.t("common.comma"));
    default:
      return inner === null ? "" : String(inner);
  }
}
function termWords(field: Field | undefined, code: string, rules: RuleSet): string {
  const list = rules.terms?.find((one) => one.code === field?.terms);
  return nameIn(list?.terms?.find((one) => one.code === code)?.name, code);
}
export function placeWords(place: Place): string {
  return `${(place.latitude_e7 / 1e7).toFixed(6)}, ${(place.longitude_e7 / 1e7).toFixed(6)}`;
}

export interface Fact {
  name: string;
  text: string;
}
// The fields of the kind that were given, in the kind's order; tables apart.
export function factsOf(activity: ActivityDocument, kind: Kind | undefined, words: Words): Fact[] {
  const given = activity.fields ?? {};
  return (kind?.fields ?? [])
    .filter((field) => given[field.code] && given[field.code]!.type !== "table")
    .map((field) => ({ name: nameIn(field.name, field.code), text: valueWords(field, given[field.code]!, words) }));
}

export interface FactTable {
  name: string;
  columns: string[];
  rows: string[][];
}
export function tablesOf(activity: ActivityDocument, kind: Kind | undefined, words: Words): FactTable[] {
  return (kind?.fields ?? []).flatMap((field) => {
    const value = activity.fields?.[field.code];
    if (value?.type !== "table") return [];
    const columns = field.columns ?? [];
    return {
      name: nameIn(field.name, field.code),
      columns: columns.map((one) => nameIn(one.name, one.code)),
      rows: (value.value as Record<string, TypedValue>[]).map((row) =>
        columns.map((one) => (row[one.code] ? valueWords(one, row[one.code]!, words) : "")),
      ),
    };
  });
}

// What a failed item hands on to the problem it becomes.
export function findingOf(activity: ActivityDocument, category: string, item: string, answer: ChecklistAnswer) {
  return {
    "facts.category": category,
    "facts.description": [item, answer.remark].filter(Boolean).join("："),
    "facts.photos": (answer.photos?.length ? answer.photos : (activity.photos ?? [])).map((one) => ({
      ...one,
      role: "before" as const,
    })),
    ...(activity.place && { "facts.place": activity.place }),
    ...(activity.location && { "facts.location": activity.location }),
    ...(activity.site && { "facts.site": activity.site }),
    ...(activity.units?.[0] && { "facts.unit": activity.units[0] }),
    ...(activity.programmes?.length && { "facts.programmes": activity.programmes }),
  };
}
