// What a form on the page of a case sends, and under which name and tag.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import CaseActions from "@/shared/case/CaseActions.vue";
import { useRules } from "@/shared/rules";
import { offer, rules } from "../form/fixtures";
import { drawn, server, settled, type Answers } from "../mounted";

const record = "01900000-0000-7000-8000-000000000001";
const etag = 'W/"7"';

afterEach(() => vi.unstubAllGlobals());
beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function () {};
  document.body.replaceChildren();
});

async function page(offers: unknown[], answers: Answers) {
  const one = server((path, url, init) => (path.endsWith("/offers") ? { offers } : answers(path, url, init)));
  vi.stubGlobal("fetch", one.fetched);
  const shown = drawn(CaseActions, { record, etag });
  useRules().take(rules, []);
  await settled();
  return {
    ...shown,
    open: async () => {
      shown.page.querySelector<HTMLElement>(".row button")!.click();
      const ready = () => expect(document.querySelector("dialog form.offer button.primary:not(:disabled)")).not.toBeNull();
      await vi.waitFor(ready, 20_000); // the form is fetched
    },
    submit: async () => {
      document.querySelector("dialog form.offer")!.dispatchEvent(new Event("submit"));
      await settled();
    },
    sent: () =>
      one.asked.filter((call) => call.init.method === "POST").map((call) => ({ path: call.path, ...(call.init.headers as object) })),
  };
}
setActivePinia(createPinia());

describe("a form on the page of a case", () => {
  it("sends what is about the case as a record of its own, which nobody has seen yet", async () => {
    const request = offer("ask_request", { preset: { about: record, kind: "obstacle" } });
    const one = await page([request], () => ({ record: "new", repeated: false }));
    await one.open();
    await one.submit();
    expect(one.sent()).toMatchObject([{ path: "commands" }]);
    expect(one.sent()[0]).not.toHaveProperty("If-Match");
    one.end();
  });

  it("sends what is done with the case as it was seen", async () => {
    const one = await page([offer("take_back_report")], () => ({ record, repeated: false }));
    await one.open();
    await one.submit();
    expect(one.sent()).toMatchObject([{ path: `records/${record}/commands`, "If-Match": etag }]);
    one.end();
  });

  it("sends again under its id when the answer was lost, also after it was closed", async () => {
    let answer: unknown = null;
    const one = await page([offer("take_back_report")], () => answer);
    await one.open();
    await one.submit();
    await one.submit();
    document.querySelector<HTMLElement>("dialog form.offer .end button:not(.primary)")!.click();
    await one.open();
    answer = { record, repeated: true };
    await one.submit();
    const ids = one.sent().map((call) => (call as Record<string, unknown>)["Idempotency-Key"]);
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
    // Should the first have changed the record, the server knows the command and answers it again.
    expect(one.sent().map((call) => "If-Match" in call)).toEqual([true, true, true]);
    one.end();
  });
});
