// Pickers: the server's answer, what is kept while there is none, and when the list folds.
import { createPinia, setActivePinia } from "pinia";
import { createApp, h } from "vue";
import { afterEach, describe, expect, it, vi } from "vitest";
import RecordPicker from "@/shared/form/RecordPicker.vue";
import SearchPicker from "@/shared/form/SearchPicker.vue";
import { i18n } from "@/shared/i18n";
import { drawn, settled } from "../mounted";

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

describe("a list that is open when something else is pressed", () => {
  const options = [{ value: "a", label: "入户宣传" }, { value: "b", label: "横幅" }];
  function opened() {
    const { page, end } = drawn(SearchPicker, { modelValue: [], options, multiple: true, label: "形式" });
    document.body.append(page);
    const other = page.appendChild(document.createElement("button"));
    const list = page.querySelector<HTMLElement>("[role=listbox]")!;
    page.querySelector("input")!.focus();
    return {
      other,
      isShown: () => list.style.display !== "none",
      end: () => (end(), page.remove()),
    };
  }
  const mouse = (type: string, on: HTMLElement) => on.dispatchEvent(new MouseEvent(type, { bubbles: true }));

  it("stays where it is until the click has been", async () => {
    const { other, isShown, end } = opened();
    await settled();
    expect(isShown()).toBe(true);
    mouse("mousedown", other);
    other.focus();
    await settled();
    expect(isShown()).toBe(true);
    mouse("mouseup", other);
    mouse("click", other);
    await settled();
    expect(isShown()).toBe(false);
    end();
  });
  it("closes at once when the keyboard leaves it", async () => {
    const { other, isShown, end } = opened();
    await settled();
    other.focus();
    await settled();
    expect(isShown()).toBe(false);
    end();
  });
});
