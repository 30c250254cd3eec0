// Between what a control holds and what the API takes. Numbers are kept as typed, moments in the
// authority's time, everything else as the API has it.
import { formatAmount, parseAmount } from "@/shared/lib/format";
import type { FormField } from "./plan";

export interface Attachment {
  file: string;
  name: string;
  media_type: string;
}
export interface Photo {
  file: string;
  media_type: string;
  role: "other" | "near" | "far" | "reference" | "before" | "after";
  taken_at?: string;
  taken_place?: Place;
}
export interface Place {
  latitude_e7: number;
  longitude_e7: number;
  accuracy_m?: number;
}
export type CheckAnswer = "pass" | "fail" | "not_applicable";
export interface CheckedItem {
  answer: CheckAnswer | "";
  points: string; // as typed, in points
  remark: string;
  photos: Photo[];
}
export interface AmountRow {
  units: string[];
  programmes: string[];
  site?: string;
  amounts: Record<string, string>;
}
export interface SpanText {
  from: string;
  until: string;
}

const minute = 60_000;

// "2018-11-06T09:10" of the authority's clock <-> an instant.
export function localOf(instant: string, offsetMinutes = 480): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? "" : new Date(at + offsetMinutes * minute).toISOString().slice(0, 16);
}
export function instantOf(local: string, offsetMinutes = 480): string {
  const at = Date.parse(`${local.slice(0, 16)}:00Z`);
  return Number.isNaN(at) ? "" : new Date(at - offsetMinutes * minute).toISOString();
}

export function isEmpty(field: FormField, value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (field.control === "amounts")
    return (value as AmountRow[]).every((row) => Object.values(row.amounts).every((one) => one.trim() === ""));
  if (field.control === "checklist")
    return Object.values(value as Record<string, CheckedItem>).every((one) => one.answer === "");
  if (field.control === "span") return !(value as SpanText).from && !(value as SpanText).until;
  if (field.control === "table")
    return (value as Record<string, unknown>[]).every((row) => field.columns.every((one) => isEmpty(one, row[one.path])));
  return Array.isArray(value) && value.length === 0;
}

const lines = (text: unknown): string[] =>
  (Array.isArray(text) ? text.map(String) : String(text).split(/[、,，;；|\n]+/)).map((one) => one.trim()).filter(Boolean);

// What the API takes, without the wrapping of a kind's field. Contract: not empty and checked.
export function plainJson(field: FormField, value: unknown, offset: number): unknown {
  switch (field.control) {
    case "integer":
    case "decimal":
      return parseNumber(String(value), field.decimals);
    case "instant":
      return instantOf(String(value), offset);
    case "texts":
      return lines(value);
    case "text":
    case "long_text":
    case "deadline":
      return String(value).trim();
    case "photos":
      return field.most === 1 ? (value as Photo[])[0] : value;
    case "checklist":
      return answersJson(value as Record<string, CheckedItem>);
    case "amounts":
      return amountsJson(field, value as AmountRow[]);
    default:
      return value;
  }
}

// A field of a kind says its type: {"type": "text", "value": "..."}.
export function valueJson(field: FormField, value: unknown, offset: number): unknown {
  const of = (type: string, inner: unknown) => ({ type, value: inner });
  switch (field.control) {
    case "text":
    case "long_text":
      return of("text", plainJson(field, value, offset));
    case "integer":
    case "decimal":
      return of("integer", plainJson(field, value, offset));
    case "choice":
      return of("choice", [value]);
    case "choices":
      return of("choice", value);
    case "span": {
      const span = value as SpanText;
      return { type: "span", from: instantOf(span.from, offset), until: instantOf(span.until, offset) };
    }
    case "person":
    case "unit":
    case "site":
      return of("record", value);
    case "photo":
    case "file":
    case "signature":
      return of("file", value);
    case "table":
      return of("table", tableJson(field, value as Record<string, unknown>[], offset));
    default:
      return of(field.control, plainJson(field, value, offset)); // day, instant, place, checklist
  }
}

function tableJson(field: FormField, rows: Record<string, unknown>[], offset: number): unknown[] {
  return rows
    .map((row) => {
      const cells = field.columns.filter((column) => !isEmpty(column, row[column.path]));
      return Object.fromEntries(cells.map((column) => [column.path, valueJson(column, row[column.path], offset)]));
    })
    .filter((row) => Object.keys(row).length > 0);
}

export function answersJson(items: Record<string, CheckedItem>): unknown[] {
  return Object.entries(items)
    .filter(([, one]) => one.answer !== "")
    .map(([item, one]) => ({
      item,
      answer: one.answer,
      ...(one.points.trim() && { points: parseAmount(one.points, 2) }),
      ...(one.remark.trim() && { remark: one.remark.trim() }),
      photos: one.photos,
    }));
}

function amountsJson(field: FormField, rows: AmountRow[]): unknown[] {
  const quantities = field.quantities ?? [];
  return rows
    .map((row) => ({
      ...(row.units.length && { units: row.units }),
      ...(row.programmes.length && { programmes: row.programmes }),
      ...(row.site && { site: row.site }),
      amounts: quantities
        .filter((one) => (row.amounts[one.code] ?? "").trim() !== "")
        .map((one) => ({ quantity: one.code, amount: parseAmount(row.amounts[one.code]!, one.decimals) })),
    }))
    .filter((row) => row.amounts.length > 0);
}

// As typed, with an optional sign; undefined when it is no such number.
export function parseNumber(text: string, decimals: number): number | undefined {
  const trimmed = text.trim().replace(/^[\uff0d\u2212]/, "-");
  const amount = parseAmount(trimmed.replace(/^-/, ""), decimals);
  return amount !== undefined && trimmed.startsWith("-") ? -amount : amount;
}

// What a control shows of a value the API gave, wrapped or not.
export function fromJson(field: FormField, json: unknown, offset: number): unknown {
  if (json === null || json === undefined) return undefined;
  const wrapped = json as { type?: string; value?: unknown };
  const inner = field.isValue && field.control !== "span" && typeof json === "object" ? wrapped.value : json;
  switch (field.control) {
    case "integer":
    case "decimal":
      return typeof inner === "number" ? formatAmount(inner, field.decimals).replaceAll(",", "") : String(inner);
    case "choice":
      return Array.isArray(inner) ? inner[0] : inner;
    case "instant":
      return localOf(String(inner), offset);
    case "span": {
      const span = json as SpanText;
      return { from: localOf(span.from, offset), until: localOf(span.until, offset) };
    }
    case "texts":
      return Array.isArray(inner) ? inner.join("、") : inner;
    case "checklist":
      return checkedOf(inner as Answer[]);
    case "table":
      return (inner as Record<string, unknown>[]).map((row) =>
        Object.fromEntries(field.columns.map((one) => [one.path, fromJson(one, row[one.path], offset)])),
      );
    case "amounts":
      return amountRowsOf(field, inner as AmountGroup[]);
    default:
      return inner;
  }
}

interface Answer {
  item: string;
  answer: CheckAnswer;
  points?: number | null;
  remark?: string | null;
  photos?: Photo[];
}
export function checkedOf(answers: Answer[]): Record<string, CheckedItem> {
  return Object.fromEntries(
    answers.map((one) => [
      one.item,
      {
        answer: one.answer,
        points: typeof one.points === "number" ? String(one.points / 100) : "",
        remark: one.remark ?? "",
        photos: one.photos ?? [],
      },
    ]),
  );
}

interface AmountGroup {
  units?: string[];
  programmes?: string[];
  site?: string | null;
  amounts?: { quantity: string; amount: number }[];
}
function amountRowsOf(field: FormField, groups: AmountGroup[]): AmountRow[] {
  const decimals = new Map((field.quantities ?? []).map((one) => [one.code, one.decimals]));
  return groups.map((group) => ({
    units: group.units ?? [],
    programmes: group.programmes ?? [],
    ...(group.site && { site: group.site }),
    amounts: Object.fromEntries(
      (group.amounts ?? []).map((one) => [
        one.quantity,
        formatAmount(one.amount, decimals.get(one.quantity) ?? 0).replaceAll(",", ""),
      ]),
    ),
  }));
}
