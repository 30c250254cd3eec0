// The choice of the 批示 that is answered.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useOfferForm } from "@/shared/form/useOfferForm";
import { useRules } from "@/shared/rules";
import { mounted, server } from "../mounted";
import { field, offer, rules } from "./fixtures";

afterEach(() => vi.unstubAllGlobals());

async function formOf(choices: string[], state: unknown) {
  vi.stubGlobal("fetch", server(() => state && { row: {}, state }).fetched);
  setActivePinia(createPinia());
  const answer = offer("answer_instruction", {
    fields: [field("instruction", { type: "integer", required: true, choices }), field("text", { type: "long_text" })],
  });
  const one = mounted(() => {
    useRules().take(rules, []);
    return useOfferForm(() => ({ offer: answer, record: "r", initial: {} }), () => undefined);
  });
  await vi.waitFor(() => expect(one.given.isReady.value).toBe(true));
  const labels = one.given.fields.value[0]!.choices.map((choice) => choice.label);
  const chosen = one.given.values.instruction;
  one.end();
  return { labels, chosen };
}
const state = {
  instructions: [
    { at: "2018-11-20T01:00:00Z", text: "今晚清完，明早报照片。\n另：查清谁倒的。" },
    { at: "2018-11-21T02:30:00Z", text: "请城管所牵头，会同村里连夜把渠边这一段全部清完并且安排人值守到天亮" },
  ],
};

describe("an instruction to be answered", () => {
  it("is known by when it was given and how it begins; the only one is chosen", async () => {
    const { labels, chosen } = await formOf(["1"], state);
    expect(labels).toEqual(["2018-11-21 10:30 请城管所牵头，会同村里连夜把渠边这一段全部清完并且安排人值守…"]);
    expect(chosen).toBe("1");
  });
  it("is one of several, of which none is chosen", async () => {
    const { labels, chosen } = await formOf(["0", "1"], state);
    expect(labels[0]).toBe("2018-11-20 09:00 今晚清完，明早报照片。");
    expect(chosen).toBeUndefined();
  });
  it("is counted where the record cannot be read", async () => {
    expect((await formOf(["1"], null)).labels).toEqual(["第2条批示"]);
  });
});
