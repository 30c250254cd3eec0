// What is being entered survives F5 and a closed browser: texts and pictures in IndexedDB, apart
// from each other (a keystroke does not write pictures again), and for each account its own.
const name = "luoshi.desk";

export interface KeptPicture {
  sha256: string;
  bytes: ArrayBuffer; // not a Blob: WebKit has lost those
  mediaType: string;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("sheets");
      asked.result.createObjectStore("pictures");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within<T>(
  store: "sheets" | "pictures",
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const base = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = base.transaction(store, mode);
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    base.close();
  }
}

export const keepSheet = (account: string, sheet: unknown) =>
  within("sheets", "readwrite", (store) => store.put(JSON.stringify(sheet), account));
export async function readSheet<T>(account: string): Promise<T | undefined> {
  const text = await within<string | undefined>("sheets", "readonly", (store) => store.get(account));
  return text ? (JSON.parse(text) as T) : undefined;
}
const pictureKey = (account: string, sha256: string) => `${account}/${sha256}`;
export const keepPicture = (account: string, picture: KeptPicture) =>
  within("pictures", "readwrite", (store) => store.put(picture, pictureKey(account, picture.sha256)));
export const readPicture = (account: string, sha256: string) =>
  within<KeptPicture | undefined>("pictures", "readonly", (store) => store.get(pictureKey(account, sha256)));
export const dropPicture = (account: string, sha256: string) =>
  within("pictures", "readwrite", (store) => store.delete(pictureKey(account, sha256)));
