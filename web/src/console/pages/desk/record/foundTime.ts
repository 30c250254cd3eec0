// When something was found, as far as a text says it. What a text says of the time by which it is to
// be put right is no such time.
import { addDays } from "@/shared/lib/format";

const partOfDay = "凌晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|[早晚夜]";
// 9:30, 9点, 9时20分, 2点半; but not 3点要求, nor the 12 of 2018:12.
const noHour = "要求|建议|意见|问题|不足|希望|措施";
const clock = `(${partOfDay})?\\s*(?<![\\d.:：])(\\d{1,2})\\s*(?:[:：]\\s*(\\d{2})(?!\\d)|[点时](?!${noHour})(?:\\s*(\\d{1,2})\\s*分?)?(半)?)`;
// 11月6日; with a year also 2018-11-6; 11-6 only before an hour, since 3.5 and 1/3 are no days.
const date =
  "(?:(\\d{4})\\s*年\\s*)?(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?|(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})|(?<!\\d)(\\d{1,2})[-/](\\d{1,2})(?=\\s+\\d{1,2}\\s*[:：点时])";
const clockWords = new RegExp(clock, "u");
const dateWords = new RegExp(date, "u");
const dayWords: [RegExp, number][] = [
  [/前天/u, -2],
  [/昨[天日晚夜]/u, -1],
  [/今[天日早晚夜]|刚才|刚刚/u, 0],
];
const thisNight = /今[晚夜]/u;

const plain = (words: string) => words.replace(/\((?!\?)/g, "(?:");
const coming = "(?:明[天日早晚]|大?后天|次日|下周[一二三四五六日天]?)";
const anyDay = `(?:${plain(date)}|前天|[昨今][天日早晚夜]|本周[一二三四五六日天]?|${coming})`;
const when = `(?:${anyDay}\\s*(?:${plain(clock)})?|${plain(clock)})`;
const bound = "(?:限(?=[期时于在今明后次\\d])|务必)[^，。,；;！!\\n]{0,8}?";
// 12:00前, but not 11:20前往 or 今天前街村.
const by = "\\s*(?:左右|整)?\\s*(?:[之以]前|前(?![天往去面院排后门街庄村楼台沿进来])|内(?![部容外])|为止|整改|完成|到位)";
const deadlines = new RegExp(`(?:${bound})?${when}${by}|${bound}${when}|${coming}\\s*(?:${plain(clock)})?`, "gu");

// now: 2018-11-06T09:10 on the authority's clock. A time without a day is today's, or yesterday's
// when it would be in the future. sent: when the message was sent, if that is known; the words are
// read against it, and its day without an hour means that very minute.
export function guessTime(text: string, now: string, sent = ""): string {
  const at = sent || now;
  const today = at.slice(0, 10);
  const said = text.replace(deadlines, "\u3000");
  const found = dateWords.exec(said);
  const day = found ? dayOfWords(found, today) : relativeDay(said, today);
  if (day === undefined) return "";
  const minute = minuteOf(clockWords.exec(found && day ? said.slice(found.index + found[0].length) : said));
  if (!day && minute === undefined) return "";
  if (sent && day === today && minute === undefined) return sent;
  const time = `${day || today}T${minute ?? "12:00"}`;
  if (time <= at) return time;
  if (!day || (minute && day === today && thisNight.test(said))) return `${addDays(today, -1)}T${minute}`;
  return day === today ? at : "";
}

// "": the words are no day. undefined: a day that is still to come.
function dayOfWords(found: RegExpExecArray, today: string): string | undefined {
  const given = found[1] ?? found[4];
  const month = Number(found[2] ?? found[5] ?? found[7]);
  const date = Number(found[3] ?? found[6] ?? found[8]);
  if (month < 1 || month > 12 || date < 1 || date > 31) return "";
  const tail = `${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  if (given) return `${given}-${tail}`;
  // A day of the month to come is planned; one further off is last year's.
  const year = Number(today.slice(0, 4));
  const next = [`${year}-${tail}`, `${year + 1}-${tail}`].find((one) => one > today)!;
  if (next <= addDays(today, 31)) return undefined;
  return `${year}-${tail}` <= today ? `${year}-${tail}` : `${year - 1}-${tail}`;
}
function relativeDay(text: string, today: string): string {
  const found = dayWords.find(([words]) => words.test(text));
  return found ? addDays(today, found[1]) : "";
}
function minuteOf(found: RegExpExecArray | null): string | undefined {
  if (!found) return undefined;
  let hour = Number(found[2]);
  const minute = found[5] ? 30 : Number(found[3] ?? found[4] ?? 0);
  const part = found[1] ?? "";
  const isLate = ["下午", "傍晚", "晚上", "夜里", "夜间", "晚", "夜"].includes(part);
  if (isLate && hour < 12 && !(hour < 5 && part !== "下午")) hour += 12;
  if (part === "中午" && hour < 3) hour += 12;
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
