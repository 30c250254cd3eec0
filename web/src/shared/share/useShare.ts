// The work behind the share dialog: record first, then make. One thing at a time.
import { ref, shallowRef } from "vue";
import { i18n } from "@/shared/i18n";
import { Problem } from "@/shared/api/client";
import { isSwitchedOn } from "@/shared/numbers/switches";
import { problemText } from "@/shared/problems";
import { readShareCases, type ShareCase } from "./cases";
import { copyText } from "./clipboard";
import { bodyOf, casesText, longContent, shareText, sheetTexts } from "./content";
import { recordShare, type ShareCode, type ShareForm } from "./record";
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

  const readCases = async () => (cases ??= await readShareCases(source.records));

  async function run(form: ShareForm, make: (codes: ShareCode[]) => Promise<void>): Promise<void> {
    problem.value = notice.value = text.value = "";
    pictures.value = [];
    if (source.records.length > recordsMax) {
      problem.value = i18n.global.t("share.tooMany", { count: recordsMax });
      return;
    }
    isBusy.value = true;
    try {
      await make(await recordShare(form, source.records, Math.max(1, source.records.length)));
    } catch (fault) {
      problem.value = reasonOf(fault);
    } finally {
      isBusy.value = false;
    }
  }

  const body = async () => {
    const given = bodyOf(source.text(), source.table?.());
    return given.trim() || source.records.length === 0 ? given : casesText(await readCases());
  };

  const asText = () =>
    run("text", async (codes) => {
      text.value = shareText(source.title, await body(), codes);
      notice.value = i18n.global.t((await copyText(text.value)) ? "share.copied" : "share.selectAndCopy");
    });

  const asLongPicture = () =>
    run(source.table ? "table" : "long_picture", async (codes) => {
      const { longPictures } = await import("./longPicture");
      const numbers = new Map(codes.length ? (await readCases()).map((one) => [one.record, one.number]) : []);
      const content = longContent(source.title, await body(), source.table?.(), codes, numbers);
      pictures.value = await longPictures(content);
    });

  const asSheet = (form: SheetForm) =>
    run("picture", async (codes) => {
      const { makeSheets } = await import("./pairs");
      const texts = sheetTexts(source.title, codes, await isSwitchedOn("share_watermark"));
      const made = await makeSheets(await readCases(), form, texts);
      pictures.value = made.pictures;
      if (made.pictures.length === 0) problem.value = i18n.global.t("share.nothingToShow");
      if (made.leftOut > 0) notice.value = i18n.global.t("share.leftOut", { count: made.leftOut });
    });

  return { isBusy, problem, notice, text, pictures, asText, asLongPicture, asSheet };
}

// A server without the route cannot record, and what is not recorded is not shared.
function reasonOf(fault: unknown): string {
  if (fault instanceof Problem && ["route_missing", "not_found", "method_not_allowed"].includes(fault.code))
    return i18n.global.t("share.noRoute");
  return i18n.global.t("share.refused", { reason: problemText(fault) });
}
