// What a chat program writes around copied messages: who sent one, and when.
import { guessTime } from "./foundTime";

export interface Message {
  sender: string; // as the program names it, or ""
  sent: string; // 2018-11-06T09:10, or ""
  text: string;
}

const day = "(?:\\d{4}[-/年.])?\\d{1,2}[-/月.]\\d{1,2}日?|前天|昨天|今天";
const hour = "(?:凌晨|早上|上午|中午|下午|晚上)?\\s*\\d{1,2}:\\d{2}(?::\\d{2})?";
// 张三 11月29日 21:30; 张三 2026/11/29 21:30:05; 2026年11月29日 21:30; 张三 昨天 21:30
const stamp = new RegExp(`^\\s*(?:(\\S{1,20}(?: \\S{1,10})?)\\s+)?(${day})\\s+(${hour})\\s*$`, "u");
// 张三：, alone in its line. What a report calls its own parts stands in the same way.
const name = /^\s*([\p{Script=Han}·]{2,4})\s*[:：]\s*$/u;
const parts =
  /问题|情况|如下|巡查|检查|督查|夜查|整改|地点|时间|位置|发现|今[天日晚]|昨[天日晚]|汇报|通报|备注|照片|图片|说明|要求|单位|各位|领导|大家|反馈|记录|清单|隐患|安排|任务|类别|内容|措施/u;
const grounds = /[村街镇路区]$|街道|工地/u;
const noText = /^\s*\[(?:图片|照片|视频|表情|文件|链接|Photo|Image|Video|Sticker)\]\s*$/u;

// A line between two messages; undefined when it belongs to what was written.
function headOf(line: string, now: string, isPlace: (text: string) => boolean): Partial<Message> | undefined {
  const stamped = stamp.exec(line);
  if (stamped && !parts.test(stamped[1] ?? "")) {
    const date = stamped[2]!.replace(/^(\d{1,2})[-/.](\d{1,2})$/u, "$1月$2日");
    return { sent: guessTime(`${date} ${stamped[3]}`, now), ...(stamped[1] && { sender: stamped[1].replace(/[:：]$/u, "") }) };
  }
  const named = name.exec(line)?.[1];
  return named && !parts.test(named) && !grounds.test(named) && !isPlace(named) ? { sender: named } : undefined;
}

// One after another; a line that tells only one of the two leaves the other as it was.
export function messagesOf(text: string, now: string, isPlace: (text: string) => boolean = () => false): Message[] {
  const found: { sender: string; sent: string; lines: string[] }[] = [{ sender: "", sent: "", lines: [] }];
  for (const line of text.replace(/\r\n?/g, "\n").replace(/[\u200b\ufeff]/g, "").split("\n")) {
    const head = headOf(line, now, isPlace);
    const last = found.at(-1)!;
    if (head) found.push({ sender: last.sender, sent: last.sent, ...head, lines: [] });
    else if (!noText.test(line)) last.lines.push(line);
  }
  return found
    .map(({ sender, sent, lines }) => ({ sender, sent, text: lines.join("\n") }))
    .filter((one) => one.text.trim() !== "");
}

const offices = /网格长|网格员|巡查员|巡查人|书记|主任|副主任|村长|组长|站长|所长|队长|干部|同志|第?[一二三四五六七八九十\d]+(?:组|网格)/gu;
// The person in what a group calls its members: 柳溪村-张三, 网格员张三, 张三（柳溪）. places: names of
// units, the longest first.
export function personOf(sender: string, places: readonly string[]): string {
  const bare = sender.replace(/[（(【[].*?[）)】\]]/gu, " ");
  const rest = places.reduce((left, place) => left.replaceAll(place, " "), bare).replace(offices, " ");
  return rest.split(/[^\p{Script=Han}·]+/u).find((one) => /^.{2,4}$/u.test(one) && !parts.test(one) && !grounds.test(one)) ?? "";
}
