// The filters of the ledger: as they stand in the address, and as the selection that is asked for.
import type { LocationQuery, LocationQueryRaw } from "vue-router";
import { sizes } from "@/shared/lib/paging";
import { compares, equals, stands } from "@/shared/lib/selection";

export interface Filters {
  status: string[];
  unit: string; // and everything below it
  category: string; // a code or its beginning
  source: string;
  programme: string;
  from: string; // day it was found
  until: string;
  dueFrom: string;
  dueUntil: string;
  overdue: boolean;
  number: string;
  text: string;
  order: "due" | "newest";
}
export interface Place {
  after: string;
  size: number;
  at: number; // rows on the pages before
}
export const openStatuses = [
  "reported",
  "accepted",
  "assigned",
  "rectifying",
  "suspended",
  "shelved",
  "rectified",
  "passed",
];
export const allStatuses = [...openStatuses, "closed", "ended"];

export function emptyFilters(): Filters {
  return {
    status: [],
    unit: "",
    category: "",
    source: "",
    programme: "",
    from: "",
    until: "",
    dueFrom: "",
    dueUntil: "",
    overdue: false,
    number: "",
    text: "",
    order: "newest",
  };
}

const one = (value: LocationQuery[string] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";
const day = (value: LocationQuery[string] | undefined): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(one(value)) ? one(value) : "";

export function filtersOf(query: LocationQuery): Filters {
  const status = one(query.status).split(",");
  return {
    status: one(query.status) === "open" ? [...openStatuses] : allStatuses.filter((word) => status.includes(word)),
    unit: one(query.unit),
    category: one(query.category),
    source: one(query.source),
    programme: one(query.programme),
    from: day(query.from),
    until: day(query.until),
    dueFrom: day(query.due_from),
    dueUntil: day(query.due_until),
    overdue: one(query.overdue) === "1",
    number: one(query.number),
    text: one(query.text).trim(),
    order: one(query.order) === "due" ? "due" : "newest",
  };
}

export function placeOf(query: LocationQuery): Place {
  const size = Number(one(query.size));
  const after = one(query.after);
  const at = /^\d{1,9}$/.test(one(query.at)) ? Number(one(query.at)) : 0;
  return { after, size: (sizes as readonly number[]).includes(size) ? size : 20, at: after ? at : 0 };
}

// Only what differs from the empty filters, so that addresses stay short.
export function queryOf(filters: Filters, size = 20, after = "", at = 0): LocationQueryRaw {
  const isOpen = filters.status.length === openStatuses.length && openStatuses.every((s) => filters.status.includes(s));
  const words: Record<string, string> = {
    status: isOpen ? "open" : filters.status.join(","),
    unit: filters.unit,
    category: filters.category,
    source: filters.source,
    programme: filters.programme,
    from: filters.from,
    until: filters.until,
    due_from: filters.dueFrom,
    due_until: filters.dueUntil,
    overdue: filters.overdue ? "1" : "",
    number: filters.number,
    text: filters.text,
    order: filters.order === "due" ? "due" : "",
    size: size === 20 ? "" : String(size),
    after,
    at: at > 0 ? String(at) : "",
  };
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ""));
}

// now: the moment that `overdue` is measured against. programmes: the chosen one with those below it.
export function selectOf(filters: Filters, now = new Date(), programmes = [filters.programme]): string {
  const moment = `${now.toISOString().slice(0, 16)}:00Z`;
  return [
    ...equals("status", filters.status),
    ...stands("unit", "within", filters.unit),
    ...stands("category", "under", filters.category),
    ...equals("source", [filters.source]),
    ...equals("programme", programmes),
    ...compares("day", ">=", filters.from),
    ...compares("day", "<=", filters.until),
    ...compares("due", ">=", filters.dueFrom),
    ...compares("due", "<=", filters.dueUntil),
    ...(filters.overdue ? compares("due", "<", moment) : []),
    ...stands("number", "under", filters.number),
  ].join(";");
}

export function isNarrowed(filters: Filters): boolean {
  return Object.keys(queryOf({ ...filters, order: "newest" })).length > 0;
}
