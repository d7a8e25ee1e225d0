// Tables too large for a link, kept in the browser by what is in them: work that is kept, and steps of the page's history, name
// theirs by its id. Bounded; what was used longest ago goes first. In memory too, so that back and forward work where the
// browser lets nothing be kept.

/** Texts, and characters of all of them together. */
export const tableLimits = { texts: 8, characters: 40_000_000 } as const;

const [database, store] = ['glassbox', 'tables'] as const;

interface Entry {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly used: number;
}

/** Another text has another id, but for an accident in 10^19: two sums (FNV-1a and a polynomial) and the length. */
export function tableId(text: string): string {
  let [a, b] = [0x811c9dc5, 7];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 31) + code) | 0;
  }
  return [a >>> 0, b >>> 0, text.length].map((part) => part.toString(36)).join('-');
}

/** Which of some entries have to go so that the rest is within the bounds; the newest always stays. */
export function tooMany(entries: readonly { id: string; used: number; characters: number }[]): string[] {
  let [texts, characters] = [0, 0];
  const newest = [...entries].sort((one, other) => other.used - one.used);
  return newest
    .filter((entry, i) => {
      texts++;
      characters += entry.characters;
      return i > 0 && (texts > tableLimits.texts || characters > tableLimits.characters);
    })
    .map(({ id }) => id);
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
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
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
  return settled(request);
}

async function within<T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => Promise<T>): Promise<T> {
  const opened = await open();
  try {
    const transaction = opened.transaction(store, mode);
    const finished = done(transaction);
    const result = await work(transaction.objectStore(store));
    await finished;
    return result;
  } finally {
    opened.close();
  }
}

export class KeptTables {
  readonly #recent = new Map<string, Entry>();
  /** Of the text asked for last: it is asked for again and again while training goes on. */
  #last: { text: string; id: string } | null = null;
  readonly #stored = new Set<string>();

  idOf(text: string): string {
    if (this.#last?.text !== text) this.#last = { text, id: tableId(text) };
    return this.#last.id;
  }

  /** False when the browser does not let it be kept: for this visit it is there all the same. */
  async keep(text: string): Promise<boolean> {
    const id = this.idOf(text);
    const entry = { id, text, used: Date.now() };
    this.#remember(entry);
    if (this.#stored.has(id)) return true;
    try {
      await within('readwrite', async (entries) => {
        await settled(entries.put(entry));
        const all = (await settled(entries.getAll())) as Entry[];
        const sizes = all.map((each) => ({ ...each, characters: each.text.length }));
        await Promise.all(tooMany(sizes).map((gone) => settled(entries.delete(gone))));
      });
      this.#stored.add(id);
      return true;
    } catch {
      return false;
    }
  }

  async find(id: string): Promise<string | undefined> {
    const here = this.#recent.get(id);
    if (here) return here.text;
    try {
      const entry = (await within('readonly', (entries) => settled(entries.get(id)))) as Entry | undefined;
      if (!entry || tableId(entry.text) !== id) return undefined;
      this.#remember({ ...entry, used: Date.now() });
      return entry.text;
    } catch {
      return undefined;
    }
  }

  async clear(): Promise<void> {
    this.#recent.clear();
    this.#stored.clear();
    this.#last = null;
    try {
      await within('readwrite', (entries) => settled(entries.clear()));
    } catch {
      // Then nothing was kept either.
    }
  }

  #remember(entry: Entry): void {
    this.#recent.set(entry.id, entry);
    const sizes = [...this.#recent.values()].map((each) => ({ ...each, characters: each.text.length }));
    for (const gone of tooMany(sizes)) this.#recent.delete(gone);
  }
}
