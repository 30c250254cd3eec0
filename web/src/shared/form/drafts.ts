// What was typed and not sent yet: kept in the browser for its user, command and record, so that a
// reload, a crash or a closed dialog loses nothing. Unsent ones go after two weeks.
const database = "luoshi-drafts";
const table = "kept";
const keptMs = 14 * 24 * 3600 * 1000;

export interface Kept<T> {
  value: T;
  at: number;
}

// What of a form is a draft: all of it, but of a record that exists only what differs from what was
// read. Laid over the whole record, a draft would undo what others have put right meanwhile.
export function typedOver(read: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const text = (value: unknown) => JSON.stringify(value ?? null);
  const typed = Object.keys(values).filter((path) => !(path in read) || text(values[path]) !== text(read[path]));
  return Object.fromEntries(typed.map((path) => [path, values[path] ?? null]));
}

let opening: Promise<IDBDatabase> | undefined;
function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}
async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const store = (await open()).transaction(table, mode).objectStore(table);
    const request = work(store);
    return await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    // A browser without storage forgets drafts and nothing else.
    opening = undefined;
    return undefined;
  }
}

// Everything that is kept and not too old, as one text: whoever throws photos away looks for their
// digests in it. Undefined: the browser does not say.
export async function keptWords(now = Date.now()): Promise<string | undefined> {
  const all = await run("readonly", (store) => store.getAll(IDBKeyRange.upperBound("thumb|")) as IDBRequest<Kept<unknown>[]>);
  return all && JSON.stringify(all.filter((one) => now - one.at <= keptMs));
}

// False: the browser does not keep it, having no room or no storage.
export async function keepDraft(key: string, value: unknown, now = Date.now()): Promise<boolean> {
  const plain: unknown = JSON.parse(JSON.stringify(value)); // reactive proxies cannot be stored
  return (await run("readwrite", (store) => store.put({ value: plain, at: now }, key))) !== undefined;
}
export async function keptDraft<T>(key: string, now = Date.now()): Promise<T | undefined> {
  const kept = await run("readonly", (store) => store.get(key) as IDBRequest<Kept<T> | undefined>);
  if (!kept) return undefined;
  if (now - kept.at <= keptMs) return kept.value;
  await dropDraft(key);
  return undefined;
}
export async function dropDraft(key: string): Promise<void> {
  await run("readwrite", (store) => store.delete(key));
}
