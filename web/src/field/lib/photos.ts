// Photos on the phone: taken in, kept until the server has them, thrown away afterwards.
import { Problem } from "@/shared/api/client";
import { keptWords } from "@/shared/form/drafts";
import { i18n } from "@/shared/i18n";
import { db } from "../db";
import { shrink, type SmallPhoto } from "./photo";
import { photoSize } from "./preferences";
import { hasRoom, roomOf, written } from "./storage";

// Refused when the phone is nearly full: a photo that cannot be kept must not look kept.
export async function storePhoto(account: string, photo: SmallPhoto): Promise<void> {
  if (!hasRoom(await roomOf())) throw new Problem(-1, { code: "phone_full", detail: i18n.global.t("field.phoneFull") });
  await written(db.photos.put({ account, ...photo, at: Date.now() }));
}

export async function takeIn(account: string, file: Blob): Promise<SmallPhoto> {
  const photo = await shrink(file, photoSize());
  await storePhoto(account, photo);
  return photo;
}

// Those that no draft, no shared form that is being filled in, and no row of the queue names.
const graceMs = 15 * 24 * 3600_000;
export async function sweepPhotos(now = Date.now()): Promise<void> {
  const forms = await keptWords(now);
  if (forms === undefined) return;
  await db.transaction("rw", db.photos, db.drafts, db.queue, async () => {
    const words = forms + JSON.stringify([await db.drafts.toArray(), await db.queue.toArray()]);
    await db.photos.filter((one) => one.at < now - graceMs && !words.includes(one.sha256)).delete();
  });
}
