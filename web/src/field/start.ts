// From opening the app to the first screen: what is kept is shown at once, the network comes after.
import { watch } from "vue";
import { Problem } from "@/shared/api/client";
import { uploads } from "@/shared/api/files";
import { paySignOut } from "@/shared/owedSignOut";
import { intake } from "@/shared/form/photos";
import { useAccount } from "./account";
import { deviceTime, loadSkew } from "./lib/clock";
import { isOnline } from "./lib/network";
import { storePhoto, sweepPhotos } from "./lib/photos";
import { shrink } from "./lib/photo";
import { loadPreferences, photoSize, preferences } from "./lib/preferences";
import { askToPersist } from "./lib/storage";
import { useQueue } from "./queue/queue";
import { useReference } from "./reference";
import { watchForUpdates } from "./update";

export async function begin(): Promise<void> {
  const account = useAccount();
  const reference = useReference();
  const queue = useQueue();
  await Promise.all([loadPreferences(), loadSkew()]);
  await account.restore();
  await reference.restore();
  // Shared forms hand their photos over here; the queue sends them with the command.
  // The file says when: of the camera it is new, of the album it may be old.
  intake.photo = async (file) => ({
    ...(await shrink(file, photoSize())),
    takenAt: deviceTime(file.lastModified || Date.now()).corrected,
  });
  uploads.put = (bytes, sha256, mediaType) =>
    storePhoto(account.id, { bytes, sha256, mediaType: mediaType ?? "image/jpeg" });
  watch(
    () => [account.id, account.post, account.isReady],
    async () => {
      if (!account.isReady) return;
      await reference.restore();
      void refresh();
      void queue.run();
    },
  );
  watch(isOnline, (now) => now && void refresh());
  watch(isOnline, (now) => now && void settleSignOut(), { immediate: true });
  queue.start();
  void refresh();
  void sweepPhotos();
  void watchForUpdates();
}

// What was signed out without a network; it is tried again at the next chance.
async function settleSignOut(): Promise<void> {
  await paySignOut().catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault;
  });
}

// Who is signed in and what the forms need, as far as the network goes.
export async function refresh(): Promise<void> {
  const account = useAccount();
  if (!account.isReady || !isOnline.value) return;
  try {
    if (!(await account.renew())) return;
    await useReference().load();
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
  }
  if (preferences.asked) return;
  preferences.asked = true;
  await askToPersist();
}
