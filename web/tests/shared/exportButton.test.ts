// Which columns an export has: those the list shows, those of a set, or all.
import { createPinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApp } from "vue";
import { i18n } from "@/shared/i18n";
import { useRules, type RuleSet } from "@/shared/rules";
import ExportButton from "@/shared/ui/ExportButton.vue";
import type { ExportOrder } from "@/shared/api/jobs";
import { server, settled } from "../mounted";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.innerHTML = "";
});

async function opened(order: ExportOrder) {
  const { fetched } = server((path) => {
    if (path === "counts") return { count: 3 };
    return path === "exports" ? { job: "j" } : { job: "j", status: "done", done: 3, total: 3 };
  });
  let sent: ExportOrder | undefined;
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.url.endsWith("/exports")) sent = (await request.clone().json()) as ExportOrder;
    return fetched(request);
  });
  const pinia = createPinia();
  const column_sets = [{ code: "ledger", noun: "case", name: { zh: "26列台账" }, columns: [] }];
  useRules(pinia).take({ column_sets } as unknown as RuleSet, []);
  const page = document.body.appendChild(document.createElement("div"));
  const app = createApp(ExportButton, { order: () => order });
  app.use(pinia).use(i18n).mount(page);
  page.querySelector("button")!.click();
  await settled();
  const select = document.querySelector("dialog select") as HTMLSelectElement;
  return {
    select,
    start: async (columns: string) => {
      select.value = columns;
      select.dispatchEvent(new Event("change"));
      document.querySelector<HTMLElement>("dialog .button.primary")!.click();
      await settled();
      app.unmount();
      return [sent!.paths, sent!.columns];
    },
  };
}

describe("the columns of an export", () => {
  const order: ExportOrder = { noun: "case", format: "xlsx", paths: ["number", "due"] };
  it("are offered by name: shown, of a set, all", async () => {
    const { select } = await opened(order);
    expect([...select.options].map((one) => one.textContent)).toEqual(["当前显示的列", "26列台账", "全部列"]);
    expect(select.selectedOptions[0]!.textContent).toBe("当前显示的列");
  });
  it("begin as the list says", async () => {
    expect((await opened({ ...order, columns: "ledger" })).select.value).toBe("ledger");
    document.body.innerHTML = "";
    expect((await opened({ ...order, columns: "" })).select.selectedOptions[0]!.textContent).toBe("全部列");
  });
  it("are those that were chosen and no others", async () => {
    const { select, start } = await opened(order);
    expect(await start(select.options[0]!.value)).toEqual([["number", "due"], ""]);
  });
  it("are a set's when it is chosen, whatever the list shows", async () => {
    expect(await (await opened(order)).start("ledger")).toEqual([[], "ledger"]);
  });
  it("are all when all are chosen", async () => {
    expect(await (await opened(order)).start("")).toEqual([[], ""]);
  });
});
