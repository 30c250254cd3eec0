// Whether what was typed can be sent at all: present where the offer asks, numbers that are
// numbers, days within the offer's bounds. The server looks again at everything.
import { nameIn } from "@/shared/i18n";
import { formatAmount, parseAmount } from "@/shared/lib/format";
import { isShown, isZeroReport, type FormField } from "./plan";
import { isEmpty, parseNumber, type AmountRow, type CheckedItem, type SpanText } from "./values";

// A message key under form.fault and its named parameters.
export interface Fault {
  key: string;
  named: Record<string, string>;
}
const fault = (key: string, named: Record<string, string> = {}): Fault => ({ key, named });
type Values = Record<string, unknown>;

export function checkField(field: FormField, values: Values): Fault | undefined {
  if (!isShown(field, values)) return undefined;
  const value = values[field.path];
  if (isEmpty(field, value)) return checkMissing(field, values);
  switch (field.control) {
    case "integer":
    case "decimal":
      return checkNumber(field, String(value));
    case "day":
      return checkDay(field, String(value));
    case "place":
      return typeof value === "string" ? fault("place") : undefined;
    case "span":
      return checkSpan(value as SpanText);
    case "amounts":
      return checkAmounts(field, value as AmountRow[]);
    case "checklist":
      return checkPoints(field, value as Record<string, CheckedItem>);
    case "table":
      return checkTable(field, value as Values[]);
    default:
      return undefined;
  }
}

function checkMissing(field: FormField, values: Values): Fault | undefined {
  const isZero = isZeroReport(values);
  const always = field.path === "activity.day" || field.path === "activity.units";
  if (field.required && (always || !isZero || !field.isValue)) return fault("missing");
  if (!field.evidence || isZero) return undefined;
  const reasonPath = field.reasonPath ?? field.path.replace(/[^.]+$/, "no_photo_reason");
  if (String(values[reasonPath] ?? "").trim()) return undefined;
  return fault(field.control === "place" ? "placeOrReason" : "photoOrReason");
}

function checkNumber(field: FormField, text: string): Fault | undefined {
  const number = parseNumber(text, field.decimals);
  if (number === undefined) return field.decimals ? fault("decimal", { count: String(field.decimals) }) : fault("integer");
  const shown = (bound: number) => formatAmount(bound, field.decimals);
  if (field.minimum !== undefined && number < field.minimum) return fault("tooSmall", { bound: shown(field.minimum) });
  if (field.maximum !== undefined && number > field.maximum) return fault("tooLarge", { bound: shown(field.maximum) });
  return undefined;
}

function checkDay(field: FormField, day: string): Fault | undefined {
  if (field.earliest && day < field.earliest) return fault("tooEarly", { bound: field.earliest });
  if (field.latest && day > field.latest) return fault("tooLate", { bound: field.latest });
  return undefined;
}

function checkSpan(span: SpanText): Fault | undefined {
  if (!span.from || !span.until) return fault("spanBoth");
  return span.until < span.from ? fault("spanOrder") : undefined;
}

function checkAmounts(field: FormField, rows: AmountRow[]): Fault | undefined {
  for (const quantity of field.quantities ?? [])
    for (const row of rows) {
      const text = row.amounts[quantity.code] ?? "";
      if (text.trim() && parseAmount(text, quantity.decimals) === undefined)
        return fault("amount", { name: nameIn(quantity.name, quantity.code), count: String(quantity.decimals) });
    }
  return undefined;
}

function checkPoints(field: FormField, items: Record<string, CheckedItem>): Fault | undefined {
  for (const item of field.checklist?.items ?? []) {
    const text = items[item.code]?.points ?? "";
    if (!text.trim()) continue;
    const points = parseAmount(text, 2);
    if (points === undefined || points > item.points_max)
      return fault("points", { name: nameIn(item.name, item.code), bound: formatAmount(item.points_max, 2) });
  }
  return undefined;
}

function checkTable(field: FormField, rows: Values[]): Fault | undefined {
  for (const [index, row] of rows.entries()) {
    if (field.columns.every((column) => isEmpty(column, row[column.path]))) continue;
    for (const column of field.columns) {
      const found = checkField(column, row);
      if (found) return fault("inRow", { row: String(index + 1), column: column.label });
    }
  }
  return undefined;
}

export function checkAll(fields: FormField[], values: Values): Record<string, Fault> {
  return Object.fromEntries(fields.flatMap((field) => {
    const found = checkField(field, values);
    return found ? [[field.path, found] as const] : [];
  }));
}

// Which input a refusal is about: "activity.amounts[0].units" is about "activity.amounts".
export function inputOf(path: string | undefined, fields: FormField[]): string | undefined {
  if (!path) return undefined;
  const plain = path.replace(/\[\d+\]/g, "");
  const candidates = fields.filter(
    (one) =>
      plain === one.path || plain.startsWith(`${one.path}.`) || one.path.startsWith(`${plain}.`) || plain === one.reasonPath,
  );
  return candidates.sort((a, b) => b.path.length - a.path.length)[0]?.path;
}
