// The rule set as tables (GET /rule-set/tables): what a cell says in words, and what it may hold.
// Headings and words come from the server; nothing about a table is known here.
export interface Name {
  zh: string;
  en?: string;
}
export interface RuleColumn {
  key: string;
  heading: Name;
  kind: string;
  required: boolean;
  names_row: boolean;
  target: string;
  help: Name;
}
export interface RuleTable {
  name: string;
  heading: Name;
  help: Name;
  columns: RuleColumn[];
  rows: string[][];
}
export interface RuleTables {
  version: string;
  tables: RuleTable[];
  words: { set: string; code: string; name: Name }[];
}
export interface Choice {
  code: string;
  name: Name;
}

export const lists = new Set(["list", "choices"]);
export const splitList = (cell: string) => cell.split("|").filter(Boolean);

// A row is known by its code. Where rows of a code stand below a heading, as the items of a
// checklist do, the heading is what others refer to: the row without a code.
export function choicesOfTable(tables: RuleTables, name: string): Choice[] {
  const table = tables.tables.find((one) => one.name === name);
  if (!table) return [];
  const at = (key: string) => table.columns.findIndex((one) => one.key === key);
  const code = at("code");
  const hasHeadings = code >= 0 && table.rows.some((row) => row[code] === "");
  const by = code < 0 || hasHeadings ? table.columns.findIndex((one) => one.names_row) : code;
  const zh = at("name_zh");
  const en = at("name_en");
  return table.rows
    .filter((row) => !hasHeadings || row[code] === "")
    .map((row) => ({ code: row[by] ?? "", name: { zh: row[zh] ?? "", en: row[en] ?? "" } }))
    .filter((one) => one.code);
}

// What a cell of this column may refer to; empty: anything.
export function choicesOf(tables: RuleTables, column: RuleColumn): Choice[] {
  const { target, kind } = column;
  if (kind === "positions") return []; // "role:position" is typed
  if (kind === "yes_no") return tables.words.filter((one) => one.set === "yes_no");
  if (target.startsWith("words:")) return tables.words.filter((one) => one.set === target.slice(6));
  if (target.startsWith("list:")) {
    const terms = tables.tables.find((one) => one.name === "terms");
    const [list, code, zh, en] = ["list", "code", "name_zh", "name_en"].map((key) =>
      terms ? terms.columns.findIndex((one) => one.key === key) : -1,
    ) as [number, number, number, number];
    return (terms?.rows ?? [])
      .filter((row) => row[list] === target.slice(5) && row[code])
      .map((row) => ({ code: row[code] ?? "", name: { zh: row[zh] ?? "", en: row[en] ?? "" } }));
  }
  if (column.key === "item") return tables.words.filter((one) => one.set === "settings");
  return choicesOfTable(tables, target);
}

// The cell as a person reads it: names for codes, lists with a comma.
export function cellText(
  cell: string,
  column: RuleColumn,
  choices: ReadonlyMap<string, Choice>,
  named: (name: Name, code: string) => string,
  comma: string,
): string {
  const word = (code: string) => {
    const choice = choices.get(code);
    return choice ? named(choice.name, code) : code;
  };
  return lists.has(column.kind) ? splitList(cell).map(word).join(comma) : word(cell);
}

// Columns that hold something in some row, so that a table is not wider than what it says.
export function filledColumns(table: RuleTable): number[] {
  return table.columns.flatMap((column, at) =>
    column.names_row || table.rows.some((row) => (row[at] ?? "") !== "") ? [at] : [],
  );
}

export function rowName(table: RuleTable, row: readonly string[]): string {
  const name = table.columns.findIndex((one) => one.key === "name_zh");
  const keys = table.columns.flatMap((one, at) => (one.names_row && row[at] ? [row[at]] : []));
  return [name >= 0 ? row[name] : "", keys.join(" ")].filter(Boolean).join(" ");
}
