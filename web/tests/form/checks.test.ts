import { describe, expect, it } from "vitest";
import { checkAll, inputOf } from "@/shared/form/checks";
import { setLanguage } from "@/shared/i18n";
import { activity, field, kindField, offer, plan } from "./fixtures";

const keys = (one: ReturnType<typeof offer>, values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(checkAll(plan(one), values)).map(([path, fault]) => [path, fault.key]));
const base = { "activity.day": "2018-11-20", "activity.units": ["u1"] };

describe("what is looked at before sending", () => {
  it("asks for what the offer asks for", () => {
    const fail = offer("fail_check", { fields: [field("reason", { required: true }), field("photos", { type: "photo" })] });
    expect(keys(fail, { reason: "  " })).toEqual({ reason: "missing" });
    expect(keys(fail, { reason: "没有清完" })).toEqual({});
  });
  it("evidence is a photo or a reason, and a place of its own", () => {
    const check = activity("check", { evidence: "photo_and_place" });
    expect(keys(check, base)).toEqual({ "activity.photos": "photoOrReason", "activity.place": "placeOrReason" });
    expect(keys(check, { ...base, "activity.no_photo_reason": "禁止拍照" })).toEqual({});
    expect(keys(check, { ...base, "activity.photos": [{}] })).toEqual({ "activity.place": "placeOrReason" });
  });
  it("a place that was not understood is not left out", () => {
    const check = activity("check");
    expect(keys(check, { ...base, "activity.place": "三岔口东边" })).toEqual({ "activity.place": "place" });
    expect(keys(check, { ...base, "activity.place": { latitude_e7: 1, longitude_e7: 2 } })).toEqual({});
  });
  it("a photo that a reason may replace is not simply required", () => {
    const fix = offer("fix_on_the_spot", {
      evidence: "photo",
      fields: [field("work.photos", { type: "photo", required: true }), field("work.no_photo_reason")],
    });
    expect(keys(fix, {})).toEqual({ "work.photos": "photoOrReason" });
    expect(keys(fix, { "work.no_photo_reason": "天黑" })).toEqual({});
  });
  it("numbers are numbers of the field", () => {
    const one = activity("daily", {
      kind_fields: [
        kindField("count", { type: "integer", minimum: 1, maximum: 10 }),
        kindField("share", { type: "decimal", decimals: 2, minimum: 0 }),
      ],
    });
    expect(keys(one, { ...base, "activity.fields.count": "三" })).toEqual({ "activity.fields.count": "integer" });
    expect(keys(one, { ...base, "activity.fields.count": "0" })).toEqual({ "activity.fields.count": "tooSmall" });
    expect(keys(one, { ...base, "activity.fields.count": "11" })).toEqual({ "activity.fields.count": "tooLarge" });
    expect(keys(one, { ...base, "activity.fields.share": "1.234" })).toEqual({ "activity.fields.share": "decimal" });
    expect(keys(one, { ...base, "activity.fields.share": "-0.5" })).toEqual({ "activity.fields.share": "tooSmall" });
  });
  it("days keep within the offer's bounds", () => {
    expect(keys(activity("daily"), { ...base, "activity.day": "2018-11-21" })).toEqual({ "activity.day": "tooLate" });
    const name = offer("name_checker", { fields: [field("day", { type: "day", earliest: "2018-11-20" })] });
    expect(keys(name, { day: "2018-11-19" })).toEqual({ day: "tooEarly" });
  });
  it("a zero report needs day and unit and nothing else", () => {
    const daily = activity("daily", { quantities: ["people"], kind_fields: [kindField("work", { required: true })] });
    expect(keys(daily, base)).toEqual({ "activity.fields.work": "missing" });
    expect(keys(daily, { ...base, "activity.nothing_today": true })).toEqual({});
    expect(keys(daily, { "activity.day": "2018-11-20", "activity.nothing_today": true })).toEqual({
      "activity.units": "missing",
    });
  });
  it("amounts, points and rows are looked into", () => {
    const one = activity("check", {
      quantities: ["waste"],
      checklists: ["site"],
      kind_fields: [kindField("rows", { type: "table", columns: [kindField("n", { type: "integer", required: true }), kindField("t")] })],
    });
    expect(
      keys(one, {
        ...base,
        "activity.amounts": [{ units: [], programmes: [], amounts: { waste: "1.25" } }],
        "activity.checklists.site": { fence: { answer: "pass", points: "11", remark: "", photos: [] } },
        "activity.fields.rows": [{ t: "只有一半" }],
      }),
    ).toEqual({
      "activity.amounts": "amount",
      "activity.checklists.site": "points",
      "activity.fields.rows": "inRow",
    });
  });
});

describe("a table that must be filled in", () => {
  const columns = [kindField("n", { type: "integer" }), kindField("t")];
  const one = activity("daily", { kind_fields: [kindField("rows", { type: "table", required: true, columns })] });
  it("is missing while its rows are empty", () => {
    expect(keys(one, { ...base, "activity.fields.rows": [{}] })).toEqual({ "activity.fields.rows": "missing" });
    expect(keys(one, { ...base, "activity.fields.rows": [{}, { n: "3" }] })).toEqual({});
  });
});

describe("a fault in English", () => {
  const values = {
    ...base,
    "activity.amounts": [{ units: [], programmes: [], amounts: { waste: "much" } }],
    "activity.checklists.site": { fence: { answer: "pass", points: "11", remark: "", photos: [] } },
  };
  const fields = plan(activity("check", { quantities: ["waste"], checklists: ["site"] }));
  const names = () => Object.values(checkAll(fields, values)).map((one) => one.named.name);
  it("names what it is about in English", async () => {
    expect(names()).toEqual(["建筑垃圾", "围挡"]);
    await setLanguage("en");
    expect(names()).toEqual(["Building waste", "Fence"]);
    await setLanguage("zh");
  });
});

describe("where a refusal stands", () => {
  const fields = plan(activity("check", { quantities: ["waste"], checklists: ["site"], kind_fields: [kindField("note")] }));
  it("at the input its field names, rows and members included", () => {
    expect(inputOf("activity.amounts[0].units", fields)).toBe("activity.amounts");
    expect(inputOf("activity.fields.note", fields)).toBe("activity.fields.note");
    expect(inputOf("activity.checklists", fields)).toBe("activity.checklists.site");
    expect(inputOf("activity.no_photo_reason", fields)).toBe("activity.photos");
  });
  it("nowhere when no input is meant", () => {
    expect(inputOf("Idempotency-Key", fields)).toBeUndefined();
    expect(inputOf(undefined, fields)).toBeUndefined();
  });
});
