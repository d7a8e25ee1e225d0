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

/** Milliseconds until a database that says nothing is taken for one that never will: to open, and to do the work. */
const [patience, workPatience] = [3000, 10_000];

/** It said nothing the last time: nobody waits for it again until it does. */
let mute = false;
const heard = () => {
  mute = false; // a refusal is an answer, too
};

async function inTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      mute = true;
      answer.then(heard, heard);
      reject(new Error(`the browser's database said nothing for ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const database = request.result;
    for (const [store, keyPath] of Object.entries(stores)) {
      if (!database.objectStoreNames.contains(store)) database.createObjectStore(store, { keyPath });
    }
  };
  return settled(request);
}

async function openInTime(): Promise<IDBDatabase> {
  if (mute) throw new Error("the browser's database does not answer");
  const opening = open();
  try {
    return await inTime(opening, patience);
  } catch (error) {
    opening.then(
      (late) => late.close(),
      () => {},
    );
    throw error;
  }
}

/** Rejects where the browser lets nothing be kept, has no room, or does not answer. */
export async function within<Name extends StoreName, T>(
  names: readonly Name[],
  mode: IDBTransactionMode,
  work: (stores: Record<Name, IDBObjectStore>) => Promise<T>,
): Promise<T> {
  const opened = await openInTime();
  try {
    const transaction = opened.transaction(names, mode);
    const finished = done(transaction);
    const all = Object.fromEntries(names.map((store) => [store, transaction.objectStore(store)]));
    return await inTime(
      Promise.all([work(all as Record<Name, IDBObjectStore>), finished]).then(([result]) => result),
      workPatience,
    );
  } finally {
    opened.close();
  }
}
