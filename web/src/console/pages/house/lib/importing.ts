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
  columns?: { letter: string; heading: string; meaning: string }[]; // "": not imported
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
