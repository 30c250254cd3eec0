// A table of figures as a workbook of one sheet (ECMA-376): numbers stay numbers, so that they can
// be added up again. Stored without compression; figures are few.
export type Cell = string | number;

const escape = (text: string) =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");

export function columnName(at: number): string {
  let out = "";
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(65 + ((rest - 1) % 26)) + out;
  return out;
}

function sheetXml(rows: Cell[][]): string {
  const cell = (value: Cell, row: number, column: number) => {
    const at = `${columnName(column)}${row + 1}`;
    if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  };
  const body = rows
    .map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join("")}</row>`)
    .join("");
  return `${head}<worksheet xmlns="${main}"><sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/><sheetData>${body}</sheetData></worksheet>`;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function workbook(name: string, rows: Cell[][]): Blob {
  const sheet = escape(name.replace(/[\\/*?:[\]]/g, " ").slice(0, 31).trim() || "1");
  const parts: [string, string][] = [
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ["xl/worksheets/sheet1.xml", sheetXml(rows)],
  ];
  const encoder = new TextEncoder();
  const bytes = zip(parts.map(([path, text]) => [path, encoder.encode(text)]));
  return new Blob([bytes], { type: `${types}.sheet` });
}

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

// Method 0 (stored), names in UTF-8, a fixed date: the same figures make the same bytes.
function zip(files: [string, Uint8Array][]): ArrayBuffer {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, bytes] of files) {
    const name = new TextEncoder().encode(path);
    const common: [number, 2 | 4][] = [
      [20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2],
      [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2],
    ];
    const local = join([numbers([[0x04034b50, 4], ...common]), name, bytes]);
    const rest: [number, 2 | 4][] = [[0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]];
    directory.push(join([numbers([[0x02014b50, 4], [20, 2], ...common, ...rest]), name]));
    chunks.push(local);
    offset += local.length;
  }
  const table = join(directory);
  const end = numbers([
    [0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [table.length, 4], [offset, 4], [0, 2],
  ]);
  return join([...chunks, table, end]).buffer;
}

function numbers(values: [number, 2 | 4][]): Uint8Array<ArrayBuffer> {
  const out = new DataView(new ArrayBuffer(values.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of values) {
    if (size === 2) out.setUint16(at, value, true);
    else out.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(out.buffer);
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
