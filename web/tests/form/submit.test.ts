// A form that is being sent: a second tap sends nothing.
import { createPinia, setActivePinia } from "pinia";
import { createApp, h } from "vue";
import { describe, expect, it } from "vitest";
import type { CommandAnswer, CommandBody } from "@/shared/api/commands";
import { useOfferForm, type SentAs } from "@/shared/form/useOfferForm";
import { useRules } from "@/shared/rules";
import { rules } from "./fixtures";

describe("a form", () => {
  it("is sent once, however often it is tapped", async () => {
    const pinia = createPinia();
    setActivePinia(pinia);
    useRules().take(rules, []);
    const sent: CommandBody[] = [];
    const ids = new Set<string>();
    const send = async (_record: string | null, body: CommandBody, { id }: SentAs): Promise<CommandAnswer> => {
      sent.push(body);
      ids.add(id);
      return { record: "r", repeated: false };
    };
    let form!: ReturnType<typeof useOfferForm>;
    const offer = { command: "take_back_report", name: { zh: "撤回反馈" }, fields: [] } as never;
    const app = createApp({
      setup() {
        form = useOfferForm(() => ({ offer, record: "r", initial: {}, send }), () => undefined);
        return () => h("p");
      },
    });
    app.use(pinia).mount(document.createElement("div"));
    await Promise.all([form.submit(), form.submit()]);
    expect([sent.length, ids.size]).toEqual([1, 1]);
    expect(form.isBusy.value).toBe(false);
    app.unmount();
  });
});
