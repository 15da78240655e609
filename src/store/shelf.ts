/**
 * Where scenarios are kept that are too large for an address: in the browser's database. Only the address says which one a
 * tab shows; the oldest ones go when there are many.
 */

export interface Shelf {
  /** What was put as `id`, unchecked; null when there is nothing. Rejects where the browser refuses. */
  get(id: string): Promise<unknown>;
  /** Resolves when it is kept; rejects where the browser refuses. */
  put(id: string, content: unknown): Promise<void>;
}

const DATABASE = "hyperscope";
const STORE = "scenarios";
const BY_AGE = "at";
/** So many are kept. */
const MOST = 20;

interface Entry {
  readonly at: number;
  readonly content: unknown;
}

export function browserShelf(): Shelf {
  return {
    async get(id) {
      const database = await open();
      const entry = (await done(database.transaction(STORE).objectStore(STORE).get(id))) as Entry | undefined;
      database.close();
      return entry?.content ?? null;
    },
    async put(id, content) {
      const database = await open();
      const transaction = database.transaction(STORE, "readwrite");
      const entry: Entry = { at: Date.now(), content };
      const isPut = done(transaction.objectStore(STORE).put(entry, id));
      const isKept = finished(transaction);
      // Told at once, so that it is kept even if the page is closed before the answer comes.
      transaction.commit();
      await isPut;
      await isKept;
      // What is too much then goes next time.
      await removeOldest(database).catch(() => null);
      database.close();
    },
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(STORE).createIndex(BY_AGE, "at");
  });
  return done(request);
}

async function removeOldest(database: IDBDatabase): Promise<void> {
  const transaction = database.transaction(STORE, "readwrite");
  const isOver = finished(transaction);
  const store = transaction.objectStore(STORE);
  const ids = await done(store.index(BY_AGE).getAllKeys());
  for (const id of ids.slice(0, -MOST)) store.delete(id);
  await isOver;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("the database gave up")));
  });
}
