// Finding one of many by what people type: a part of the name, of another name, of the code, or
// pinyin initials. What begins so comes first.
export interface Option {
  value: string;
  label: string;
  hint?: string;
  words?: string[]; // also found by these
  depth?: number; // indented so far in the full list
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, "");

function rank(option: Option, wanted: string): number {
  const label = plain(option.label);
  if (label === wanted) return 0;
  if (label.startsWith(wanted)) return 1;
  const words = (option.words ?? []).map(plain);
  if (words.some((one) => one === wanted)) return 1;
  if (words.some((one) => one.startsWith(wanted))) return 2;
  if (label.includes(wanted)) return 3;
  if (words.some((one) => one.includes(wanted))) return 4;
  return plain(option.hint ?? "").includes(wanted) ? 5 : -1;
}

// Several words are found together, wherever each of them stands.
function rankOfWords(option: Option, words: string[]): number {
  const ranks = words.map((one) => rank(option, one));
  return ranks.some((one) => one < 0) ? -1 : 6 + Math.max(...ranks);
}

export function matching(options: Option[], typed: string, most = 60): Option[] {
  const wanted = plain(typed);
  if (!wanted) return options.slice(0, most);
  const words = typed.split(/\s+/).map(plain).filter(Boolean);
  const rankOf = (option: Option) => {
    const whole = rank(option, wanted);
    return whole >= 0 || words.length < 2 ? whole : rankOfWords(option, words);
  };
  return options
    .map((option, at) => ({ option, at, rank: rankOf(option) }))
    .filter((one) => one.rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, most)
    .map((one) => one.option);
}
