// Filters of the list of activities: in the address, and as the selection the server takes.
import type { LocationQuery } from "vue-router";
import { sizes } from "@/shared/lib/paging";
import { compares, equals, stands } from "@/shared/lib/selection";
import { programmesWithin } from "@/shared/numbers/kinds";
import type { RuleSet } from "@/shared/rules";

export interface RecordFilters {
  kind: string;
  unit: string;
  since: string;
  until: string;
  programme: string;
  status: string;
  text: string;
}
export interface Place {
  after: string;
  size: number;
  at: number; // rows on the pages before
}
export const filterNames = ["kind", "unit", "since", "until", "programme", "status", "text"] as const;

const one = (value: LocationQuery[string]): string => String((Array.isArray(value) ? value[0] : value) ?? "");

export function filtersOf(query: LocationQuery, kind = ""): RecordFilters {
  const of = (name: string) => one(query[name]);
  return {
    kind: kind || of("kind"),
    unit: of("unit"),
    since: of("since"),
    until: of("until"),
    programme: of("programme"),
    status: of("status"),
    text: of("text").trim(),
  };
}

export const sizeUsual = 50;
export function placeOf(query: LocationQuery): Place {
  const size = sizes.find((each) => String(each) === one(query.size)) ?? sizeUsual;
  const after = one(query.after);
  return { after, size, at: after && /^\d{1,9}$/.test(one(query.at)) ? Number(one(query.at)) : 0 };
}

// A programme with those below it, as the numbers count it.
export function selectionOf(rules: RuleSet, filters: RecordFilters): string {
  const programmes = filters.programme ? programmesWithin(rules, filters.programme) : [];
  return [
    ...equals("kind", [filters.kind]),
    ...equals("status", [filters.status]),
    ...stands("unit", "within", filters.unit),
    ...compares("day", ">=", filters.since),
    ...compares("day", "<=", filters.until),
    ...equals("programme", programmes),
  ].join(";");
}
