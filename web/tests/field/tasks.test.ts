// The lists of what waits: what is mine, how many there are, and what stands behind the first page.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import { useSession, type Session } from "@/shared/session";
import { db } from "@/field/db";
import TasksPage from "@/field/screens/TasksPage.vue";
import { useTasks } from "@/field/tasks/tasks";
import QueueRow from "@/field/ui/QueueRow.vue";
import TaskCard from "@/field/ui/TaskCard.vue";
import { drawn, server, settled } from "../mounted";

beforeEach(async () => {
  setActivePinia(createPinia());
  await db.kept.clear();
});
afterEach(() => vi.unstubAllGlobals());
const signedIn = (...rights: string[]) =>
  useSession().take({ account: "a", post: "p1", posts: [{ post: "p1" }, { post: "p2" }], rights, unit: "u" } as unknown as Session);

const one = (record: string, post: string) => ({ record, kind: "06010", state: { reporter: { post } } });

it("mine is what one of my posts has reported, page after page", async () => {
  signedIn("report_case");
  const pages: Record<string, unknown> = {
    "": { records: [one("1", "p1"), one("2", "other"), one("3", "p2")], next: "3" },
    "3": { records: [one("4", "other"), one("5", "p1")] },
  };
  const { asked, fetched } = server((_, url) => pages[url.searchParams.get("after") ?? ""]);
  vi.stubGlobal("fetch", fetched);
  const tasks = useTasks();
  await tasks.load();
  expect(tasks.lists.get("mine")).toMatchObject({ rows: [{ record: "1" }, { record: "3" }], next: "3" });
  expect(tasks.lists.get("mine")!.rows[0]).not.toHaveProperty("state");
  await tasks.more("mine");
  expect(tasks.lists.get("mine")!.rows.map((row) => row.record)).toEqual(["1", "3", "5"]);
  expect(tasks.lists.get("mine")!.next).toBeUndefined();
  expect(asked.map((each) => each.url.searchParams.get("with"))).toEqual(["state", "state"]);
});

it("who signs off finds what waits for the signature", async () => {
  signedIn("decide_request", "sign_off");
  const passed = ["sign_off_case", "add_evidence"].map((command) => ({ ...one(command, "p9"), offers: [{ command }] }));
  const { asked, fetched } = server((_, url) => ({ records: url.searchParams.get("noun") === "case" ? passed : [] }));
  vi.stubGlobal("fetch", fetched);
  const tasks = useTasks();
  expect(tasks.groups).toEqual(["decide", "sign"]);
  await tasks.load();
  expect(asked.map((each) => each.url.searchParams.get("select"))).toContain("status=passed");
  expect(tasks.lists.get("sign")!.rows.map((row) => row.record)).toEqual(["sign_off_case"]);
});

it("a phone that is full shows what it cannot keep", async () => {
  signedIn("report_case");
  const { fetched } = server(() => ({ records: [one("1", "p1")] }));
  vi.stubGlobal("fetch", fetched);
  const full = vi.spyOn(db.kept, "put").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
  const tasks = useTasks();
  await tasks.load();
  expect(tasks.lists.get("mine")!.rows).toHaveLength(1);
  full.mockRestore();
});

const anywhere = () =>
  createRouter({ history: createMemoryHistory(), routes: [{ path: "/:any(.*)", component: { render: () => null } }] });

it("a card names the same end of the day as the task behind it", () => {
  const row = { record: "1", kind: "06010", status: "rectifying", due: "2018-11-28T16:00:00Z", summary: {} };
  const { page, end } = drawn(TaskCard, { row, noun: "case" }, anywhere());
  expect(page.textContent).toContain("11-28 24:00");
  end();
});

it.each([
  ["report_case", "我报的"],
  ["administer", "没有要在手机上办的事"],
])("who has one list, or none, is told so: %s", async (right, words) => {
  vi.stubGlobal("fetch", server(() => ({ records: [] })).fetched);
  const { page, end } = drawn(TasksPage, {}, { install: () => signedIn(right) }, anywhere());
  await settled();
  expect(page.textContent).toContain(words);
  end();
});

it("the list that is left during a slow reading listens to no changes afterwards", async () => {
  const streams: (AbortSignal | null | undefined)[] = [];
  let answer = (): void => undefined;
  vi.stubGlobal("fetch", (input: string | Request, init: RequestInit = {}) => {
    const isStream = (typeof input === "string" ? input : input.url).includes("/events");
    if (isStream) streams.push(init.signal);
    return new Promise<Response>((resolve) => {
      if (!isStream) answer = () => resolve(new Response('{"records":[]}', { headers: { "Content-Type": "application/json" } }));
    });
  });
  const { end } = drawn(TasksPage, {}, { install: () => signedIn("report_case") }, anywhere());
  await settled();
  end();
  answer();
  await settled();
  expect(streams.filter((one) => !one?.aborted)).toEqual([]);
});

it("a row of the queue says as whom it waits to be sent", () => {
  const item = { id: "1", account: "a", record: null, title: "路边垃圾", post: "p2", state: "queued", body: {}, photos: [], made: 0, nextAt: 0 };
  const act = (post: string) =>
    useSession().take({
      account: "a",
      post,
      posts: ["p1", "p2"].map((one) => ({ post: one, unit_name: "青禾村", role: one, role_name: `角色${one}` })),
      rights: [],
      unit: "u",
    } as unknown as Session);
  for (const [post, isSaid] of [["p1", true], ["p2", false]] as const) {
    const { page, end } = drawn(QueueRow, { item }, { install: () => act(post) }, anywhere());
    expect(page.textContent!.includes("以青禾村 角色p2填写"), post).toBe(isSaid);
    end();
  }
});
