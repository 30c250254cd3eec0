// The columns of the ledger: those of the rule set's column sets, by their path. Most are in the
// row; the others are read from the record's state, for the rows that are shown.
import { i18n } from "@/shared/i18n";
import { formatDue, formatInstant } from "@/shared/lib/format";
import { pairOf, roundOf, type CaseDocument } from "@/shared/case/state";
import type { useNames } from "@/shared/names";
import type { useRules } from "@/shared/rules";
import { figuresOf, type RecordRow } from "../desk/api";

export interface Sources {
  rules: ReturnType<typeof useRules>;
  names: ReturnType<typeof useNames>;
  word: (key: string) => string; // a message of words.*
}

const inRow = new Set([
  "#",
  "number",
  "source",
  "found_at",
  "location",
  "category",
  "description",
  "due",
  "unit",
  "status",
  "degree",
  "urgency",
  "listed",
  "supporting",
]);
// What every ledger shows first, whatever its rule set calls its columns.
export const usualColumns = ["number", "description", "location", "category", "unit", "due", "status", "found_at", "source"];
export const ownColumns = ["degree", "urgency", "supporting"];

export const needsState = (path: string): boolean => !inRow.has(path);
export const isPhotos = (path: string): boolean => path === "photos.before" || path === "photos.after";

export function textOfCell(path: string, row: RecordRow, state: CaseDocument | undefined, from: Sources): string {
  const seen = rowText(path, row, from);
  if (seen !== undefined) return seen;
  return state?.facts ? stateText(path, state, from) : "";
}

function rowText(path: string, row: RecordRow, { rules, word }: Sources): string | undefined {
  const figures = figuresOf(row);
  switch (path) {
    case "number":
      return row.number;
    case "source":
      return rules.termName("sources", figures.source);
    case "found_at":
      return formatInstant(figures.found_at);
    case "location":
      return figures.location ?? "";
    case "category":
      return rules.categoryName(row.kind);
    case "description":
      return figures.description;
    case "due":
      return dueText(row, word);
    case "unit":
      return rules.unitName(row.unit);
    case "status":
      return word(`status.${row.status}`);
    case "degree":
      return word(`degree.${figures.degree}`);
    case "urgency":
      return word(`urgency.${figures.urgency}`);
    case "supporting":
      return (figures.supporting ?? []).map((one) => rules.unitName(one)).join(i18n.global.t("common.comma"));
    case "listed":
      return figures.listed ? word("sort.listed") : "";
    default:
      return undefined;
  }
}

// The next deadline; what it is for is said unless it is the one for putting the case right, which
// is what the column is called after.
function dueText(row: RecordRow, word: Sources["word"]): string {
  const { clock } = figuresOf(row);
  const due = formatDue(row.due).replace(" ", "\u00a0");
  return due && clock && clock !== "rectify" ? `${word(`clock.${clock}`)} ${due}` : due;
}

function stateText(path: string, state: CaseDocument, { names }: Sources): string {
  const round = roundOf(state);
  const done = round?.rectification ?? undefined;
  switch (path) {
    case "finder":
      return state.facts.finder_named || names.of(state.facts.finder);
    case "owner":
      return state.facts.responsible_party ?? "";
    case "requirement":
      return state.facts.requirement ?? "";
    case "person":
      return names.of(state.responsibility?.person ?? state.responsibility?.post) || fieldText(state, path);
    case "measures":
      return done?.work.done ?? state.history?.work?.done ?? "";
    case "rectified_at":
      return formatInstant(done?.at ?? state.history?.rectified_at);
    case "verifier":
      return names.of(round?.checks?.at(-1)?.unit) || state.history?.checker_named || "";
    case "check":
      return round?.checks?.at(-1)?.note || fieldText(state, path);
    case "closed_at":
      return formatInstant(state.closure?.at ?? state.history?.closed_at);
    case "recurrences":
      return String(state.recurrences?.length || "");
    default:
      return fieldText(state, path.replace(/^fields\./, ""));
  }
}

// A value of a field of the rule set, as plain text.
function fieldText(state: CaseDocument, code: string): string {
  const value = state.facts.fields?.[code]?.value;
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(i18n.global.t("common.comma"));
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function photosOfCell(path: string, state: CaseDocument | undefined): string[] {
  if (!state?.facts) return [];
  const pair = pairOf(state);
  return (path === "photos.before" ? pair.before : pair.after).map((one) => one.sha256);
}
