// What may be waiting for somebody, as questions to the ledger. Rights only leave out what the
// server would refuse; the figures are the server's.
import type { LocationQueryRaw } from "vue-router";
import { dayOf } from "@/shared/lib/format";
import type { Right } from "@/shared/session";
import { emptyFilters, openStatuses, queryOf, selectOf, type Filters } from "../ledger/filters";

export interface Todo {
  key: string; // message desk.todo.<key>
  noun: string;
  select: string;
  to: { path: string; query?: LocationQueryRaw };
  isUrgent?: boolean;
}
export interface Who {
  can: (right: Right) => boolean;
  unit: string; // the own one
}

const ledger = (key: string, filters: Partial<Filters>, now: Date, isUrgent = false): Todo => {
  const full = { ...emptyFilters(), order: "due" as const, ...filters };
  return {
    key,
    noun: "case",
    select: selectOf(full, now),
    to: { path: "/ledger", query: queryOf(full) },
    isUrgent,
  };
};

export function todosFor(who: Who, now = new Date()): Todo[] {
  const may = (...rights: Right[]) => rights.some(who.can);
  const today = dayOf(now);
  const mine = may("respond") && !may("hand_out") ? who.unit : "";
  const out: Todo[] = [];
  if (may("accept_case", "hand_out")) out.push(ledger("reported", { status: ["reported"] }, now));
  if (may("hand_out")) out.push(ledger("accepted", { status: ["accepted"] }, now));
  if (may("respond", "hand_out")) {
    out.push(ledger("assigned", { status: ["assigned"], unit: mine }, now));
    out.push(ledger("rectifying", { status: ["rectifying"], unit: mine }, now));
  }
  if (may("check", "bulk_check")) out.push(ledger("rectified", { status: ["rectified"] }, now));
  if (may("sign_off", "close_case")) out.push(ledger("passed", { status: ["passed"] }, now));
  out.push(ledger("dueToday", { status: openStatuses, unit: mine, dueFrom: today, dueUntil: today }, now));
  out.push(ledger("overdue", { status: openStatuses, unit: mine, overdue: true }, now, true));
  if (may("decide_request", "shelve", "sign_off"))
    out.push({ key: "requests", noun: "request", select: "status=asked", to: { path: "/desk/requests" } });
  if (may("request") && !may("decide_request"))
    out.push({ key: "asked", noun: "request", select: "status=asked", to: { path: "/desk/requests" } });
  out.push({ key: "setAside", noun: "set_aside", select: "status=open", to: { path: "/desk/set-aside" }, isUrgent: true });
  return out;
}
