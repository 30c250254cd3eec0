// A picker of records: the server's answer, and what is kept while there is none.
import { createPinia, setActivePinia } from "pinia";
import { createApp, h } from "vue";
import { afterEach, describe, expect, it, vi } from "vitest";
import RecordPicker from "@/shared/form/RecordPicker.vue";
import { i18n } from "@/shared/i18n";

afterEach(() => vi.unstubAllGlobals());

describe("sites to choose from", () => {
  const kept = [
    { value: "a", label: "锦绣工地" },
    { value: "b", label: "青禾砂石厂" },
  ];
  async function isFound(typed: string, wanted: string[]): Promise<void> {
    const pinia = createPinia();
    setActivePinia(pinia);
    const box = document.createElement("div");
    const app = createApp({ render: () => h(RecordPicker, { modelValue: [], noun: "site", label: "点位", kept }) });
    app.use(pinia).use(i18n).mount(box);
    const input = box.querySelector("input")!;
    input.value = typed;
    input.dispatchEvent(new Event("input"));
    await vi.waitFor(() => {
      expect(fetch).toHaveBeenCalled(); // it asks when typing rests
      const shown = [...box.querySelectorAll("[role=option] span:first-child")].map((one) => one.textContent);
      expect(shown).toEqual(wanted);
    });
    app.unmount();
  }
  it("are those kept on the phone while the server does not answer, found by typing", async () => {
    vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("network"))));
    await isFound("", ["锦绣工地", "青禾砂石厂"]);
    await isFound("砂石", ["青禾砂石厂"]);
  });
  it("are the server's once it answers, also beyond those kept", async () => {
    const records = [{ record: "c", number: "", unit: "", summary: { name: "远处砂石厂" } }];
    const headers = { "Content-Type": "application/json" };
    vi.stubGlobal("fetch", vi.fn(async () => new Response(JSON.stringify({ records }), { headers })));
    await isFound("砂石", ["远处砂石厂"]);
  });
});
