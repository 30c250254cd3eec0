// The queue 待上传 as the screens see it: what waits, what adds to it, and what makes it run (the
// app opens, becomes visible, comes online, a person says so, time).
import { liveQuery } from "dexie";
import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { Problem } from "@/shared/api/client";
import { sendCommand, type CommandBody } from "@/shared/api/commands";
import { putFile } from "@/shared/api/files";
import { newId } from "@/shared/api/ids";
import type { Send } from "@/shared/form/useOfferForm";
import { problemText } from "@/shared/problems";
import { useAccount } from "../account";
import { db, plain } from "../db";
import { isOnline, isOnWifi, onConnectionChange } from "../lib/network";
import { preferences } from "../lib/preferences";
import { written } from "../lib/storage";
import { sendItem, type Net, type Store } from "./sender";
import { dueItem, isOpen, isUnsent, maySend, next, nextMoment, pauseOf, sentKeptMs, type QueueItem, type QueuePhoto } from "./state";

const net: Net = {
  put: (sha256, bytes) => putFile(bytes, sha256),
  command: (item, queuedAt) => sendCommand(item.record, item.body, { id: item.id, ...(queuedAt && { queuedAt }) }),
};
const store: Store = {
  save: async (item) => void (await db.queue.put(item)),
  photo: async (account, sha256) => (await db.photos.get([account, sha256]))?.bytes,
};

const pauseMin = 1000;

export const useQueue = defineStore("fieldQueue", () => {
  const account = useAccount();
  const all = ref<QueueItem[]>([]);
  const isSending = ref(false);
  // Newest first; never those of somebody else.
  const items = computed(() =>
    all.value.filter((one) => one.account === account.id).sort((a, b) => (a.id < b.id ? 1 : -1)),
  );
  const unsent = computed(() => items.value.filter(isUnsent).length);
  const failed = computed(() => items.value.filter((one) => one.state === "failed").length);
  const waiting = computed(() => items.value.filter(isOpen).length);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  let failures = 0; // of asking who this is, in a row

  const whoAmI = () => ({ account: account.id, post: account.post, posts: account.posts });

  const mayGo = (item: QueueItem) => !account.isChanging && maySend(item, whoAmI());

  // The photos and files a command names. One whose bytes the phone no longer holds is lost; only a
  // record that is written anew names some that the server has already.
  async function photosIn(record: string | null, body: CommandBody, owner: string): Promise<QueuePhoto[]> {
    const text = JSON.stringify(body);
    const found = new Set(Array.from(text.matchAll(/"file":"([0-9a-f]{64})"/g), (hit) => hit[1]!));
    const rows = await db.photos.bulkGet([...found].map((sha256) => [owner, sha256] as [string, string]));
    const isRewritten = record !== null && /^\{"(correct|record)_/.test(text);
    return [...found].flatMap((sha256, at) => {
      if (rows[at]) return [{ sha256, done: false }];
      return isRewritten ? [] : [{ sha256, done: false, lost: true }];
    });
  }

  // Kept before anything is sent; sent at once when there is a network. `done` runs in the same
  // transaction: a draft ends exactly when its command is in the queue. A form has an id already: what
  // came in under it before the app closed is not added again.
  async function add(
    entry: { record: string | null; body: CommandBody; title: string; id?: string; about?: string },
    done: () => Promise<void> = async () => undefined,
  ): Promise<QueueItem> {
    const body = plain(entry.body);
    const { account: owner, post } = whoAmI();
    const photos = await photosIn(entry.record, body, owner);
    const item: QueueItem = {
      id: entry.id ?? newId(),
      account: owner,
      post,
      record: entry.record,
      body,
      title: entry.title,
      ...(entry.about && { about: entry.about }),
      made: Date.now(),
      state: "queued",
      photos,
      answered: null,
      attempts: 0,
      nextAt: 0,
      problem: null,
      sentAt: null,
    };
    const kept = db.transaction("rw", db.queue, db.drafts, async () => {
      if (!(await db.queue.get(item.id))) await db.queue.add(item);
      await done();
    });
    await written(kept);
    void run();
    return item;
  }

  // For OfferForm and DailyLine: the answer comes when the command is safe on the phone.
  const sender =
    (titleOf: (body: CommandBody) => string, about: () => string = () => ""): Send =>
    async (record, body, { id }) => {
      const item = await add({ id, record, body, title: titleOf(body), about: about() });
      return { record: record ?? item.id, repeated: false };
    };

  // Kept and without an answer of any kind.
  const isWaiting = (id: string): boolean =>
    items.value.some((one) => one.id === id && (one.state === "queued" || one.state === "sending"));

  async function again(id: string): Promise<void> {
    const item = await db.queue.get(id);
    if (item) await db.queue.put(next(item, { type: "again" }, Date.now()));
    void run();
  }
  async function sendNow(): Promise<void> {
    for (const item of items.value.filter((one) => one.state === "queued" && one.nextAt > 0))
      await db.queue.put(next(plain(item), { type: "again" }, Date.now()));
    await run();
  }
  const remove = (id: string) => db.queue.delete(id);

  // One tab sends. Whoever holds the lock takes over what a closed tab left as "sending".
  async function run(): Promise<void> {
    if (!account.isReady || !started) return;
    if (!navigator.locks) return work();
    await navigator.locks.request("luoshi-field-queue", { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  }

  async function work(): Promise<void> {
    if (isSending.value || !isOnline.value) return;
    // Of whoever is signed in by then: sending takes time.
    const read = async () => plain(await db.queue.where("account").equals(account.id).toArray());
    if (!dueItem(await read(), whoAmI(), Date.now())) return plan(await read());
    isSending.value = true;
    try {
      // 401 keeps everything; without an answer the times of the items decide.
      const isSignedIn = await account.renew();
      failures = 0;
      if (isSignedIn) {
        for (let item = dueItem(await read(), whoAmI(), Date.now()); item; ) {
          const held = await sendItem(item, net, store, { now: Date.now, photosMayGo, mayGo, wordsOf });
          if (held === "sign_in") {
            account.needsSignIn = true;
            break;
          }
          if (held === "later" || account.isChanging) break;
          const rest = (await read()).filter((one) => held !== "held" || one.id !== item!.id);
          item = dueItem(rest.filter(isWorthIt), whoAmI(), Date.now());
        }
      }
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      failures++;
    } finally {
      isSending.value = false;
      plan(await read());
    }
  }

  // What only waits for WiFi is looked at again when the network changes.
  const isWorthIt = (item: QueueItem) => !item.answered || photosMayGo();
  const photosMayGo = () => !preferences.photosOnWifiOnly || isOnWifi();
  const wordsOf = (problem: Problem) => problemText(problem);

  function plan(rows: QueueItem[]): void {
    clearTimeout(timer);
    if (account.needsSignIn) return;
    const at = nextMoment(rows.filter(isWorthIt), whoAmI());
    const pause = failures ? pauseOf(failures, Math.random()) : pauseMin;
    if (at !== undefined) timer = setTimeout(() => void run(), Math.max(at - Date.now(), pause));
  }

  async function tidy(): Promise<void> {
    const old = Date.now() - sentKeptMs;
    await db.queue.filter((one) => one.sentAt !== null && one.sentAt < old).delete();
  }

  function start(): void {
    started = true;
    liveQuery(() => db.queue.toArray()).subscribe((rows) => (all.value = rows));
    void tidy();
    addEventListener("online", () => void sendNow());
    onConnectionChange(() => void run());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void run();
    });
    void run();
  }

  return { items, unsent, failed, waiting, isSending, isWaiting, add, sender, again, sendNow, remove, run, start };
});
