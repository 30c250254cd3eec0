// The report that is being made: whose it is, where it lies, when it was found, and that it is never
// lost or sent twice.
import Dexie from "dexie";
import { createPinia, setActivePinia } from "pinia";
import { nextTick } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useSession, type Session } from "@/shared/session";
import { db } from "@/field/db";
import { learnSkew } from "@/field/lib/clock";
import { best } from "@/field/lib/position";
import { draftsSettled, newDraft, saveDraft } from "@/field/report/drafts";
import { isEmpty, reportBody } from "@/field/report/form";
import { useReport } from "@/field/report/report";

const session = (account: string): Session =>
  ({ account, name: account, post: "post-1", posts: [], rights: [], unit: "u1" }) as unknown as Session;
const fix = (latitude: number) => ({ latitude, longitude: 113.58, accuracy: 5, at: 0 });
const full = () => Object.assign(new Error("full"), { name: Dexie.errnames.QuotaExceeded });
const photoFile = (name: string, lastModified = Date.now()) =>
  new File([name], name, { type: "image/jpeg", lastModified });

beforeEach(async () => {
  setActivePinia(createPinia());
  await Promise.all([db.kept, db.drafts, db.queue, db.photos].map((table) => table.clear()));
  vi.stubGlobal("navigator", { ...navigator, geolocation: { watchPosition: () => 1, clearWatch: () => undefined } });
  useSession().take(session("grid"));
  best.value = null;
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await draftsSettled();
});

async function begun(category = "06010") {
  const report = useReport();
  await report.begin();
  report.form!.category = category;
  await nextTick();
  await draftsSettled();
  return report;
}

describe("a draft", () => {
  it("is not there for the next account, and is again for its own", async () => {
    const report = await begun();
    const id = report.draft!.id;
    useSession().take(session("secretary"));
    expect(report.draft).toBeNull();
    expect(await report.resume(id)).toBe(false);
    useSession().take(session("grid"));
    expect(await report.resume(id)).toBe(true);
    expect(report.form!.category).toBe("06010");
  });

  it("keeps its photos for its own account, whoever signs in meanwhile", async () => {
    const report = await begun();
    const id = report.draft!.id;
    const taking = report.addPhotos([photoFile("a"), photoFile("b")]);
    useSession().take(session("secretary"));
    await taking;
    expect((await db.drafts.get(id))!.form.photos).toHaveLength(2);
    expect((await db.photos.toArray()).map((one) => one.account)).toEqual(["grid", "grid"]);
  });

  it("is moved by the GPS only when it asked, and no more once the page is left", async () => {
    const report = await begun();
    best.value = fix(34.1);
    await nextTick();
    expect(report.form!.place).toBeNull(); // the map was looked at
    report.locate();
    best.value = fix(34.2);
    await nextTick();
    expect(report.form!.place?.latitude_e7).toBe(342000000);
    report.setPlace({ latitude_e7: 1, longitude_e7: 1 }, true);
    best.value = fix(34.3);
    await nextTick();
    expect(report.form!.place?.latitude_e7).toBe(1);
    report.locate();
    report.rest();
    best.value = fix(34.4);
    await nextTick();
    expect(report.form!.place?.latitude_e7).toBe(1);
  });

  it("was found when something was first entered", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_000_000);
    const report = useReport();
    await report.begin();
    vi.spyOn(Date, "now").mockReturnValue(9_000_000);
    report.form!.text = "路边一堆";
    vi.spyOn(Date, "now").mockReturnValue(10_000_000);
    report.form!.text = "路边一大堆";
    expect(report.form!.foundAt).toBe(9_000_000);
    const old = newDraft("grid");
    Object.assign(old.form, { category: "06010", foundAt: 5 });
    await saveDraft(old);
    await report.resume(old.id);
    expect(report.form!.foundAt).toBe(5);
  });

  it("is stored at the next change after one that could not be, and says so until then", async () => {
    const report = await begun();
    const id = report.draft!.id;
    vi.spyOn(db.drafts, "put").mockRejectedValueOnce(full());
    report.form!.text = "一";
    await nextTick();
    await draftsSettled();
    expect(report.unkept).toContain("没能存进手机");
    report.form!.text = "一二";
    await nextTick();
    await draftsSettled();
    expect(report.unkept).toBe("");
    expect((await db.drafts.get(id))!.form.text).toBe("一二");
  });

  it("stays, loudly, when the phone is too full for the command", async () => {
    const report = await begun();
    const id = report.draft!.id;
    vi.spyOn(db.queue, "add").mockRejectedValueOnce(full());
    await expect(report.save()).rejects.toThrow("没能存进手机");
    expect(report.draft?.id).toBe(id);
    expect(await db.drafts.get(id)).toBeDefined();
    expect(await db.queue.count()).toBe(0);
    expect(await report.save()).toBe(true);
  });

  it("takes no photo that a full phone would lose", async () => {
    const report = await begun();
    vi.spyOn(db.photos, "put").mockRejectedValueOnce(full());
    await report.addPhotos([photoFile("a")]);
    expect(report.problem).toContain("没能存进手机");
    expect(report.form!.photos).toEqual([]);
  });
});

describe("two taps", () => {
  it("make one report", async () => {
    const report = await begun();
    expect(await Promise.all([report.save(), report.save()])).toEqual([true, false]);
    expect(await db.queue.count()).toBe(1);
    expect(await db.drafts.count()).toBe(0);
  });
  it("add photos to a case once, and the draft ends with it", async () => {
    const report = await begun();
    const taps = [report.addTo("r1", "补充照片"), report.addTo("r1", "补充照片")];
    expect(await db.drafts.count()).toBe(1); // not before the command is safe
    expect(await Promise.all(taps)).toEqual([true, false]);
    expect(await db.queue.count()).toBe(1);
    expect(await db.drafts.count()).toBe(0);
  });
});

describe("a photo", () => {
  const place = { latitude_e7: 348540000, longitude_e7: 1135870000 };
  it("of the camera was taken now and here, by the right clock; one of the album is neither", async () => {
    const report = await begun();
    const now = Math.floor(Date.now() / 1000) * 1000; // the header has whole seconds
    learnSkew(new Date(now - 3600_000).toUTCString(), now); // an hour ahead
    await report.addPhotos([photoFile("new")]);
    await report.addPhotos([photoFile("old", Date.parse("2026-01-02T04:00:00Z"))], "photos", report.draft, "album");
    report.setPlace(place, false);
    const [here, old] = reportBody(report.form!, "x").report_case.facts.photos;
    expect(Math.abs(Date.parse(here!.taken_at!) - (now - 3600_000))).toBeLessThan(60_000);
    expect(here!.taken_place).toEqual(place);
    expect(old).toEqual({ file: old!.file, media_type: "image/jpeg", role: "before", taken_at: "2026-01-02T03:00:00.000Z" });
    expect(isEmpty(report.form!)).toBe(false);
    learnSkew(new Date(now).toUTCString(), now);
  });
});
