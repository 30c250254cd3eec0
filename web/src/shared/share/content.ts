// What leaves: text, long picture and sheet, with when, by whom and how it is checked.
import { i18n } from "@/shared/i18n";
import { formatInstant } from "@/shared/lib/format";
import { useInstallation } from "@/shared/installation";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import type { ShareCase } from "./cases";
import { withoutPersonal } from "./personal";
import type { ShareCode } from "./record";
import { tableText, wholeText, type ShareTable } from "./text";
import { codesMax, verifyAddress, verifyPage } from "./verify";
import type { LongContent } from "./longLayout";
import type { SheetTexts } from "./pairs";
import { unbroken } from "./wrap";

const linkedMax = 3; // more would bury the text under addresses

const t = (key: string, named: Record<string, unknown> = {}) => i18n.global.t(key, named);

export function madeLine(now = new Date()): string {
  const unit = useRules().unitName(useSession().session?.unit);
  return t("share.made", { at: formatInstant(now.toISOString()), unit }).trim();
}

function parts<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

export function shareText(title: string, body: string, codes: ShareCode[]): string {
  const links = codes.length <= linkedMax ? codes.map((one) => t("share.check", { address: verifyAddress([one]) })) : [];
  return wholeText({ title, body, footer: [madeLine(), ...links] });
}

export function bodyOf(text: string, table: ShareTable | undefined): string {
  if (text.trim() || !table) return text;
  return tableText(table, t("share.list.comma"), t("share.list.colon"));
}

export function longContent(
  title: string,
  body: string,
  table: ShareTable | undefined,
  codes: ShareCode[],
  numbers: Map<string, string>,
): LongContent {
  const lines = body.split("\n").filter((line) => line.trim() && line.trim() !== title);
  const codeLine = codes
    .map((one) => unbroken(t("share.checkCode", { number: numbers.get(one.record) ?? "", code: one.code }).trim()))
    .join("   ");
  return {
    title: withoutPersonal(title),
    subtitle: madeLine(),
    paragraphs: table ? [] : lines.map(withoutPersonal),
    table: table && { columns: table.columns, rows: table.rows.map((row) => row.map(withoutPersonal)) },
    footer: [
      t("share.madeFrom", { product: useInstallation().shown }),
      ...(codes.length ? [codeLine, t("share.checkHow", { address: verifyPage() })] : []),
    ],
    qr: parts(codes, codesMax).map(verifyAddress),
  };
}

export function sheetTexts(title: string, codes: ShareCode[], isMarked: boolean): SheetTexts {
  const codeOf = new Map(codes.map((one) => [one.record, one.code]));
  return {
    title: withoutPersonal(title),
    before: t("share.before"),
    after: t("share.after"),
    noPicture: t("share.noPicture"),
    isMarked,
    caption: (one) => [
      t("share.caption.first", { village: one.village, number: one.number }).trim(),
      one.problem,
      t("share.caption.last", { day: one.day, unit: one.unit }).trim(),
    ],
    footer: (cases: ShareCase[]) => [
      madeLine(),
      cases
        .filter((one) => codeOf.has(one.record))
        .map((one) => unbroken(t("share.checkCode", { number: one.number, code: codeOf.get(one.record) }).trim()))
        .join("   "),
    ],
    qr: (cases: ShareCase[]) => {
      const shown = codes.filter((one) => cases.some((it) => it.record === one.record));
      return shown.length ? verifyAddress(shown) : "";
    },
  };
}

// A list of cases in words; for lists that have no words of their own.
export function casesText(cases: ShareCase[]): string {
  const status = (code: string) => (i18n.global.te(`words.status.${code}`) ? t(`words.status.${code}`) : code);
  return cases
    .map((one, at) => {
      const head = t("share.list.case", {
        at: at + 1,
        number: one.number ? t("share.list.number", { number: one.number }) : "",
        village: one.village,
        problem: one.problem,
      });
      const facts = [
        head,
        one.unit && t("share.list.unit", { unit: one.unit }),
        one.due && t("share.list.due", { due: one.due }),
        one.status && t("share.list.status", { status: status(one.status) }),
      ];
      return t("share.list.sentence", { parts: facts.filter(Boolean).join(t("share.list.comma")) });
    })
    .join("\n");
}
