// Dates and numbers for people. Times are the authority's, 24 h, the same figures in both languages.
const zone = "Asia/Shanghai";
const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone,
  dateStyle: "short",
  timeStyle: "short",
});

// 2018-11-06 09:10
export function formatInstant(instant: string | undefined | null): string {
  return instant ? parts.format(new Date(instant)) : "";
}
// 11-06 09:10
export function formatShort(instant: string | undefined | null): string {
  return formatInstant(instant).slice(5);
}
// Midnight ends the day before: that is how a deadline is read.
export function formatDue(instant: string | undefined | null): string {
  const text = formatInstant(instant);
  if (!text.endsWith(" 00:00")) return text;
  return `${formatInstant(new Date(Date.parse(instant!) - 60_000).toISOString()).slice(0, 10)} 24:00`;
}
// The day of the authority, 2018-11-06.
export function dayOf(instant: Date | string = new Date()): string {
  return parts.format(new Date(instant)).slice(0, 10);
}
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
// Amounts are integers of 10^-decimals of the measure.
export function formatAmount(amount: number, decimals = 0): string {
  const value = amount / 10 ** decimals;
  return value.toLocaleString("zh-CN", { minimumFractionDigits: 0, maximumFractionDigits: decimals });
}
// What a person typed, as an integer of 10^-decimals; undefined when it is no such number.
export function parseAmount(text: string, decimals = 0): number | undefined {
  const plain = text
    .trim()
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[,\uff0c\s]/g, "")
    .replace("\uff0e", ".");
  if (!/^\d+(\.\d*)?$/.test(plain)) return undefined;
  const [whole = "0", fraction = ""] = plain.split(".");
  if (fraction.replace(/0+$/, "").length > decimals) return undefined;
  return Number(whole) * 10 ** decimals + Number(fraction.padEnd(decimals, "0").slice(0, decimals) || 0);
}
