// What a phone keeps and gives back: refused reports, files for somebody else, accounts, hints.
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { credentials } from "@/shared/api/client";
import { keepDraft } from "@/shared/form/drafts";
import { useSession, type Session } from "@/shared/session";
import { useAccount } from "@/field/account";
import { db } from "@/field/db";
import { chatApp, deviceName } from "@/field/lib/browser";
import { deviceTime, learnSkew } from "@/field/lib/clock";
import { phrasesOf } from "@/field/lib/phrases";
import { sweepPhotos } from "@/field/lib/photos";
import { editAgain } from "@/field/queue/edit";
import { fileOf } from "@/field/queue/export";
import { useQueue } from "@/field/queue/queue";
import type { QueueItem } from "@/field/queue/state";
import { newDraft, saveDraft } from "@/field/report/drafts";
import { boxAround, nearOnes } from "@/field/report/duplicates";
import { emptyForm, reportBody } from "@/field/report/form";
import { server } from "../mounted";
import { keptTask, pictureOf, readTask, withContacts } from "@/field/tasks/record";

const sha = "c".repeat(64);
const session = (account: string): Session =>
  ({ account, name: account, post: "post-1", posts: [], rights: [], session: "console" }) as unknown as Session;

beforeEach(async () => {
  setActivePinia(createPinia());
  credentials.token = undefined;
  await Promise.all([db.kept, db.drafts, db.queue, db.photos, db.pictures].map((table) => table.clear()));
  vi.unstubAllGlobals();
});
const keepPhoto = (at: number) =>
  db.photos.put({ account: "grid", sha256: sha, mediaType: "image/jpeg", bytes: new Uint8Array([1, 2, 3]).buffer, at });

async function queued(account: string, body: object): Promise<QueueItem> {
  useSession().take(session(account));
  return useQueue().add({ record: null, body: body as QueueItem["body"], title: account });
}

describe("the queue", () => {
  it("takes a command with the photos it names, and ends its draft at once", async () => {
    await keepPhoto(Date.now());
    const draft = newDraft("grid");
    draft.form.category = "06010";
    await saveDraft(draft);
    useSession().take(session("grid"));
    const body = { report_case: { facts: { photos: [{ file: sha }], other: "d".repeat(64) } } };
    const item = await useQueue().add({ record: null, body, title: "x" }, () => db.drafts.delete(draft.id));
    expect(item.photos).toEqual([{ sha256: sha, done: false }]);
    expect(item).toMatchObject({ account: "grid", post: "post-1", state: "queued" });
    expect(await db.drafts.count()).toBe(0);
  });

  it("says which photos it no longer has, except those of a record that is written anew", async () => {
    useSession().take(session("grid"));
    const photos = [{ file: sha }];
    const fresh = await useQueue().add({ record: null, body: { report_case: { facts: { photos } } }, title: "x" });
    expect(fresh.photos).toEqual([{ sha256: sha, done: false, lost: true }]);
    const again = await useQueue().add({ record: "r", body: { correct_facts: { facts: { photos } } }, title: "x" });
    expect(again.photos).toEqual([]);
  });

  it("keeps the draft when the command cannot be kept", async () => {
    const draft = newDraft("grid");
    draft.form.category = "06010";
    await saveDraft(draft);
    useSession().take(session("grid"));
    const failing = () => Promise.reject(new Error("disk"));
    await expect(useQueue().add({ record: null, body: { x: {} }, title: "x" }, failing)).rejects.toThrow("disk");
    expect(await db.queue.count()).toBe(0);
    expect(await db.drafts.count()).toBe(1);
  });

  it("gives a refused report back as a draft, and only a refused one", async () => {
    const form = { ...emptyForm(1_700_000_000_000), category: "06010", source: "patrol", text: "路边一堆", unit: "u1" };
    form.photos = [{ file: sha, media_type: "image/jpeg", role: "before" }];
    const item = await queued("grid", reportBody(form, "垃圾没清"));
    expect(await editAgain(item.id)).toBeUndefined();
    await db.queue.update(item.id, { state: "failed" });
    const id = (await editAgain(item.id))!;
    expect((await db.drafts.get(id))!.form).toMatchObject({
      category: "06010",
      text: "路边一堆",
      unit: "u1",
      foundAt: 1_700_000_000_000,
      photos: [{ file: sha }],
    });
    expect(await db.queue.count()).toBe(0);
  });

  it("gives no draft of a report that has arrived, when only a photo was refused", async () => {
    const item = await queued("grid", reportBody({ ...emptyForm(), category: "06010" }, "x"));
    await db.queue.update(item.id, { state: "failed", answered: "r" });
    expect(await editAgain(item.id)).toBeUndefined();
    expect(await db.queue.count()).toBe(1);
  });

  it("gives what was refused as a file with its photos", async () => {
    await keepPhoto(Date.now());
    const item = await queued("grid", { report_case: { facts: { photos: [{ file: sha }] } } });
    const document = JSON.parse(await (await fileOf(item)).text()) as { command_id: string; photos: object[] };
    expect(document.command_id).toBe(item.id);
    expect(document.photos).toEqual([{ sha256: sha, media_type: "image/jpeg", base64: "AQID" }]);
  });
});

describe("a picture of a record", () => {
  const bytes = new Uint8Array([7]).buffer;
  it("is the small one of the list while there is no network, and never somebody else's", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
    await expect(pictureOf("grid", "r1", sha, "view")).rejects.toMatchObject({ status: 0 });
    await db.pictures.put({ key: `r1/${sha}/thumb`, account: "grid", bytes, at: 1 });
    expect((await pictureOf("grid", "r1", sha, "view")).size).toBe(1);
    await expect(pictureOf("other", "r1", sha, "view")).rejects.toMatchObject({ status: 0 });
  });
  it("that may not be seen any more is not shown small either", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}", { status: 404 })));
    await db.pictures.put({ key: `r1/${sha}/thumb`, account: "grid", bytes, at: 1 });
    await expect(pictureOf("grid", "r1", sha, "view")).rejects.toMatchObject({ status: 404 });
  });
});

describe("photos that nothing names", () => {
  it("go after their grace, those of a draft or of the queue stay", async () => {
    const later = Date.now() + 40 * 24 * 3600_000;
    await keepPhoto(Date.now());
    await sweepPhotos();
    expect(await db.photos.count()).toBe(1);
    await queued("grid", { report_case: { facts: { photos: [{ file: sha }] } } });
    await sweepPhotos(later);
    expect(await db.photos.count()).toBe(1);
    await db.queue.clear();
    await keepDraft("form|grid|x", { values: { photos: [{ file: sha }] } }, later - 13 * 24 * 3600_000);
    await sweepPhotos(later);
    expect(await db.photos.count()).toBe(1);
    await sweepPhotos(later + 2 * 24 * 3600_000); // the form is forgotten
    expect(await db.photos.count()).toBe(0);
  });
});

describe("an account on the phone", () => {
  const answer = (status: number, body: object) =>
    vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } }));

  it("is known after a reload without a network", async () => {
    useSession().take(session("grid"));
    vi.stubGlobal("fetch", answer(200, session("grid")));
    await useAccount().renew();
    setActivePinia(createPinia());
    await useAccount().restore();
    expect(useSession().session?.account).toBe("grid");
  });

  it("has its device when the answer after the spent slip is lost, and its name with the next sign-in", async () => {
    const redeemed = { device: "d1", device_secret: "secret", token: "t1" };
    const answers = [redeemed, undefined, { token: "t2" }, session("grid")];
    vi.stubGlobal("fetch", async () => {
      const body = answers.shift();
      if (!body) throw new TypeError("network");
      return new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
    });
    await expect(useAccount().redeem("slip", "123456", "Android 14")).rejects.toThrow("no_answer");
    setActivePinia(createPinia());
    const account = useAccount();
    await account.restore();
    expect(account.devices).toEqual([{ device: "d1", secret: "secret", account: "", name: "Android 14" }]);
    await account.signInWithPin(account.devices[0]!, "123456");
    expect((await db.kept.get("devices"))!.value).toEqual([{ device: "d1", secret: "secret", account: "grid", name: "grid" }]);
    expect(account.isChanging).toBe(false);
  });

  it("is signed in on a full phone too, so that what waits can be sent", async () => {
    useSession().take(session("grid"));
    vi.stubGlobal("fetch", answer(200, session("grid")));
    const put = vi.spyOn(db.kept, "put").mockRejectedValue(new Error("full"));
    expect(await useAccount().renew()).toBe(true);
    put.mockRestore();
  });

  it("stays with its queue when the server says 401", async () => {
    await queued("grid", { report_case: {} });
    vi.stubGlobal("fetch", answer(401, { code: "sign_in_needed" }));
    const account = useAccount();
    expect(await account.renew()).toBe(false);
    expect(account.needsSignIn).toBe(true);
    expect(account.id).toBe("grid");
    expect(await db.queue.count()).toBe(1);
  });

  it("signs out and leaves the queue, but nothing that was only looked at", async () => {
    await queued("grid", { report_case: {} });
    const account = useAccount();
    await db.kept.put({ key: account.keyOf("tasks:mine"), value: 1 });
    await db.pictures.put({ key: "r/s/thumb", account: "grid", bytes: new ArrayBuffer(1), at: 0 });
    vi.stubGlobal("fetch", answer(200, { done: true }));
    await account.signOut();
    expect(await db.queue.count()).toBe(1);
    expect(await db.pictures.count()).toBe(0);
    expect((await db.kept.toArray()).map((one) => one.key)).toEqual([]);
    expect(useSession().isSignedIn).toBe(false);
  });
});

describe("duplicates", () => {
  const place = { latitude_e7: 348540000, longitude_e7: 1135870000 };
  const now = Date.parse("2026-11-28T00:00:00Z");
  const row = (record: string, kind: string, metres: number, found_at: string) => ({
    record,
    kind,
    status: "rectifying",
    number: "",
    place: { ...place, latitude_e7: place.latitude_e7 + Math.round((metres / 111_320) * 1e7) },
    summary: { found_at, description: record },
  });
  it("are near, recent and of the same category, the nearest first", () => {
    const rows = [
      row("far", "06010", 60, "2026-11-27T00:00:00Z"),
      row("second", "06010", 40, "2026-11-20T00:00:00Z"),
      row("first", "06010", 5, "2026-11-27T12:00:00Z"),
      row("old", "06010", 5, "2026-10-01T00:00:00Z"),
      row("other", "06012", 5, "2026-11-27T00:00:00Z"),
    ];
    const found = nearOnes(rows as never, "06010", place, { metres: 50, days: 30 }, now);
    expect(found.map((one) => [one.record, one.metres, one.days])).toEqual([
      ["first", 5, 0],
      ["second", 40, 8],
    ]);
  });
  it("are asked for in a box that holds the circle", () => {
    const box = boxAround({ latitude: 34.854, longitude: 113.587 }, 50);
    expect(box.north_e7 - box.south_e7).toBeCloseTo(8983, -1);
    expect(box.east_e7 - box.west_e7).toBeGreaterThan(box.north_e7 - box.south_e7);
  });
});

describe("small things", () => {
  it("a wrong clock is put right and told", () => {
    const now = Date.parse("2026-11-28T10:10:00Z");
    learnSkew("Sat, 28 Nov 2026 10:00:00 GMT", now);
    expect(deviceTime(now)).toEqual({ device: "2026-11-28T10:10:00.000Z", corrected: "2026-11-28T10:00:00.000Z" });
    learnSkew("Sat, 28 Nov 2026 10:10:02 GMT", now);
    expect(deviceTime(now).corrected).toBe("2026-11-28T10:10:00.000Z");
  });
  it("phrases are lines", () => {
    expect(phrasesOf("请尽快清理；\n 有异味 \n\n")).toEqual(["请尽快清理", "有异味"]);
  });
  it("chat apps are known by their name, phones by theirs", () => {
    expect(chatApp("Mozilla/5.0 (Linux; Android 14; V2) MicroMessenger/8.0")).toBe(true);
    for (const app of ["AliApp(TAURUS/2.10.0) TaurusApp/2.10.0", "HuaweiAnyOffice/1.0.0 WeLink", "Lark/7.1.0 LarkLocale/zh_CN"])
      expect(chatApp(`Mozilla/5.0 (Linux; Android 14; V2) Chrome/120 Mobile ${app}`)).toBe(true);
    expect(chatApp("Mozilla/5.0 (Linux; Android 14; V2) Chrome/120 Mobile")).toBe(false);
    expect(deviceName("Mozilla/5.0 (Linux; Android 14; V2241A) Chrome/120")).toBe("Android 14");
  });
});

it("keeps whom to call about a task when it is read again", async () => {
  const contact = { concern: "office", name: "例某", phone: "000-1" };
  const answers = (path: string) =>
    path.endsWith("/contacts") ? { contacts: [contact] } : path.endsWith("/offers") ? { offers: [] } : { noun: "case", row: {}, state: {} };
  vi.stubGlobal("fetch", server(answers).fetched);
  await withContacts(await readTask("r", "grid/record:r"), "r", "grid/record:r");
  expect(await readTask("r", "grid/record:r")).toMatchObject({ contacts: [contact] });
  expect(await keptTask("grid/record:r")).toMatchObject({ contacts: [contact] });
});
