import { describe, expect, it } from "vitest";
import { messagesOf, personOf } from "@/console/pages/desk/record/chat";
import { guessTime } from "@/console/pages/desk/record/foundTime";
import { deal, guessDrafts, guessFinder, longestNamed, splitDrafts } from "@/console/pages/desk/record/guess";

const units = [
  { id: "qinghe", names: ["青禾村", "青禾", "江山路街道青禾村", "江山路街道青禾"] },
  { id: "qinghe2", names: ["青禾村", "青禾", "新城街道青禾村", "新城街道青禾"] },
  { id: "liuxi", names: ["柳溪村", "柳溪村委会", "柳溪", "江山路街道柳溪村"] },
];
const areas = [{ id: "street", names: ["江山路街道", "江山路"] }];
const categories = [
  { id: "06010", names: ["垃圾没清", "暴露垃圾", "裸露垃圾", "生活垃圾未清"] },
  { id: "06011", names: ["渣土堆", "积存垃圾渣土", "建筑垃圾"] },
  { id: "06020", names: ["烧垃圾", "焚烧垃圾"] },
  { id: "06042", names: ["垃圾桶满了", "垃圾满溢"] },
];
const known = { units, areas, categories };
const now = "2018-11-06T15:00";

describe("splitting a copied text", () => {
  const cases: [string, string[]][] = [
    ["1. 甲\n2. 乙\n3. 丙", ["甲", "乙", "丙"]],
    ["1、甲\n2、乙", ["甲", "乙"]],
    ["①甲\n②乙", ["甲", "乙"]],
    ["（1）甲\n（2）乙", ["甲", "乙"]],
    ["(1) 甲\n(2) 乙", ["甲", "乙"]],
    ["一、甲\n二、乙\n十一、丙", ["甲", "乙", "丙"]],
    ["（一）甲\n（二）乙", ["甲", "乙"]],
    ["1：甲\n2：乙", ["甲", "乙"]],
    ["第1处：甲\n第2处：乙", ["甲", "乙"]],
    ["甲\n还有一行\n\n乙", ["甲\n还有一行", "乙"]],
    ["1、甲\n接着写\n2、乙", ["甲\n接着写", "乙"]],
    ["1.5米宽的路面破损", ["1.5米宽的路面破损"]],
    ["甲\r\n\r\n乙", ["甲", "乙"]],
    ["3）甲\n4）乙\n5 和悦社区丙\n6）丁", ["甲", "乙", "和悦社区丙", "丁"]],
    ["3）甲\n4）乙\n5 和悦社区丙", ["甲", "乙", "和悦社区丙"]],
    ["1 甲\n2 乙", ["甲", "乙"]],
    ["1️⃣甲\n2️⃣乙", ["甲", "乙"]],
    ["九、甲\n十、乙\n11 丙\n十二、丁", ["甲", "乙", "丙", "丁"]],
    ["1、甲\n5 米外还有一堆\n2、乙", ["甲\n5 米外还有一堆", "乙"]],
    ["1、甲\n2 米高的围挡倒了\n2、乙", ["甲\n2 米高的围挡倒了", "乙"]],
    ["  \n\n", []],
  ];
  it.each(cases)("%j", (text, drafts) => expect(splitDrafts(text).drafts).toEqual(drafts));
  it("keeps what stands before the first number", () => {
    expect(splitDrafts("今天巡查：\n1、甲").heading).toBe("今天巡查：");
  });
});

describe("the village", () => {
  const cases: [string, string][] = [
    ["柳溪村委会门口有垃圾", "liuxi"],
    ["柳溪东头有垃圾", "liuxi"],
    ["青禾村有垃圾", "qinghe"],
    ["新城街道青禾村有垃圾", "qinghe2"],
    ["柳溪村和青禾村交界处", "liuxi"],
    ["没有写哪里", ""],
  ];
  it.each(cases)("%s", (text, unit) => expect(longestNamed(text, units)).toBe(unit));
});

describe("the time", () => {
  const cases: [string, string][] = [
    ["今天上午9:30发现", "2018-11-06T09:30"],
    ["上午9点", "2018-11-06T09:00"],
    ["下午2点半", "2018-11-06T14:30"],
    ["昨天晚上8点20分", "2018-11-05T20:20"],
    ["前天下午三点", "2018-11-04T12:00"],
    ["11月5日 08:15", "2018-11-05T08:15"],
    ["2018年11月3日", "2018-11-03T12:00"],
    ["12月30日", "2017-12-30T12:00"],
    ["晚上23:10", "2018-11-05T23:10"],
    ["没有时间", ""],
    ["长3.5米", ""],
    ["工地裸土未覆盖 明天12:00前整改", ""],
    ["裸土未覆盖，限明天12:00前整改到位", ""],
    ["请于11月6日12:00之前完成", ""],
    ["11月5日18点前清理完毕", ""],
    ["务必今天14:00前盖好", ""],
    ["今天12:00整改到位", ""],
    ["限期3日内整改", ""],
    ["下周一9点复查", ""],
    ["后天上午10:00", ""],
    ["11月20日复查", ""],
    ["提出3点要求", ""],
    ["今天9:10发现裸土，14:00前整改", "2018-11-06T09:10"],
    ["明天12:00前整改，今早8:05巡查发现", "2018-11-06T08:05"],
    ["11:20前往荷塘，路边有渣土", "2018-11-06T11:20"],
    ["9:30前街村口有垃圾", "2018-11-06T09:30"],
    ["昨晚8点20", "2018-11-05T20:20"],
    ["占道三处：西边", ""],
  ];
  it.each(cases)("%s", (text, at) => expect(guessTime(text, now)).toBe(at));
});

describe("the time, read against when the message was sent", () => {
  const sent = "2018-11-05T21:30";
  const cases: [string, string][] = [
    ["今晚夜查情况如下", sent],
    ["今天上午9:30发现", "2018-11-05T09:30"],
    ["今晚8点", "2018-11-05T20:00"],
    ["昨天下午3:20", "2018-11-04T15:20"],
    ["昨天", "2018-11-04T12:00"],
    ["22:10路口", "2018-11-04T22:10"],
    ["11月6日12:00前整改", ""],
    ["路口有垃圾", ""],
  ];
  it.each(cases)("%s", (text, at) => expect(guessTime(text, "2018-11-06T00:20", sent)).toBe(at));
  it("this night, after midnight, is the evening before", () => {
    expect(guessTime("今晚9点夜查", "2018-11-06T00:20", "2018-11-06T00:10")).toBe("2018-11-05T21:00");
  });
});

describe("the messages of a chat", () => {
  const now = "2026-11-30T00:20";
  const heads: [string, string, string][] = [
    ["赵例甲 11月29日 21:30", "赵例甲", "2026-11-29T21:30"],
    ["赵例甲 2026年11月29日 21:30", "赵例甲", "2026-11-29T21:30"],
    ["2026年11月29日 21:30", "", "2026-11-29T21:30"],
    ["赵例甲 2026/11/29 21:30:05", "赵例甲", "2026-11-29T21:30"],
    ["赵例甲 11-29 21:30", "赵例甲", "2026-11-29T21:30"],
    ["赵例甲 昨天 21:30", "赵例甲", "2026-11-29T21:30"],
    ["赵例甲 11月29日 晚上9:30", "赵例甲", "2026-11-29T21:30"],
    ["赵例甲 12月31日 08:05", "赵例甲", ""],
    ["赵例甲：", "赵例甲", ""],
    ["赵例甲:", "赵例甲", ""],
  ];
  it.each(heads)("%s", (line, sender, sent) =>
    expect(messagesOf(`${line}\n路口有垃圾`, now)).toEqual([{ sender, sent, text: "路口有垃圾" }]),
  );
  it.each(["存在问题：", "柳溪村：", "今晚夜查：", "发现时间 11月29日 21:30", "整改要求："])("%s belongs to the text", (line) =>
    expect(messagesOf(`${line}\n路口有垃圾`, now)).toEqual([{ sender: "", sent: "", text: `${line}\n路口有垃圾` }]),
  );
  it("stand apart, and pictures leave no line behind", () => {
    const text = "2026年11月29日 21:30\n赵例甲：\n[图片]\n路口有垃圾\n\n钱例乙：\n[图片]\n";
    expect(messagesOf(text, now)).toEqual([{ sender: "赵例甲", sent: "2026-11-29T21:30", text: "路口有垃圾\n" }]);
  });
  it.each([
    ["赵例甲", "赵例甲"],
    ["柳溪村-赵例甲", "赵例甲"],
    ["网格员赵例甲（柳溪）", "赵例甲"],
    ["柳溪村网格员赵例甲", "赵例甲"],
    ["柳溪村", ""],
    ["Tom", ""],
  ])("the person in %s", (sender, person) => expect(personOf(sender, ["柳溪村", "柳溪"])).toBe(person));
});

describe("the finder", () => {
  it.each([
    ["发现人：例甲", "例甲"],
    ["网格员例乙上报", "例乙"],
    ["上报人 例丙，电话见群", "例丙"],
    ["村民反映", ""],
  ])("%s", (text, finder) => expect(guessFinder(text)).toBe(finder));
});

describe("drafts", () => {
  it("take village, finder and time from the heading when they name none", () => {
    const text = "柳溪村 网格员例甲上报 今天上午9:00\n1、路边建筑垃圾一堆\n2、青禾村口有人焚烧垃圾，10:20";
    expect(guessDrafts(text, known, now)).toEqual([
      { text: "路边建筑垃圾一堆", unit: "liuxi", category: "06011", finder: "例甲", foundAt: "2018-11-06T09:00" },
      { text: "青禾村口有人焚烧垃圾，10:20", unit: "qinghe", category: "06020", finder: "例甲", foundAt: "2018-11-06T10:20" },
    ]);
  });
  it("drop the line a chat program writes over a message and keep its time and its sender", () => {
    expect(guessDrafts("例丁 11-05 08:12\n江山路北侧生活垃圾没人清", known, now)).toEqual([
      { text: "江山路北侧生活垃圾没人清", unit: "street", category: expect.any(String), finder: "例丁", foundAt: "2018-11-05T08:12" },
    ]);
  });
  it("of a night, pasted after midnight, keep the evening; what is due tomorrow is not found tomorrow", () => {
    const text =
      "赵例甲 11月5日 21:30\n今晚夜查情况如下\n1）柳溪村口暴露垃圾 明天12:00前整改\n2）青禾村建筑垃圾，20:40发现\n3 柳溪村焚烧垃圾\n4）青禾村垃圾满溢";
    const drafts = guessDrafts(text, known, "2018-11-06T00:20");
    expect(drafts.map((one) => [one.unit, one.category, one.finder, one.foundAt])).toEqual([
      ["liuxi", "06010", "赵例甲", "2018-11-05T21:30"],
      ["qinghe", "06011", "赵例甲", "2018-11-05T20:40"],
      ["liuxi", "06020", "赵例甲", "2018-11-05T21:30"],
      ["qinghe", "06042", "赵例甲", "2018-11-05T21:30"],
    ]);
  });
  it("of several messages have each its own sender and time", () => {
    const text =
      "赵例甲 11月5日 21:30\n今晚夜查情况如下：\n赵例甲 11月5日 21:32\n1、柳溪村暴露垃圾\n2、柳溪村建筑垃圾\n钱例乙 11月5日 22:05\n青禾村口焚烧垃圾";
    const drafts = guessDrafts(text, known, "2018-11-06T00:20");
    expect(drafts.map((one) => [one.text, one.finder, one.foundAt])).toEqual([
      ["柳溪村暴露垃圾", "赵例甲", "2018-11-05T21:32"],
      ["柳溪村建筑垃圾", "赵例甲", "2018-11-05T21:32"],
      ["青禾村口焚烧垃圾", "钱例乙", "2018-11-05T22:05"],
    ]);
  });
  it("name the finder that the text names before the sender, and a village's own account is the village", () => {
    const text = "柳溪村 11月5日 21:30\n路口暴露垃圾，网格员例乙上报";
    expect(guessDrafts(text, known, now)[0]).toMatchObject({ unit: "liuxi", finder: "例乙", foundAt: "2018-11-05T21:30" });
  });
  it("of the other way of copying: names in lines of their own", () => {
    const text = "赵例甲：\n1、柳溪村暴露垃圾 限今天18:00前整改\n2、青禾村建筑垃圾\n\n钱例乙：\n青禾村焚烧垃圾";
    const drafts = guessDrafts(text, known, now);
    expect(drafts.map((one) => [one.finder, one.foundAt, one.unit])).toEqual([
      ["赵例甲", "", "liuxi"],
      ["赵例甲", "", "qinghe"],
      ["钱例乙", "", "qinghe"],
    ]);
  });
});

it("pictures are dealt out evenly, the first get one more", () => {
  expect(deal(9, 4)).toEqual([3, 2, 2, 2]);
  expect(deal(2, 3)).toEqual([1, 1, 0]);
  expect(deal(3, 0)).toEqual([]);
});
