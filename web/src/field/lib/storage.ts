// Whether the browser promises to keep what the phone has not sent yet, and how much room there is.
import Dexie from "dexie";
import { Problem } from "@/shared/api/client";
import { i18n } from "@/shared/i18n";

export const roomLeftMin = 50 * 1024 * 1024;

export interface Room {
  used: number;
  quota: number;
  persisted: boolean;
}

export async function roomOf(storage: StorageManager | undefined = navigator.storage): Promise<Room | undefined> {
  if (!storage?.estimate) return undefined;
  const { usage = 0, quota = 0 } = await storage.estimate();
  return { used: usage, quota, persisted: (await storage.persisted?.()) ?? false };
}
// Browsers that do not say how much room there is are believed to have some.
export const hasRoom = (room: Room | undefined) => !room || !room.quota || room.quota - room.used > roomLeftMin;

// What the browser will not store is said in words; any other fault stays what it is.
export async function written<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    if (!(fault instanceof Error) || !(fault.name.replace(/Error$/, "") in Dexie.errnames)) throw fault;
    throw new Problem(-1, { code: "not_stored", detail: i18n.global.t("field.notStored") });
  }
}

export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}
