// The work behind the share dialog: record first, then make. One thing at a time.
import { ref, shallowRef } from "vue";
import { i18n } from "@/shared/i18n";
import { Problem, send } from "@/shared/api/client";
import { isSwitchedOn } from "@/shared/numbers/switches";
import { problemText } from "@/shared/problems";
import { readShareCases, withoutTakenDown, type ShareCase } from "./cases";
import { copyText } from "./clipboard";
import { bodyOf, casesText, longContent, shareText, sheetTexts } from "./content";
import { casesWithoutNames, tableWithoutNames, withoutNames } from "./names";
import { recordSharable, recordShare, refusedRecord, type ShareCode, type ShareForm } from "./record";
import type { SheetForm } from "./sheetLayout";
import type { ShareTable } from "./text";

export interface ShareSource {
  title: string;
  text: () => string;
  table?: () => ShareTable;
  records: string[];
}
export const recordsMax = 200; // of one sharing, as of one page of a list

export function useShare(source: ShareSource) {
  const isBusy = ref(false);
  const problem = ref("");
  const notice = ref("");
  const text = ref("");
  const pictures = shallowRef<Blob[]>([]);
  let cases: ShareCase[] | undefined;

  const t = i18n.global.t;
  const readCases = async (records = source.records) => (cases ??= await casesWithoutNames(await readShareCases(records)));

  async function run(
    form: ShareForm,
    make: (codes: ShareCode[]) => Promise<void>,
    record = () => recordShare(form, source.records, Math.max(1, source.records.length)),
  ): Promise<void> {
    problem.value = notice.value = text.value = "";
    pictures.value = [];
    if (source.records.length > recordsMax) {
      problem.value = t("share.tooMany", { count: recordsMax });
      return;
    }
    isBusy.value = true;
    try {
      await make(await record());
    } catch (fault) {
      problem.value = await reasonOf(fault);
    } finally {
      isBusy.value = false;
    }
  }

  const body = async () => {
    const given = bodyOf(source.text(), source.table?.());
    if (!given.trim() && source.records.length > 0) return casesText(await readCases());
    return (await withoutNames([given], source.records))[0] ?? "";
  };
  const table = async () => {
    const given = source.table?.();
    return given && tableWithoutNames(given, source.records);
  };

  const asText = () =>
    run("text", async (codes) => {
      text.value = shareText(source.title, await body(), codes);
      notice.value = t((await copyText(text.value)) ? "share.copied" : "share.selectAndCopy");
    });

  const asLongPicture = () =>
    run(source.table ? "table" : "long_picture", async (codes) => {
      const { longPictures } = await import("./longPicture");
      const numbers = new Map(codes.length ? (await readCases()).map((one) => [one.record, one.number]) : []);
      const content = longContent(source.title, await body(), await table(), codes, numbers);
      pictures.value = await longPictures(content);
    });

  // Sheets are drawn here, so what may not leave is left out of them. Texts and tables come whole
  // from their page: there the person takes it out of the choice.
  const asSheet = (form: SheetForm) =>
    run(
      "picture",
      async (codes) => {
        const { makeSheets } = await import("./pairs");
        const allowed = new Set(codes.map((one) => one.record));
        const shown = (await readCases([...allowed])).filter((one) => allowed.has(one.record));
        const texts = sheetTexts(source.title, codes, await isSwitchedOn("share_watermark"));
        const seen = await withoutTakenDown(shown);
        const made = await makeSheets(seen.cases, form, texts);
        const leftOut = made.leftOut + seen.leftOut;
        pictures.value = made.pictures;
        if (made.pictures.length === 0) problem.value = t("share.nothingToShow");
        const kept = source.records.length - allowed.size;
        notice.value = [
          kept > 0 ? t("share.keptBack", { count: kept }) : "",
          leftOut > 0 ? t("share.leftOut", { count: leftOut }) : "",
        ].join(" ");
      },
      () => recordSharable("picture", source.records),
    );

  return { isBusy, problem, notice, text, pictures, asText, asLongPicture, asSheet };
}

// A server without the route cannot record, and what is not recorded is not shared.
async function reasonOf(fault: unknown): Promise<string> {
  const t = i18n.global.t;
  if (fault instanceof Problem && ["route_unknown", "method_not_allowed"].includes(fault.code))
    return t("share.noRoute");
  const record = refusedRecord(fault);
  const number = record ? await numberOf(record) : "";
  return t("share.refused", { reason: [number, problemText(fault)].filter(Boolean).join(" ") });
}

async function numberOf(record: string): Promise<string> {
  const answer = await send(`api/v1/names?ids=${record}`).catch(() => undefined);
  return answer ? (((await answer.json()) as { names: { name: string }[] }).names[0]?.name ?? "") : "";
}
