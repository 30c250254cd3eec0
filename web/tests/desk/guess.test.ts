import { describe, expect, it } from "vitest";
import { deal, guessDrafts, guessFinder, guessTime, longestNamed, splitDrafts } from "@/console/pages/desk/record/guess";

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
  ];
  it.each(cases)("%s", (text, at) => expect(guessTime(text, now)).toBe(at));
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
  it("drop the line a chat program writes over a message and keep its time", () => {
    expect(guessDrafts("例丁 11-05 08:12\n江山路北侧生活垃圾没人清", known, now)).toEqual([
      { text: "江山路北侧生活垃圾没人清", unit: "street", category: expect.any(String), finder: "", foundAt: "2018-11-05T08:12" },
    ]);
  });
});

it("pictures are dealt out evenly, the first get one more", () => {
  expect(deal(9, 4)).toEqual([3, 2, 2, 2]);
  expect(deal(2, 3)).toEqual([1, 1, 0]);
  expect(deal(3, 0)).toEqual([]);
});
