// What an import says (interop/import_report.hpp), and whether it may be done.
export interface ImportComplaint {
  severity: "error" | "warning";
  code: string;
  file: string;
  sheet?: string;
  row?: number; // 0 or left out: the whole sheet
  letter?: string;
  heading?: string;
  text: string;
}
export interface Meaning {
  code: string;
  name: string;
}
export interface SheetColumn {
  letter: string;
  heading: string;
  sample?: string; // the first value below it
  meaning?: Meaning; // none: not imported
}
export interface SheetReport {
  file: string;
  sheet: string;
  purpose: string; // "": not imported
  rows: number;
  records: number;
  zero_reports?: number;
  blank?: number;
  subtotals?: number;
  notes?: number;
  nothing_said?: number;
  columns?: SheetColumn[];
  meanings?: Meaning[]; // what a column of it can mean
}
export interface ImportReport {
  dry_run: boolean;
  executed: boolean;
  rows: number;
  recorded: number;
  repeated: number;
  refused: number;
  photos: number;
  sheets?: SheetReport[];
  complaints?: ImportComplaint[];
  text: string;
}

// What is said by hand for the next trial: of headings, by their text, and of sheets.
export interface Given {
  headings: Record<string, string>; // the code of a meaning; "": left out
  sheets: Record<string, string>; // by keyOfSheet
}
export const keyOfSheet = (sheet: { file: string; sheet: string }): string => `${sheet.file}\n${sheet.sheet}`;
export function orderOf(given: Given) {
  return {
    headings: Object.entries(given.headings).map(([heading, meaning]) => ({ heading, meaning })),
    sheets: Object.entries(given.sheets).flatMap(([key, purpose]) => {
      const [file = "", sheet = ""] = key.split("\n");
      return purpose ? [{ file, sheet, purpose }] : []; // "not clear" is nothing said
    }),
  };
}

// Headings are the same from week to week: what an account said last is kept in its browser.
const keptIn = (account: string): string => `luoshi.import.${account}`;
export function keptHeadings(account: string): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(keptIn(account)) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}
export function keepHeadings(account: string, headings: Record<string, string>): void {
  try {
    localStorage.setItem(keptIn(account), JSON.stringify(headings));
  } catch {
    // A browser without storage asks again next time.
  }
}

// As the sheets are read: by file and sheet in the order of the report, then row by row; what is
// said of a whole sheet comes first.
export function complaintsInOrder(report: ImportReport): ImportComplaint[] {
  const place = new Map((report.sheets ?? []).map((one, at) => [`${one.file}\n${one.sheet}`, at]));
  const sheetOf = (one: ImportComplaint) => place.get(`${one.file}\n${one.sheet ?? ""}`) ?? -1;
  return [...(report.complaints ?? [])].sort((one, other) => sheetOf(one) - sheetOf(other) || (one.row ?? 0) - (other.row ?? 0));
}

export const sheetTypes = ".xlsx,.xls,.ods,.csv,.et";

export const errorsOf = (report: ImportReport) =>
  (report.complaints ?? []).filter((one) => one.severity === "error").length;

// All or nothing: every row must be good. Otherwise something must be left to write.
export function mayImport(report: ImportReport | undefined, skipsBad: boolean): boolean {
  if (!report) return false;
  if (report.recorded === 0) return false;
  return skipsBad || errorsOf(report) === 0;
}

export const skippedRows = (sheet: SheetReport) =>
  (sheet.blank ?? 0) + (sheet.subtotals ?? 0) + (sheet.notes ?? 0) + (sheet.nothing_said ?? 0);
