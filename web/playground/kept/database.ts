// The page's own database in the browser: tables too large for a link, and the moments of the tape.

const name = 'glassbox';
const version = 2;
/** Each with the key of its entries. */
const stores = { tables: 'id', moments: 'key', tapes: 'id' } as const;
export type StoreName = keyof typeof stores;

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const database = request.result;
    for (const [store, keyPath] of Object.entries(stores)) {
      if (!database.objectStoreNames.contains(store)) database.createObjectStore(store, { keyPath });
    }
  };
  return settled(request);
}

/** Rejects where the browser lets nothing be kept, or has no room. */
export async function within<Name extends StoreName, T>(
  names: readonly Name[],
  mode: IDBTransactionMode,
  work: (stores: Record<Name, IDBObjectStore>) => Promise<T>,
): Promise<T> {
  const opened = await open();
  try {
    const transaction = opened.transaction(names, mode);
    const finished = done(transaction);
    const all = Object.fromEntries(names.map((store) => [store, transaction.objectStore(store)]));
    const result = await work(all as Record<Name, IDBObjectStore>);
    await finished;
    return result;
  } finally {
    opened.close();
  }
}
