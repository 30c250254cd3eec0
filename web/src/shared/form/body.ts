// From the values of a form to the command that is sent. Members that a command must have and no
// form asks for are filled in as empty; what a corrected record has and the form does not show
// goes along unchanged.
import type { CommandBody } from "@/shared/api/commands";
import type { Schemas } from "@/shared/api/client";
import { isActivityOffer, isShown, isZeroReport, mayExplain, type FormField, type Offer } from "./plan";
import { isEmpty, plainJson, valueJson } from "./values";

type Members = Record<string, unknown>;
export type Values = Record<string, unknown>;

// Members that may not be left out; the type check finds one that the API does not know.
type Needed<T> = { [K in keyof T as undefined extends T[K] ? never : K]?: T[K] };
const empty: Record<string, Members> = {
  record_activity: { activity: { nothing_today: false } satisfies Needed<Schemas["Activity"]> },
  record_unit: { unit: { code: "", peer_group: "" } satisfies Needed<Schemas["Unit"]> },
  record_person: { person: { code: "" } satisfies Needed<Schemas["Person"]> },
  record_post: { post: { code: "" } satisfies Needed<Schemas["Post"]> },
  record_site: { site: { code: "", grade: "" } satisfies Needed<Schemas["Site"]> },
};

// Where the record stands inside its state and inside the commands that replace it.
const wholes: Record<string, string> = {
  correct_activity: "activity",
  correct_facts: "facts",
  record_unit: "unit",
  record_person: "person",
  record_post: "post",
  record_site: "site",
};

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

// The record that a correction replaces, out of GET /records/{id}'s state; undefined: none.
export function wholeOf(command: string, state: unknown): Members | undefined {
  const name = wholes[command];
  let at = state as Members | undefined;
  for (let depth = 0; name && at && depth < 3; depth++) {
    const inner = at[name];
    if (typeof inner !== "object" || inner === null) return depth > 0 ? at : undefined;
    at = inner as Members;
  }
  return undefined;
}

// A text that the reader may not see is null, and writing the record would erase it.
export function hasUnreadable(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === "object" && Object.values(value as Members).some(hasUnreadable);
}

export function at(root: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((found, key) => (found as Members | undefined)?.[key], root);
}

function put(root: Members, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop()!;
  let into = root;
  for (const key of keys) into = (into[key] ??= {}) as Members;
  if (value === undefined) delete into[last];
  else into[last] = value;
}

// Members of the record a correction begins with, as the values of the form.
export interface Before {
  whole?: Members;
}

export function bodyOf(
  offer: Offer,
  fields: FormField[],
  values: Values,
  offset: number,
  before: Before = {},
): CommandBody {
  const inputs = copy(empty[offer.command] ?? {});
  const name = wholes[offer.command];
  if (name && before.whole) inputs[name] = { ...(inputs[name] as Members), ...copy(before.whole) };
  for (const [path, value] of Object.entries(offer.preset ?? {})) put(inputs, path, value);
  const isZero = isZeroReport(values);
  for (const field of fields) {
    if (field.path.startsWith("activity.checklists.")) continue;
    const value = values[field.path];
    const given = isShown(field, values) && !isEmpty(field, value) && !(isZero && field.control === "amounts");
    const made = given
      ? (field.isValue ? valueJson : plainJson)(field, value, offset)
      : at(empty[offer.command] ?? {}, field.path);
    put(inputs, field.path, field.control === "flag" ? value === true : made);
    if (field.reasonPath) putReason(inputs, field, values, mayExplain(fields, values));
  }
  if (isActivityOffer(offer)) putChecklists(inputs, fields, values, offset, isZero);
  return { [offer.command]: inputs };
}

// Only in the place of what is missing: else there is nothing to explain.
function putReason(inputs: Members, field: FormField, values: Values, isMissing: boolean): void {
  const reason = String(values[field.reasonPath!] ?? "").trim();
  put(inputs, field.reasonPath!, reason && isMissing ? reason : undefined);
}

function putChecklists(inputs: Members, fields: FormField[], values: Values, offset: number, isZero: boolean): void {
  const lists = fields
    .filter((one) => one.path.startsWith("activity.checklists.") && !isZero && !isEmpty(one, values[one.path]))
    .map((one) => ({ checklist: one.checklist!.code, answers: plainJson(one, values[one.path], offset) }));
  put(inputs, "activity.checklists", lists.length ? lists : undefined);
  put(inputs, "activity.nothing_today", isZero);
}
