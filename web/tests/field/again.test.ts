// A refused command goes back to its form; rows of the queue say which record they are about.
import { describe, expect, it } from "vitest";
import { aboutOf, faultName, isEditable, isOfferOf, placeOf, recordOf, valuesOf } from "@/field/queue/again";
import type { QueueItem } from "@/field/queue/state";
import type { RuleSet } from "@/shared/rules";
import "../setup";

const item = (body: object, more: Partial<QueueItem> = {}): QueueItem =>
  ({ id: "q", title: "", record: null, answered: null, body, problem: null, ...more }) as QueueItem;
const refused = (body: object, field: string) => item(body, { problem: { code: "x", text: "x", field } });

describe("a command that was refused", () => {
  const work = { report_rectified: { work: { done: "清走了", photos: [{ file: "a", media_type: "image/jpeg" }] } } };

  it("opens the form of its record with what was filled in", () => {
    const one = item(work, { record: "case-1" });
    expect(isEditable(one)).toBe(true);
    expect(placeOf(one)).toBe("/tasks/case-1?again=q");
    expect(valuesOf(one)).toMatchObject({ "work.done": "清走了", "work.photos": [{ file: "a" }] });
    expect(isOfferOf(one, { command: "report_rectified" })).toBe(true);
    expect(isOfferOf(one, { command: "add_evidence" })).toBe(false);
  });

  it("that asks something belongs to what it asks about, and to its own offer", () => {
    const one = item({ ask_request: { about: "case-1", kind: "extension", reason: "人手不够" } });
    expect(recordOf(one)).toBe("case-1");
    expect(placeOf(one)).toBe("/tasks/case-1?again=q");
    expect(isOfferOf(one, { command: "ask_request", preset: { about: "case-1", kind: "extension" } })).toBe(true);
    expect(isOfferOf(one, { command: "ask_request", preset: { about: "case-1", kind: "appeal" } })).toBe(false);
  });

  it("that makes a work record opens the form of its kind, checklists and all", () => {
    const answers = [{ item: "1", answer: "pass" }];
    const activity = {
      kind: "patrol",
      day: "2018-11-12",
      units: ["u"],
      fields: { note: { type: "text", value: "好" } },
      checklists: [{ checklist: "yard", answers }],
    };
    const one = item({ record_activity: { activity } });
    expect(placeOf(one)).toBe("/records/patrol?again=q");
    expect(valuesOf(one)).toMatchObject({
      "activity.day": "2018-11-12",
      "activity.fields.note": { type: "text", value: "好" },
      "activity.checklists.yard": answers,
    });
    expect(aboutOf(one, () => "青禾村")).toBe("青禾村 · 2018-11-12");
  });

  it("has nothing to put right when nothing was filled in, or the server has it", () => {
    expect(isEditable(item({ accept_case: {} }, { record: "case-1" }))).toBe(false);
    expect(isEditable(item(work, { record: "case-1", answered: "case-1" }))).toBe(false);
  });

  it("names the input that was refused", () => {
    const kind = { code: "patrol", fields: [{ code: "note", name: { zh: "备注", en: "" } }] };
    const rules = { activity_kinds: [kind] } as unknown as RuleSet;
    expect(faultName(refused({ record_activity: { activity: { kind: "patrol" } } }, "activity.fields.note"), rules)).toBe("备注");
    expect(faultName(refused({ record_activity: { activity: { kind: "patrol" } } }, "activity.day"), rules)).not.toBe("");
    expect(faultName(refused({ add_evidence: { note: "x" } }, "no_such_input"), rules)).toBe("");
  });
});

it("a row of the queue says number and place of its record", () => {
  expect(aboutOf(item({ pass_check: { note: "好" } }, { record: "r", about: "2018-17 · 青禾村" }), () => "")).toBe("2018-17 · 青禾村");
  const facts = { unit: "u", location: "三组", description: "一堆垃圾" };
  expect(aboutOf(item({ report_case: { facts } }), () => "青禾村")).toBe("青禾村 · 三组 · 一堆垃圾");
  const title = "一堆垃圾 · 青禾村"; // nothing was typed: the category is the description
  expect(aboutOf(item({ report_case: { facts } }, { title }), () => "青禾村")).toBe("三组");
});
