// From a text copied out of a chat to drafts: one for each numbered line, with the village, the
// category, the finder and the time that the text names. Only guesses: everything is shown to the
// clerk and can be changed before it is saved.

export interface Named {
  id: string;
  names: string[];
}
export interface Guessed {
  text: string;
  unit: string; // id, or ""
  category: string; // code, or ""
  finder: string;
  foundAt: string; // 2018-11-06T09:10, or "" when the text says nothing
}
export interface Known {
  units: readonly Named[]; // villages and communities
  areas: readonly Named[]; // what they lie in, when no village is named
  categories: readonly Named[];
}

// 1. 1、 1) (1) （1） ① 一、 （一） 第1处
const numbered =
  /^\s*(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]|\d{1,2}\s*[、.．)）:：](?!\d)|[一二三四五六七八九十]{1,3}\s*[、.．]|第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[处个条][、,，:：]?)\s*/u;
// What a chat program puts before a copied message: "张三 11-06 09:10", "2018/11/6 9:10:11".
const stamp = /^\s*(?:\S{1,12}\s+)?(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})日?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*$/u;

// Each numbered line begins a draft and takes the lines up to the next one; without any number a
// blank line parts two drafts. What stands before the first number belongs to all.
export function splitDrafts(text: string): { heading: string; drafts: string[] } {
  const lines = text.replace(/\r\n?/g, "\n").replace(/[\u200b\ufeff]/g, "").split("\n");
  if (!lines.some((line) => numbered.test(line))) {
    const blocks = text.replace(/\r\n?/g, "\n").split(/\n\s*\n/);
    return { heading: "", drafts: blocks.map(joinLines).filter((one) => one !== "") };
  }
  const heading: string[] = [];
  const drafts: string[][] = [];
  for (const line of lines) {
    if (numbered.test(line)) drafts.push([line.replace(numbered, "")]);
    else (drafts.at(-1) ?? heading).push(line);
  }
  return { heading: joinLines(heading.join("\n")), drafts: drafts.map((one) => joinLines(one.join("\n"))).filter(Boolean) };
}

function joinLines(block: string): string {
  return block
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

// The longest name that the text holds; of two of one length, the earlier in the text.
export function longestNamed(text: string, known: readonly Named[]): string {
  let best = { id: "", length: 1, at: Infinity };
  for (const one of known)
    for (const name of one.names) {
      const at = name ? text.indexOf(name) : -1;
      if (at < 0 || name.length < best.length) continue;
      if (name.length > best.length || at < best.at) best = { id: one.id, length: name.length, at };
    }
  return best.length >= 2 ? best.id : "";
}

// No name as a whole: the name most of whose pairs of letters the text holds, at least three fifths.
export function nearestNamed(text: string, known: readonly Named[]): string {
  let best = { id: "", share: 0.6, pairs: 1 };
  for (const one of known)
    for (const name of one.names) {
      const pairs = Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2));
      const held = pairs.filter((pair) => text.includes(pair)).length;
      const share = pairs.length ? held / pairs.length : 0;
      if (held < 2 || share < best.share || (share === best.share && held <= best.pairs)) continue;
      best = { id: one.id, share, pairs: held };
    }
  return best.id;
}

const finderWords =
  /(?:发现人|上报人|报送人|巡查员|网格员|巡查人)\s*[:：]?\s*([\p{Script=Han}·]{2,4}?)(?=[\s,，。;；、)）]|发现|上报|巡查|反映|$)/u;
export function guessFinder(text: string): string {
  return finderWords.exec(text)?.[1] ?? "";
}

const period = "(凌晨|早上|早晨|上午|中午|下午|晚上|夜里|夜间)?";
const clockWords = new RegExp(`${period}\\s*(\\d{1,2})\\s*(?:[:：点时](?:\\s*(\\d{1,2})\\s*分?)?)(半)?`, "u");
// 11月6日; with a year also 2018-11-6; 11-6 only before an hour, since 3.5 and 1/3 are no days.
const dateWords =
  /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(?<!\d)(\d{1,2})[-/](\d{1,2})(?=\s+\d{1,2}\s*[:：点时])/u;
const dayWords: [RegExp, number][] = [
  [/前天/u, -2],
  [/昨[天日晚夜]/u, -1],
  [/今[天日早晚]|刚才|刚刚/u, 0],
];

// now: 2018-11-06T09:10 on the authority's clock. A time without a day is today's, or yesterday's
// when it would be in the future.
export function guessTime(text: string, now: string): string {
  const today = now.slice(0, 10);
  const date = dateWords.exec(text);
  const day = (date && dayOfWords(date, today)) || relativeDay(text, today);
  const rest = date && day ? text.slice(date.index + date[0].length) : text;
  const clock = clockWords.exec(rest);
  const minute = clock ? minuteOf(clock) : undefined;
  if (!day && minute === undefined) return "";
  const found = `${day || today}T${minute ?? "12:00"}`;
  if (found <= now) return found;
  if (!day) return `${shiftDay(today, -1)}T${minute}`;
  return day === today ? now : "";
}

function dayOfWords(found: RegExpExecArray, today: string): string {
  const given = found[1] ?? found[4];
  const month = Number(found[2] ?? found[5] ?? found[7]);
  const date = Number(found[3] ?? found[6] ?? found[8]);
  if (month < 1 || month > 12 || date < 1 || date > 31) return "";
  const tail = `${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  if (given) return `${given}-${tail}`;
  const year = Number(today.slice(0, 4));
  return `${year}-${tail}` <= today ? `${year}-${tail}` : `${year - 1}-${tail}`;
}
function relativeDay(text: string, today: string): string {
  const found = dayWords.find(([words]) => words.test(text));
  return found ? shiftDay(today, found[1]) : "";
}
function shiftDay(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
function minuteOf(found: RegExpExecArray): string | undefined {
  let hour = Number(found[2]);
  const minute = found[4] ? 30 : Number(found[3] ?? 0);
  const isLate = ["下午", "晚上", "夜里", "夜间"].includes(found[1] ?? "");
  if (isLate && hour < 12 && !(hour < 5 && found[1] !== "下午")) hour += 12;
  if (found[1] === "中午" && hour < 3) hour += 12;
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

// A whole paste: the heading's village, finder and time stand for drafts that name none themselves.
export function guessDrafts(text: string, known: Known, now: string): Guessed[] {
  const { heading, drafts } = splitDrafts(text);
  const shared = guessOne(heading, known, now);
  return drafts.map((draft) => {
    const own = guessOne(draft, known, now);
    return {
      text: own.text,
      unit: own.unit || shared.unit,
      category: own.category || shared.category,
      finder: own.finder || shared.finder,
      foundAt: own.foundAt || shared.foundAt,
    };
  });
}

export function guessOne(text: string, known: Known, now: string): Guessed {
  const kept: string[] = [];
  let stamped = "";
  for (const line of text.split("\n")) {
    const found = stamp.exec(line);
    if (found) stamped = guessTime(line, now);
    else kept.push(line);
  }
  const plain = kept.join("\n").trim();
  return {
    text: plain,
    unit: longestNamed(plain, known.units) || longestNamed(plain, known.areas),
    category: longestNamed(plain, known.categories) || nearestNamed(plain, known.categories),
    finder: guessFinder(plain),
    foundAt: guessTime(plain, now) || stamped,
  };
}

// How the pictures are dealt out: as evenly as they go, the first drafts get one more.
export function deal(pictures: number, drafts: number): number[] {
  if (drafts <= 0) return [];
  const each = Math.floor(pictures / drafts);
  return Array.from({ length: drafts }, (_, i) => each + (i < pictures % drafts ? 1 : 0));
}
