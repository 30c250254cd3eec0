// A refused command goes back to the form it came from, with the values it had. What is put right is
// a new command; the refused one goes only when that is in the queue.
import { nameIn, i18n } from "@/shared/i18n";
import type { RuleSet } from "@/shared/rules";
import type { QueueItem } from "./state";

type Members = Record<string, unknown>;
export const commandOf = (item: QueueItem): string => Object.keys(item.body)[0] ?? "";
const inputsOf = (item: QueueItem): Members => (item.body[commandOf(item)] ?? {}) as Members;
const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// Once the server has the record, only its photos are left to send; and where nothing was filled in
// there is nothing to put right.
export const isEditable = (item: QueueItem): boolean =>
  !item.answered && Object.keys(inputsOf(item)).length > 0 && placeOf(item) !== undefined;

// The record it is about, also when it makes a record of its own, as a request does.
export function recordOf(item: QueueItem): string | undefined {
  const about = inputsOf(item).about;
  return item.record ?? (typeof about === "string" ? about : undefined);
}
const kindOf = (item: QueueItem) => (inputsOf(item).activity as { kind?: string } | undefined)?.kind;

// Where its form is opened; a report becomes a draft instead (edit.ts).
export function placeOf(item: QueueItem): string | undefined {
  if ("report_case" in item.body) return "/report";
  const record = recordOf(item);
  if (record) return `/tasks/${record}?again=${item.id}`;
  const kind = kindOf(item);
  return kind && `/records/${kind}?again=${item.id}`;
}

// The values under every path that a field of a form may have.
export function valuesOf(item: QueueItem): Members {
  const out: Members = {};
  const walk = (value: unknown, path: string) => {
    if (path) out[path] = value;
    if (isMembers(value) && !("type" in value))
      for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(inputsOf(item), "");
  const lists = (out["activity.checklists"] ?? []) as { checklist: string; answers: unknown }[];
  for (const one of lists) out[`activity.checklists.${one.checklist}`] = one.answers;
  return out;
}

// Of several offers of one command the one that was filled in then.
export function isOfferOf(item: QueueItem, offer: { command: string; preset?: Record<string, string> }): boolean {
  const values = valuesOf(item);
  return offer.command === commandOf(item) && Object.entries(offer.preset ?? {}).every(([path, one]) => values[path] === one);
}

// What the input that was refused is called; "" when the refusal names none that has a name.
export function faultName(item: QueueItem, rules: RuleSet | null): string {
  const path = item.problem?.field?.replace(/\[\d+\]/g, "") ?? "";
  const ofKind = /^activity\.fields\.(\w+)/.exec(path)?.[1];
  const kind = rules?.activity_kinds?.find((one) => one.code === kindOf(item));
  if (ofKind) return nameIn(kind?.fields?.find((one) => one.code === ofKind)?.name);
  const key = `form.field.${path.replaceAll(".", "_")}`;
  return path && i18n.global.te(key) ? i18n.global.t(key) : "";
}

// What tells a row from others of its sort: where it is, what it says, of which day; not its title again.
export function aboutOf(item: QueueItem, unitName: (unit: string) => string): string {
  if (item.about) return item.about;
  const { facts, activity } = inputsOf(item) as {
    facts?: { unit?: string; location?: string; description?: string };
    activity?: { day?: string; units?: string[]; summary?: string };
  };
  const words = [
    unitName(facts?.unit ?? activity?.units?.[0] ?? ""),
    activity?.day,
    facts?.location,
    facts?.description ?? activity?.summary,
  ];
  return words.filter((one) => one && !item.title.includes(one)).join(" · ");
}
