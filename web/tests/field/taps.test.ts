// 签收 is one tap, also without a network, where the offers cannot be read again.
import { createPinia, setActivePinia } from "pinia";
import { createApp, h, nextTick, reactive } from "vue";
import { describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter, RouterView } from "vue-router";
import { i18n } from "@/shared/i18n";
import { useSession, type Session } from "@/shared/session";
import { db } from "@/field/db";
import { useQueue } from "@/field/queue/queue";
import TaskPage from "@/field/screens/TaskPage.vue";
import TaskActions from "@/field/ui/TaskActions.vue";
import { server } from "../mounted";

describe("acknowledging", () => {
  it("is asked for once: not again while it waits, and not before the offers are read anew", async () => {
    const pinia = createPinia();
    setActivePinia(pinia);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
    const session = { account: "grid", post: "p", posts: [], rights: [] } as unknown as Session;
    useSession().take(session);
    await db.queue.clear();
    const queue = useQueue();
    queue.start();
    const offer = { command: "acknowledge_case", name: { zh: "签收" }, fields: [] } as never;
    const props = reactive({ record: "r", title: "垃圾", offers: [offer], asOf: 1, ghost: "" });
    const box = document.createElement("div");
    const app = createApp({ render: () => h(TaskActions, props) });
    app.use(pinia).use(i18n).mount(box);
    const button = () => box.querySelector<HTMLButtonElement>("button.lead");
    const tapped = button()!;
    tapped.click();
    tapped.click();
    await vi.waitFor(async () => expect(await db.queue.count()).toBe(1));
    await vi.waitFor(() => expect(queue.items).toHaveLength(1));
    expect(button()).toBeNull();
    props.asOf = 2; // read again, and nothing has changed there yet
    await nextTick();
    expect(button()).toBeNull();
    await db.queue.update(queue.items[0]!.id, { state: "sent", sentAt: 10 });
    await vi.waitFor(() => expect(queue.items[0]?.state).toBe("sent"));
    expect(button()).toBeNull();
    props.asOf = 11; // it may be asked for once more, if the server says so
    await nextTick();
    expect(button()).not.toBeNull();
    expect(await db.queue.count()).toBe(1);
    app.unmount();
    vi.unstubAllGlobals();
  });
});

describe("what is offered while a command waits", () => {
  it("stands aside and says that it waits; nothing is in the way when nothing waits", async () => {
    const pinia = createPinia();
    setActivePinia(pinia);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
    useSession().take({ account: "grid", post: "p", posts: [], rights: [] } as unknown as Session);
    await db.queue.clear();
    const queue = useQueue();
    queue.start();
    const offers = ["pass_check", "fail_check"].map((command) => ({ command, name: { zh: command }, fields: [] }));
    const box = document.createElement("div");
    const props = { record: "r", title: "垃圾", offers: offers as never, asOf: 1, ghost: "" };
    const app = createApp({ render: () => h(TaskActions, props) });
    app.use(pinia).use(i18n).mount(box);
    expect(box.querySelector("details")).toBeNull();
    await queue.add({ record: "other", body: { pass_check: { note: "" } }, title: "x" });
    await queue.add({ record: "r", body: { pass_check: { note: "" } }, title: "x", about: "12 · 青禾村" });
    await vi.waitFor(() => expect(box.querySelector("details")).not.toBeNull());
    expect(box.querySelector("details")!.open).toBe(false);
    const marked = [...box.querySelectorAll("details button")].map((one) => !!one.querySelector(".tag"));
    expect(marked).toEqual([true, false]);
    app.unmount();
    vi.unstubAllGlobals();
  });
});

describe("a task whose command the office has to settle", () => {
  it("says so, and leads to the queue", async () => {
    const pinia = createPinia();
    setActivePinia(pinia);
    const row = { record: "r", kind: "06010", status: "rectified", summary: {} };
    const told: Record<string, unknown> = { session: null, "records/r": { noun: "case", row, state: {} } };
    const answers = (path: string) => (path in told ? told[path] : { offers: [], contacts: [] });
    vi.stubGlobal("fetch", server(answers).fetched);
    useSession().take({ account: "grid", post: "p", posts: [], rights: [] } as unknown as Session);
    await db.queue.clear();
    const queue = useQueue();
    queue.start();
    const item = await queue.add({ record: "r", body: { report_rectified: {} } as never, title: "整改反馈" });
    await db.queue.update(item.id, { state: "set_aside", sentAt: 1 });
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/tasks/:record", component: TaskPage }, { path: "/queue", component: TaskPage }] });
    await router.push("/tasks/r");
    const box = document.createElement("div");
    const app = createApp({ render: () => h(RouterView) });
    app.use(pinia).use(i18n).use(router).mount(box);
    await vi.waitFor(() => expect(box.querySelector("a[href='/queue']")?.textContent?.trim()).toBe("已搁置，等办公室处理：整改反馈"));
    app.unmount();
    vi.unstubAllGlobals();
  });
});
