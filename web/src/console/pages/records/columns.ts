// What a row of the list of activities says.
import type { Schemas } from "@/shared/api/client";
import { summaryOf } from "@/shared/daily/daily";
import { nameIn } from "@/shared/i18n";
import { formatAmount } from "@/shared/lib/format";

type Quantities = ReadonlyMap<string, Schemas["Quantity"]>;

export function amountWords(row: Schemas["RecordRow"], quantities: Quantities): string[] {
  return Object.entries(summaryOf(row).amounts ?? {}).map(([code, amount]) => {
    const one = quantities.get(code);
    if (!one) return `${code} ${amount}`;
    return `${nameIn(one.name, code)} ${formatAmount(amount, one.decimals)} ${nameIn(one.measure)}`.trim();
  });
}
export function contentWords(row: Schemas["RecordRow"]): string {
  const { summary, location } = summaryOf(row);
  return [location, summary].filter(Boolean).join(" · ");
}
export const toneOf = (status: string): "good" | "calm" | "warn" =>
  status === "valid" ? "good" : status === "hidden" ? "warn" : "calm";
