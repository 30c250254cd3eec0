// From a text copied out of a chat to drafts: one for each numbered line, with the village, the
// category, the finder and the time that the text names. Only guesses: everything is shown to the
// clerk and can be changed before it is saved.
import { messagesOf, personOf } from "./chat";
import { guessTime } from "./foundTime";

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

// 1. 1、 1) (1) （1） ① 1️⃣ 一、 （一） 第1处
const numbered =
  /^\s*(?:[（(]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|([①-⑳])|(\d{1,2})(?:\ufe0f?\u20e3|\s*[、.．)）:：](?!\d))|([一二三四五六七八九十]{1,3})\s*[、.．]|第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[处个条][、,，:：]?)\s*/u;
// "5 和悦社区": a number only where it follows upon the one before, or goes before the next.
const bare = /^\s*(\d{1,2})\s+(?=\p{Script=Han})/u;

const digits = "一二三四五六七八九十";
function valueOf(found: RegExpExecArray): number {
  const word = found.slice(1).find(Boolean) ?? "";
  if (/^\d/.test(word)) return Number(word);
  if (word >= "①" && word <= "⑳") return word.charCodeAt(0) - "①".charCodeAt(0) + 1;
  const ten = word.indexOf("十");
  const unit = digits.indexOf(word.slice(ten + 1)[0] ?? "") + 1;
  return ten < 0 ? unit : (ten === 0 ? 10 : (digits.indexOf(word[0]!) + 1) * 10) + (word.endsWith("十") ? 0 : unit);
}

// Of each line its number's length, or undefined where it goes on with what stands before.
function numbersOf(lines: readonly string[]): (number | undefined)[] {
  const marks = lines.flatMap((line, at) => {
    const sure = numbered.exec(line);
    const found = sure ?? bare.exec(line);
    return found ? [{ at, isSure: !!sure, value: valueOf(found), length: found[0].length }] : [];
  });
  const sure = new Set(marks.filter((one) => one.isSure).map((one) => one.value));
  const taken = marks.filter(
    (one, i) =>
      one.isSure ||
      (!sure.has(one.value) && (marks[i - 1]?.value === one.value - 1 || marks[i + 1]?.value === one.value + 1)),
  );
  const lengths = new Map(taken.map((one) => [one.at, one.length]));
  return lines.map((_, at) => lengths.get(at));
}
export const isNumbered = (text: string) => numbersOf(text.split("\n")).some((one) => one !== undefined);

// Each numbered line begins a draft and takes the lines up to the next one; without any number a
// blank line parts two drafts. What stands before the first number belongs to all.
export function splitDrafts(text: string): { heading: string; drafts: string[] } {
  const whole = text.replace(/\r\n?/g, "\n").replace(/[\u200b\ufeff]/g, "");
  const lines = whole.split("\n");
  const numbers = numbersOf(lines);
  if (!numbers.some((one) => one !== undefined))
    return { heading: "", drafts: whole.split(/\n\s*\n/).map(joinLines).filter((one) => one !== "") };
  const heading: string[] = [];
  const drafts: string[][] = [];
  lines.forEach((line, at) => {
    if (numbers[at] !== undefined) drafts.push([line.slice(numbers[at])]);
    else (drafts.at(-1) ?? heading).push(line);
  });
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

// A whole paste, message by message: village, finder and time of the heading stand for drafts that
// name none themselves, and then the sender and the time of the message. A message that only
// announces ("如下：") is the heading of the next one.
export function guessDrafts(text: string, known: Known, now: string): Guessed[] {
  const places = [...known.units, ...known.areas].flatMap((one) => one.names).sort((a, b) => b.length - a.length);
  const messages = messagesOf(text, now, (word) => places.includes(word) || longestNamed(word, known.categories) !== "");
  let announced = "";
  return messages.flatMap((message, at) => {
    if (messages[at + 1] && !isNumbered(message.text) && announces.test(message.text)) {
      announced = message.text;
      return [];
    }
    const { heading, drafts } = splitDrafts(message.text);
    const shared = guessOne(`${announced}\n${heading}`, known, now, message.sent);
    announced = "";
    const finder = personOf(message.sender, places);
    const unit = finder ? "" : longestNamed(message.sender, known.units); // a village's own account
    const from = { finder, unit, foundAt: message.sent };
    return drafts.map((draft) => filled(guessOne(draft, known, now, message.sent), shared, from));
  });
}
const announces = /如下\s*[:：。]?\s*$|[:：]\s*$/u;
const filled = (own: Guessed, shared: Guessed, from: Pick<Guessed, "finder" | "unit" | "foundAt">): Guessed => ({
  text: own.text,
  unit: own.unit || shared.unit || from.unit,
  category: own.category || shared.category,
  finder: own.finder || shared.finder || from.finder,
  foundAt: own.foundAt || shared.foundAt || from.foundAt,
});

export function guessOne(text: string, known: Known, now: string, sent = ""): Guessed {
  const plain = text.trim();
  return {
    text: plain,
    unit: longestNamed(plain, known.units) || longestNamed(plain, known.areas),
    category: longestNamed(plain, known.categories) || nearestNamed(plain, known.categories),
    finder: guessFinder(plain),
    foundAt: guessTime(plain, now, sent),
  };
}

// How the pictures are dealt out: as evenly as they go, the first drafts get one more.
export function deal(pictures: number, drafts: number): number[] {
  if (drafts <= 0) return [];
  const each = Math.floor(pictures / drafts);
  return Array.from({ length: drafts }, (_, i) => each + (i < pictures % drafts ? 1 : 0));
}
