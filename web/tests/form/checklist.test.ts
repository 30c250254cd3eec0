// A checklist inside a form that holds its answers.
import { h, ref, type Component } from "vue";
import { describe, expect, it } from "vitest";
import ChecklistInput from "@/shared/form/ChecklistInput.vue";
import type { CheckedItem } from "@/shared/form/values";
import { i18n } from "@/shared/i18n";
import { drawn } from "../mounted";
import { rules } from "./fixtures";

const checklist = rules.checklists![0]!;
const failed: CheckedItem = { answer: "fail", points: "2", remark: "缺一段", photos: [] };

function asked(given: Record<string, CheckedItem>) {
  const items = ref(given);
  const form: Component = () =>
    h(ChecklistInput, { checklist, modelValue: items.value, "onUpdate:modelValue": (now) => (items.value = now) });
  return { items, ...drawn(form, {}) };
}
const passRest = (page: HTMLElement) =>
  [...page.querySelectorAll("button")].find((one) => one.textContent === i18n.global.t("form.passRest"))!.click();

describe("passing the rest of a checklist", () => {
  it("answers every item that is open", () => {
    const { items, page, end } = asked({});
    passRest(page);
    expect(Object.entries(items.value).map(([code, one]) => [code, one.answer])).toEqual([
      ["fence", "pass"],
      ["wash", "pass"],
    ]);
    end();
  });
  it("leaves what is answered as it is", () => {
    const { items, page, end } = asked({ fence: failed });
    passRest(page);
    expect(items.value.fence).toEqual(failed);
    expect(items.value.wash?.answer).toBe("pass");
    end();
  });
});
