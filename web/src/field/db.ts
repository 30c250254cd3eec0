// What the phone keeps in IndexedDB. Photos are ArrayBuffers: some WebKits lose Blobs.
//
// Upgrades: one new version a release at most, added below the old one, with an `upgrade` that
// moves rows and a test from the version before. Drafts, queue and photos are never deleted in one.
import Dexie, { type Table } from "dexie";
import type { QueueItem } from "./queue/state";
import type { ReportForm } from "./report/form";

export interface Kept {
  key: string;
  value: unknown;
}
export interface Draft {
  id: string;
  account: string;
  updated: number;
  form: ReportForm;
}
// A photo of a draft or of the queue, until the server has it.
export interface StoredPhoto {
  account: string;
  sha256: string;
  mediaType: string;
  bytes: ArrayBuffer;
  at: number;
}
// A picture of a record that was read, for looking at it without a network.
export interface StoredPicture {
  key: string; // record/digest/copy
  account: string;
  bytes: ArrayBuffer;
  at: number;
}

export class FieldDatabase extends Dexie {
  declare kept: Table<Kept, string>;
  declare drafts: Table<Draft, string>;
  declare queue: Table<QueueItem, string>;
  declare photos: Table<StoredPhoto, [string, string]>;
  declare pictures: Table<StoredPicture, string>;

  constructor(name = "luoshi-field") {
    super(name);
    this.version(1).stores({
      kept: "key",
      drafts: "id, account",
      queue: "id, account",
      photos: "[account+sha256], account",
      pictures: "key, account, at",
    });
  }
}

export const db = new FieldDatabase();

// IndexedDB takes no proxies of Vue.
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export async function keep(key: string, value: unknown): Promise<void> {
  await db.kept.put({ key, value: plain(value) });
}
// For what is read only: a phone that is full goes on without keeping it.
export async function keepIfRoom(key: string, value: unknown): Promise<void> {
  await keep(key, value).catch(() => undefined);
}
export async function kept<T>(key: string): Promise<T | undefined> {
  return (await db.kept.get(key))?.value as T | undefined;
}
