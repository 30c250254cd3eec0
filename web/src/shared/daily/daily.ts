// The daily line 每日投入: which kinds a unit reports each day, what it reported last, and the
// command of one line. Expected is what the rule set says; recording is what is offered.
import type { Schemas } from "@/shared/api/client";
import { nameIn } from "@/shared/i18n";
import { formatAmount, parseAmount } from "@/shared/lib/format";
import type { RuleSet, UnitRow } from "@/shared/rules";
import { isActivityOffer, type Offer } from "@/shared/form/plan";

type RecordRow = Schemas["RecordRow"];
type Quantity = Schemas["Quantity"];
type Kind = Schemas["ActivityKind"];
export type Said = Schemas["ReportedDay"]["reporting"]; // figures, or a zero report

// As the list of activities tells one (src/views/row.cpp).
export interface ActivitySummary {
  kind: string;
  day: string;
  units?: string[];
  programmes?: string[];
  summary?: string | null;
  location?: string | null;
  amounts?: Record<string, number>;
  nothing_today: boolean;
  photos: number;
  origin: string;
  corrections: number;
}
export const summaryOf = (row: RecordRow): ActivitySummary => row.summary as unknown as ActivitySummary;

export const dailyKinds = (rules: RuleSet): Kind[] =>
  (rules.activity_kinds ?? []).filter((one) => one.reporting === "daily");

// Kinds that the unit is expected to report and the actor is offered.
export function kindsFor(rules: RuleSet, unit: UnitRow | undefined, offers: readonly Offer[]): Kind[] {
  const offered = new Set(offers.filter(isActivityOffer).map((one) => one.preset?.["activity.kind"]));
  return dailyKinds(rules).filter(
    (one) => offered.has(one.code) && !!unit && (one.expected_levels ?? []).includes(unit.level),
  );
}
export const offerOf = (offers: readonly Offer[], kind: string): Offer | undefined =>
  offers.find((one) => one.command === "record_activity" && one.preset?.["activity.kind"] === kind);

export interface UnitDays {
  today?: RecordRow; // reported already
  also: number; // valid records of the day besides: they count too
  last?: RecordRow; // the day before, or the last one with figures
}
// Rows newest first. Only what a unit reported as its own: the first of a record's units.
export function unitDays(rows: readonly RecordRow[], day: string): Map<string, UnitDays> {
  const out = new Map<string, UnitDays>();
  for (const row of rows) {
    if (!row.unit || !row.day || row.status === "voided") continue;
    const known = out.get(row.unit) ?? { also: 0 };
    if (row.day === day && known.today) known.also++;
    else if (row.day === day) known.today = row;
    else if (row.day < day && !known.last && !summaryOf(row).nothing_today) known.last = row;
    out.set(row.unit, known);
  }
  return out;
}

// What each unit said of each day, under "unit day". One that reported figures beside a zero report
// has reported.
export function saidOf(days: readonly Schemas["ReportedDay"][]): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const one of days) {
    const key = `${one.unit} ${one.day}`;
    if (said.get(key) !== "reported") said.set(key, one.reporting);
  }
  return said;
}

// Typed figures by quantity, as an earlier record has them.
export function figuresOf(row: RecordRow | undefined, quantities: readonly Quantity[]): Record<string, string> {
  const amounts = row ? (summaryOf(row).amounts ?? {}) : {};
  return Object.fromEntries(
    quantities
      .filter((one) => amounts[one.code] !== undefined)
      .map((one) => [one.code, formatAmount(amounts[one.code]!, one.decimals).replaceAll(",", "")]),
  );
}

// What a record says, for one line of text.
export function wordsOf(row: RecordRow, quantities: readonly Quantity[], zeroWord: string): string {
  const { amounts, nothing_today } = summaryOf(row);
  if (nothing_today) return zeroWord;
  return quantities
    .filter((one) => amounts?.[one.code] !== undefined)
    .map((one) => `${nameIn(one.name)} ${formatAmount(amounts![one.code]!, one.decimals)} ${nameIn(one.measure)}`)
    .join(" · ");
}

// Figures that are worth a second look: many times the last ones, beyond what a good day explains.
const farTimes = 10;
const smallMost = 50; // up to here nothing is far
const firstMost = 100_000; // of a unit with no last figure
export function isFarAbove(text: string, last: string | undefined, decimals: number): boolean {
  const now = parseAmount(text, decimals);
  const then = parseAmount(last ?? "", decimals);
  const scale = 10 ** decimals;
  if (now === undefined) return false;
  if (then === undefined) return now > firstMost * scale;
  return now > Math.max(smallMost * scale, farTimes * then);
}

// How far one press of a stepper goes, and how far a long one: ones, tens, hundreds.
export function stepOf(held: number): number {
  if (held < 10) return 1;
  return held < 25 ? 10 : 100;
}
// Whole steps; what stood behind the point stays.
export function stepped(text: string, by: number, decimals: number): string {
  const scale = 10 ** decimals;
  const now = Math.round(Number(text || "0") * scale);
  if (Number.isNaN(now)) return text;
  return String(Math.max(0, now + by * scale) / scale);
}
