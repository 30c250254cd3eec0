// The waiting commands against a server that loses answers, refuses, is busy or signs people out.
import Dexie from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Problem } from "@/shared/api/client";
import { FieldDatabase } from "@/field/db";
import { sendItem, type Conditions, type Net, type Store } from "@/field/queue/sender";
import { dueItem, maySend, next, pauseOf, type QueueItem, type Sender } from "@/field/queue/state";

const sha = (digit: string) => digit.repeat(64);
const me: Sender = { account: "grid", post: "post-1", posts: ["post-1"] };

function item(id: string, more: Partial<QueueItem> = {}): QueueItem {
  return {
    id,
    account: "grid",
    post: "post-1",
    record: null,
    body: { report_case: { n: id } },
    title: id,
    made: 0,
    state: "queued",
    photos: [],
    answered: null,
    attempts: 0,
    nextAt: 0,
    problem: null,
    sentAt: null,
    ...more,
  };
}

describe("a command that was set aside", () => {
  it("says why to the end, though its photos meet a lost connection", () => {
    const problem = { code: "case_closed", text: "the case is closed" };
    const photos = [{ sha256: sha("a"), done: false }] as unknown as QueueItem["photos"];
    const kept = item("1", { setAside: true, answered: "record-9", problem, photos });
    const lost = next(kept, { type: "no_answer", text: "no connection" }, 1);
    const again = next(lost, { type: "again" }, 2);
    for (const one of [lost, again, next(again, { type: "finished" }, 3)]) expect(one.problem).toEqual(problem);
  });
});

// Takes each command once, whatever happens to its answer.
class FakeServer implements Net {
  records = new Map<string, string>();
  files = new Map<string, number>();
  queuedAt: (string | undefined)[] = [];
  fault: (what: "put" | "command", key: string) => Problem | "lost" | undefined = () => undefined;

  private answer<T>(what: "put" | "command", key: string, take: () => T): T {
    const fault = this.fault(what, key);
    if (fault instanceof Problem) throw fault;
    const out = take();
    if (fault === "lost") throw new Problem(0, { code: "no_answer" });
    return out;
  }
  async put(sha256: string): Promise<void> {
    this.answer("put", sha256, () => this.files.set(sha256, (this.files.get(sha256) ?? 0) + 1));
  }
  async command(one: QueueItem, queuedAt?: string) {
    this.queuedAt.push(queuedAt);
    return this.answer("command", one.id, () => {
      const repeated = this.records.has(one.id);
      this.records.set(one.id, JSON.stringify(one.body));
      return { record: one.id, repeated };
    });
  }
}

let db: FieldDatabase;
let server: FakeServer;
let now = 0;
let wifi = true;
let mine = true;
let names = 0;
const store: Store = {
  save: async (one) => void (await db.queue.put(one)),
  photo: async (account, sha256) => (await db.photos.get([account, sha256]))?.bytes,
};
const conditions: Conditions = {
  now: () => now,
  photosMayGo: () => wifi,
  mayGo: () => mine,
  wordsOf: (one) => `words of ${one.code}`,
};
const send = async (id: string) => sendItem((await db.queue.get(id))!, server, store, conditions);
const stored = async (id: string) => (await db.queue.get(id))!;
const keepPhoto = (sha256: string, account = "grid") =>
  db.photos.put({ account, sha256, mediaType: "image/jpeg", bytes: new ArrayBuffer(8), at: 0 });

beforeEach(() => {
  db = new FieldDatabase(`queue-test-${names++}`);
  server = new FakeServer();
  now = 1000;
  wifi = mine = true;
});
afterEach(() => db.delete());

describe("a waiting command", () => {
  it("sends its photos before itself, and each once", async () => {
    await keepPhoto(sha("a"));
    await db.queue.add(item("1", { photos: [{ sha256: sha("a"), done: false }] }));
    server.fault = (what) =>
      what === "command" && !server.files.has(sha("a")) ? new Problem(400, { code: "too_early" }) : undefined;
    expect(await send("1")).toBe("sent");
    expect(await stored("1")).toMatchObject({ state: "sent", answered: "1", photos: [{ done: true }] });
    expect(server.files.get(sha("a"))).toBe(1);
  });

  it("arrives once when the answer is lost, of the photo and of the command", async () => {
    await keepPhoto(sha("a"));
    await db.queue.add(item("1", { photos: [{ sha256: sha("a"), done: false }] }));
    let lost = 2;
    server.fault = () => (lost-- > 0 ? "lost" : undefined);
    expect(await send("1")).toBe("later");
    expect((await stored("1")).nextAt).toBeGreaterThan(now);
    lost = 0;
    server.fault = (what) => (what === "command" && server.queuedAt.length === 1 ? "lost" : undefined);
    expect(await send("1")).toBe("later");
    expect(await send("1")).toBe("sent");
    expect([...server.records]).toEqual([["1", JSON.stringify({ report_case: { n: "1" } })]]);
  });

  it("goes on where it was after a restart halfway", async () => {
    await keepPhoto(sha("a"));
    await keepPhoto(sha("b"));
    const photos = [
      { sha256: sha("a"), done: true },
      { sha256: sha("b"), done: false },
    ];
    await db.queue.add(item("1", { state: "sending", photos }));
    const due = dueItem(await db.queue.toArray(), me, now);
    expect(due?.id).toBe("1");
    expect(await send("1")).toBe("sent");
    expect(server.files.has(sha("a"))).toBe(false);
    expect(server.files.get(sha("b"))).toBe(1);
  });

  it("is kept as it is when nobody is signed in", async () => {
    await db.queue.add(item("1"));
    server.fault = () => new Problem(401, { code: "sign_in_needed" });
    expect(await send("1")).toBe("sign_in");
    expect(await stored("1")).toMatchObject({ state: "queued", attempts: 0, problem: null });
  });

  it("waits longer and longer while the server is busy", async () => {
    await db.queue.add(item("1"));
    server.fault = () => new Problem(503, { code: "server_busy" });
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      expect(await send("1")).toBe("later");
      pauses.push((await stored("1")).nextAt - now);
    }
    expect(pauses[0]).toBeGreaterThanOrEqual(1500);
    expect(pauses[0]).toBeLessThanOrEqual(2500);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(300_000);
    expect(pauses[11]).toBeGreaterThanOrEqual(225_000);
    expect(await stored("1")).toMatchObject({ state: "queued", problem: { text: "words of server_busy" } });
  });

  it("honours the seconds the server asks for", async () => {
    await db.queue.add(item("1"));
    server.fault = () => new Problem(429, { code: "too_many_requests", args: { seconds: "90" } });
    await send("1");
    expect((await stored("1")).nextAt).toBe(now + 90_000);
  });

  it("stops when it is refused, with the reason", async () => {
    await db.queue.add(item("1"));
    server.fault = () => new Problem(422, { code: "category_unknown", field: "facts.category" });
    expect(await send("1")).toBe("refused");
    expect(await stored("1")).toMatchObject({
      state: "failed",
      problem: { code: "category_unknown", text: "words of category_unknown", field: "facts.category" },
    });
    expect(dueItem(await db.queue.toArray(), me, now + 1e9)).toBeUndefined();
    await db.queue.put(next(await stored("1"), { type: "again" }, now));
    server.fault = () => undefined;
    expect(await send("1")).toBe("sent");
  });

  it("is settled by the server when it was set aside", async () => {
    await db.queue.add(item("1"));
    server.fault = () => new Problem(409, { code: "case_closed", args: { set_aside: "record-9" } });
    await send("1");
    expect(await stored("1")).toMatchObject({ state: "set_aside", answered: "record-9" });
  });

  it("says since when it waited, and only if it did", async () => {
    await db.queue.add(item("1", { made: 500 }));
    await db.queue.add(item("2", { made: 500 }));
    await send("1");
    now += 3600_000;
    await send("2");
    expect(server.queuedAt).toEqual([undefined, "1970-01-01T00:00:00.500Z"]);
  });

  it("goes ahead of its photos when those wait for WiFi", async () => {
    await keepPhoto(sha("a"));
    await db.queue.add(item("1", { photos: [{ sha256: sha("a"), done: false }] }));
    wifi = false;
    expect(await send("1")).toBe("held");
    expect(await stored("1")).toMatchObject({ state: "queued", answered: "1", photos: [{ done: false }] });
    wifi = true;
    expect(await send("1")).toBe("sent");
    expect(server.queuedAt.length).toBe(1);
  });

  it("stays open when it was set aside before its photos went, and sends them without itself", async () => {
    await keepPhoto(sha("a"));
    await db.queue.add(item("1", { photos: [{ sha256: sha("a"), done: false }] }));
    wifi = false;
    server.fault = (what) => (what === "command" ? new Problem(409, { code: "case_closed", args: { set_aside: "record-9" } }) : undefined);
    await send("1");
    expect(await stored("1")).toMatchObject({ state: "queued", answered: "record-9", sentAt: null });
    wifi = true;
    await send("1");
    expect(server.files.has(sha("a"))).toBe(true);
    expect(server.queuedAt.length).toBe(1);
    expect(await stored("1")).toMatchObject({ state: "set_aside", sentAt: now, problem: { code: "case_closed" } });
  });

  it("sends photos of long ago once more, since the server may have thrown them away", async () => {
    await keepPhoto(sha("a"));
    await keepPhoto(sha("b"));
    now = 6 * 24 * 3600_000;
    const photos = [
      { sha256: sha("a"), done: true },
      { sha256: sha("b"), done: true, doneAt: now - 3600_000 },
    ];
    await db.queue.add(item("1", { photos }));
    await db.queue.add(item("2", { photos, answered: "2" }));
    expect([await send("1"), await send("2")]).toEqual(["sent", "sent"]);
    expect([...server.files]).toEqual([[sha("a"), 1]]);
  });

  it("brings its photos once more when the server has not got them, and then is decided", async () => {
    await keepPhoto(sha("a"));
    const photos = [{ sha256: sha("a"), done: true, doneAt: 900 }];
    const missing = new Problem(422, { code: "file_not_brought", field: "photos" });
    await db.queue.bulkAdd([item("1", { photos }), item("2", { photos })]);
    server.fault = (what) => (what === "command" && !server.files.has(sha("a")) ? missing : undefined);
    expect(await send("1")).toBe("sent");
    server.fault = (what) => (what === "command" ? missing : undefined);
    expect(await send("2")).toBe("refused");
    expect(server.files.get(sha("a"))).toBe(2);
  });

  it("brings its photos once more when a person sends it again after a refusal", () => {
    const photos = [{ sha256: sha("a"), done: true, doneAt: 900 }];
    const after = (more: Partial<QueueItem>) => next(item("1", { photos, ...more }), { type: "again" }, now).photos[0]!.done;
    expect(after({ state: "failed" })).toBe(false);
    expect(after({ state: "failed", answered: "1" })).toBe(true);
    expect(after({ state: "queued" })).toBe(true);
  });

  it("is held as soon as somebody else is acted as, between photos and before itself", async () => {
    await keepPhoto(sha("a"));
    await keepPhoto(sha("b"));
    const photos = [sha("a"), sha("b")].map((sha256) => ({ sha256, done: false }));
    await db.queue.bulkAdd([item("1", { photos }), item("2", { photos: [photos[0]!] })]);
    server.fault = () => void (mine = false);
    expect(await send("1")).toBe("held");
    expect([...server.files.keys()]).toEqual([sha("a")]);
    mine = true;
    expect(await send("2")).toBe("held");
    expect(server.records.size).toBe(0);
    expect(await stored("2")).toMatchObject({ state: "queued", answered: null, photos: [{ done: true }] });
  });

  it("says when a photo is no longer on the phone, and goes without it", async () => {
    await db.queue.add(item("1", { photos: [{ sha256: sha("a"), done: false }] }));
    expect(await send("1")).toBe("sent");
    expect((await stored("1")).photos).toEqual([{ sha256: sha("a"), done: false, lost: true }]);
  });
});

describe("whose turn it is", () => {
  it("never is somebody else's, and the oldest comes first", () => {
    const items = [item("3"), item("1", { account: "clerk" }), item("2")];
    expect(dueItem(items, me, 0)?.id).toBe("2");
    expect(dueItem(items, { ...me, account: "nobody" }, 0)).toBeUndefined();
  });
  it("waits for the post it was made as, while that post is held", () => {
    const other = item("1", { post: "post-2" });
    expect(maySend(other, { ...me, posts: ["post-1", "post-2"] })).toBe(false);
    expect(maySend(other, me)).toBe(true);
  });
  it("spreads the pauses by a quarter", () => {
    expect(pauseOf(3, 0)).toBe(6000);
    expect(pauseOf(3, 1)).toBe(10_000);
    expect(pauseOf(30, 1)).toBe(300_000);
  });
});

describe("the database", () => {
  it("opens with the rows an older phone left in version 1", async () => {
    const name = `upgrade-test-${names++}`;
    const old = new Dexie(name);
    old.version(1).stores({
      kept: "key",
      drafts: "id, account",
      queue: "id, account",
      photos: "[account+sha256], account",
      pictures: "key, account, at",
    });
    await old.table("queue").add(item("1"));
    old.close();
    const present = new FieldDatabase(name);
    expect(await present.queue.get("1")).toMatchObject({ id: "1", state: "queued" });
    await present.delete();
  });
});
