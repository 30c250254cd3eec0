// A draft that is laid over a record which has changed meanwhile.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import { typedOver } from "@/shared/form/drafts";
import { useOfferForm, type SentAs } from "@/shared/form/useOfferForm";
import { useRules } from "@/shared/rules";
import { mounted, server, settled } from "../mounted";
import { field, offer, rules } from "./fixtures";

afterEach(() => vi.unstubAllGlobals());

const correction = offer("correct_facts", {
  fields: [field("facts.description", { type: "long_text" }), field("facts.location"), field("facts.requirement")],
});

async function formOver(facts: Record<string, unknown>, tag: string, record = "r") {
  const answer = () => new Response(JSON.stringify({ row: {}, state: { facts } }), { headers: { ETag: tag } });
  vi.stubGlobal("fetch", server(answer).fetched);
  setActivePinia(createPinia());
  const sent: { body: unknown; as: SentAs }[] = [];
  const send = async (_record: string | null, body: unknown, as: SentAs) => {
    sent.push({ body, as });
    return { record, repeated: false };
  };
  const one = mounted(() => {
    useRules().take(rules, []);
    return useOfferForm(() => ({ offer: correction, record, initial: {}, send }), () => undefined);
  });
  await vi.waitFor(() => expect(one.given.isReady.value).toBe(true));
  return { ...one, sent };
}

describe("a draft of a correction", () => {
  const facts = { description: "垃圾", location: "村口", requirement: "当日清运" };

  it("keeps what was typed and nothing else of what the record said", async () => {
    const first = await formOver(facts, '"1"');
    first.given.values["facts.location"] = "村委会门前";
    first.given.values["facts.requirement"] = "";
    await settled();
    first.end();
    await settled();

    const second = await formOver({ ...facts, description: "建筑垃圾两堆" }, '"2"');
    expect(second.given.isRestored.value).toBe(true);
    expect(second.given.values["facts.description"]).toBe("建筑垃圾两堆");
    expect(second.given.keptOver.value).toEqual(["facts.location", "facts.requirement"]);
    await second.given.submit();
    const [one] = second.sent;
    expect(one!.body).toEqual({ correct_facts: { facts: { description: "建筑垃圾两堆", location: "村委会门前" } } });
    expect(one!.as.ifMatch).toBe('"2"');
    second.end();
  });

  it("says nothing of changes when the record is as it was", async () => {
    const first = await formOver(facts, '"1"', "same");
    first.given.values["facts.location"] = "村委会门前";
    await settled();
    first.end();
    await settled();
    const second = await formOver(facts, '"1"', "same");
    expect([second.given.isRestored.value, second.given.keptOver.value]).toEqual([true, undefined]);
    await second.given.startOver();
    expect(second.given.values["facts.location"]).toBe("村口");
    second.end();
  });
});

describe("a draft of a new record", () => {
  it("is everything there is, also what the form began with", () => {
    const values = { "activity.day": "2018-11-20", "activity.summary": "" };
    expect(typedOver({}, values)).toEqual(values);
  });
});

describe("a form that is sent or begun with a photo", () => {
  const photo = (file: string) => ({ file, media_type: "image/jpeg", role: "after" });
  const report = offer("report_rectified", { fields: [field("work.done", { type: "long_text" }), field("work.photos", { type: "photo" })] });
  async function opened(initial: Record<string, unknown> = {}) {
    vi.stubGlobal("fetch", server(() => ({})).fetched);
    setActivePinia(createPinia());
    const send = async () => ({ record: "r", repeated: false });
    const one = mounted(() => {
      useRules().take(rules, []);
      return useOfferForm(() => ({ offer: report, record: "aligned", initial, send }), () => undefined);
    });
    await vi.waitFor(() => expect(one.given.isReady.value).toBe(true));
    return one;
  }
  const files = (one: Awaited<ReturnType<typeof opened>>) =>
    ((one.given.values["work.photos"] ?? []) as { file: string }[]).map((it) => it.file);

  it("keeps the photo it was begun with over a reload, and takes another besides", async () => {
    const first = await opened({ "work.photos": [photo("a")] });
    await settled();
    first.end();
    const again = await opened();
    expect(files(again)).toEqual(["a"]);
    again.end();
    const more = await opened({ "work.photos": [photo("b")] });
    expect(files(more)).toEqual(["a", "b"]);
    more.given.values["work.done"] = "已清理";
    await more.given.submit(); // within the breath that a draft waits before it is kept
    more.end();
    await settled();
    const later = await opened();
    expect([later.given.isRestored.value, files(later)]).toEqual([false, []]);
    later.end();
  });
});
