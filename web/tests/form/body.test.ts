import { describe, expect, it } from "vitest";
import { bodyOf, hasUnreadable, wholeOf } from "@/shared/form/body";
import { targetOf } from "@/shared/form/plan";
import { activity, field, kindField, offer, plan } from "./fixtures";

const body = (one: ReturnType<typeof offer>, values: Record<string, unknown>, whole?: Record<string, unknown>) =>
  bodyOf(one, plan(one), values, 480, { whole });

describe("records of the office", () => {
  const person = offer("record_person", { fields: [field("person.name", { required: true }), field("person.phone"), field("person.code")] });
  it("keep a member that must be there as empty when nobody fills it in", () => {
    expect(body(person, { "person.name": "例甲" })).toEqual({ record_person: { person: { name: "例甲", code: "" } } });
  });
  it("take it out of a record that had one", () => {
    const whole = { name: "例甲", phone: "000", code: "p1" };
    expect(body(person, { "person.name": "例甲", "person.phone": "", "person.code": "" }, whole)).toEqual({
      record_person: { person: { name: "例甲", code: "" } },
    });
  });
});

describe("commands of a case", () => {
  const rectified = offer("report_rectified", {
    evidence: "photo",
    fields: [
      field("work.done", { type: "long_text", required: true }),
      field("work.photos", { type: "photo", required: true }),
      field("work.no_photo_reason"),
    ],
  });
  const photo = { file: "a".repeat(64), media_type: "image/jpeg", role: "after" };

  it("puts inputs at their paths and leaves out what is empty", () => {
    expect(body(rectified, { "work.done": " 已清运 ", "work.photos": [photo] })).toEqual({
      report_rectified: { work: { done: "已清运", photos: [photo] } },
    });
  });
  it("sends the reason only in the place of photos", () => {
    const reason = { "work.no_photo_reason": "光线不足" };
    expect(body(rectified, { "work.done": "x", ...reason })).toEqual({
      report_rectified: { work: { done: "x", no_photo_reason: "光线不足" } },
    });
    expect(body(rectified, { "work.done": "x", "work.photos": [photo], ...reason })).toEqual({
      report_rectified: { work: { done: "x", photos: [photo] } },
    });
  });
  it("sends a single photo as it is, where a command takes one", () => {
    const instruct = offer("instruct_case", { fields: [field("text"), field("note", { type: "photo", refers: "one" })] });
    expect(plan(instruct)[1]).toMatchObject({ control: "photos", most: 1 });
    expect(body(instruct, { text: "速办", note: [photo] })).toEqual({ instruct_case: { text: "速办", note: photo } });
    expect(body(instruct, { text: "速办", note: [] })).toEqual({ instruct_case: { text: "速办" } });
  });
  it("leaves out what its condition does not ask for", () => {
    const decline = offer("decline_case", {
      fields: [
        field("reason", { type: "choice", choices: ["untrue", "duplicate"], required: true }),
        field("duplicate_of", { refers: "case", only_when: "reason=duplicate", required: true }),
      ],
    });
    const given = { duplicate_of: "11111111-1111-7111-8111-111111111111" };
    expect(body(decline, { reason: "untrue", ...given })).toEqual({ decline_case: { reason: "untrue" } });
    expect(body(decline, { reason: "duplicate", ...given })).toEqual({ decline_case: { reason: "duplicate", ...given } });
  });
  it("takes the preset of a request and moments of the authority's clock", () => {
    const ask = offer("ask_request", {
      preset: { kind: "suspension", about: "c" },
      fields: [field("reason", { type: "long_text" }), field("until", { type: "day" }), field("at", { type: "instant" })],
    });
    expect(body(ask, { reason: "雨", until: "2018-12-01", at: "2018-11-20T08:30" })).toEqual({
      ask_request: { kind: "suspension", about: "c", reason: "雨", until: "2018-12-01", at: "2018-11-20T00:30:00.000Z" },
    });
  });
  it("acts on its record, while a request about it is a new record", () => {
    expect(targetOf(offer("pass_check"), "c")).toBe("c");
    expect(targetOf(offer("ask_request", { preset: { kind: "extension", about: "c" } }), "c")).toBeNull();
  });
  it("gives several supporting units as a list and a position as a number", () => {
    const hand = offer("hand_out_case", { fields: [field("supporting", { type: "unit" })] });
    expect(body(hand, { supporting: ["u1", "u2"] })).toEqual({ hand_out_case: { supporting: ["u1", "u2"] } });
    const answer = offer("answer_instruction", { fields: [field("instruction", { type: "integer", choices: ["0", "1"] })] });
    expect(body(answer, { instruction: "1" })).toEqual({ answer_instruction: { instruction: 1 } });
  });
});

describe("an activity", () => {
  const check = activity("check", {
    evidence: "photo_and_place",
    quantities: ["waste"],
    checklists: ["site"],
    kind_fields: [
      kindField("note", { type: "long_text" }),
      kindField("share", { type: "decimal", decimals: 2 }),
      kindField("weather", { type: "choice", terms: "weather" }),
      kindField("both", { type: "choices", terms: "weather" }),
      kindField("when", { type: "span" }),
      kindField("rows", { type: "table", columns: [kindField("item"), kindField("count", { type: "integer" })] }),
    ],
  });
  const base = { "activity.day": "2018-11-20", "activity.units": ["u1"] };

  it("has every member the API asks for", () => {
    expect(body(activity("daily"), base)).toEqual({
      record_activity: { activity: { kind: "daily", day: "2018-11-20", units: ["u1"], nothing_today: false } },
    });
  });
  it("says the type of each field of its kind", () => {
    const made = body(check, {
      ...base,
      "activity.fields.note": "全部覆盖",
      "activity.fields.share": "12.5",
      "activity.fields.weather": "fine",
      "activity.fields.both": ["fine", "rain"],
      "activity.fields.when": { from: "2018-11-20T08:00", until: "2018-11-20T09:00" },
      "activity.fields.rows": [{ item: "铁锹", count: "１２" }, {}],
    }) as { record_activity: { activity: { fields: unknown } } };
    expect(made.record_activity.activity.fields).toEqual({
      note: { type: "text", value: "全部覆盖" },
      share: { type: "integer", value: 1250 },
      weather: { type: "choice", value: ["fine"] },
      both: { type: "choice", value: ["fine", "rain"] },
      when: { type: "span", from: "2018-11-20T00:00:00.000Z", until: "2018-11-20T01:00:00.000Z" },
      rows: { type: "table", value: [{ item: { type: "text", value: "铁锹" }, count: { type: "integer", value: 12 } }] },
    });
  });
  it("has no table that nothing was written into", () => {
    const made = body(check, { ...base, "activity.fields.rows": [{}, { item: " ", count: "" }] }) as {
      record_activity: { activity: { fields: unknown } };
    };
    expect(made.record_activity.activity.fields).toEqual({});
  });
  it("counts in the smallest unit and answers checklists", () => {
    const made = body(check, {
      ...base,
      "activity.amounts": [{ units: [], programmes: [], amounts: { waste: "12.3" } }],
      "activity.checklists.site": {
        fence: { answer: "fail", points: "2.5", remark: "缺一段", photos: [] },
        wash: { answer: "", points: "", remark: "", photos: [] },
      },
    }) as { record_activity: { activity: Record<string, unknown> } };
    expect(made.record_activity.activity.amounts).toEqual([{ amounts: [{ quantity: "waste", amount: 123 }] }]);
    expect(made.record_activity.activity.checklists).toEqual([
      { checklist: "site", answers: [{ item: "fence", answer: "fail", points: 250, remark: "缺一段", photos: [] }] },
    ]);
  });
  it("keeps the reason when the photo is there and the place is not", () => {
    const photos = [{ file: "a", media_type: "image/jpeg", role: "other" }];
    const made = body(check, { ...base, "activity.photos": photos, "activity.no_photo_reason": "设备故障" }) as {
      record_activity: { activity: Record<string, unknown> };
    };
    expect(made.record_activity.activity.no_photo_reason).toBe("设备故障");
  });
  it("a zero report has no amounts", () => {
    const daily = activity("daily", { quantities: ["people"] });
    const amounts = { "activity.amounts": [{ units: [], programmes: [], amounts: { people: "3" } }] };
    expect(body(daily, { ...base, ...amounts, "activity.nothing_today": true })).toEqual({
      record_activity: { activity: { kind: "daily", day: "2018-11-20", units: ["u1"], nothing_today: true } },
    });
  });
  it("a correction keeps what the form does not show", () => {
    const correct = offer("correct_activity", {
      preset: { "activity.kind": "daily" },
      fields: [field("reason", { type: "long_text", required: true })],
    });
    const whole = { kind: "daily", day: "2018-11-19", units: ["u1"], nothing_today: false, device_time: { device: "d" } };
    expect(body(correct, { ...base, reason: "写错了" }, whole)).toEqual({
      correct_activity: { activity: { ...whole, day: "2018-11-20" }, reason: "写错了" },
    });
  });
});

describe("the record behind a correction", () => {
  it("is found inside its state", () => {
    expect(wholeOf("correct_facts", { type: "case", facts: { sort: "task" } })).toEqual({ sort: "task" });
    expect(wholeOf("correct_activity", { activity: { kind: "daily" } })).toEqual({ kind: "daily" });
    expect(wholeOf("pass_check", { facts: {} })).toBeUndefined();
  });
  it("is not rewritten when a part of it may not be read", () => {
    expect(hasUnreadable({ a: [{ b: null }] })).toBe(true);
    expect(hasUnreadable({ a: [{ b: "" }] })).toBe(false);
  });
});
