// The tape, kept in the browser: each moment under a key of its own, written once. What a page holds on to is a list of keys,
// so a moment of another run, or one whose writing was cut short, is never taken for one of this run.

import { encodeKept, type LinkState, tableNamedIn } from '../../core/link/link.js';
import type { HistoryPoints } from '../../core/run/loss-history.js';
import { openedAhead } from '../../experiment/link.js';
import type { Moment } from '../../experiment/moments.js';
import type { Recipe } from '../../experiment/recipe.js';
import { settled, within } from './database.js';
import type { KeptTables } from './tables.js';
import type { TapeKeys } from './work.js';

/** Tapes of so many visits; that of the longest ago goes first. */
const tapesKept = 3;

interface Entry extends Omit<Moment, 'recipe'> {
  readonly key: string;
  /** The recipe as a link for the browser's own storage. */
  readonly lab: string;
}

const isEntry = (entry: Partial<Entry> | undefined): entry is Entry =>
  entry !== undefined &&
  [entry.epoch, entry.step, entry.loss, entry.testLoss ?? 0].every(Number.isFinite) &&
  entry.snapshot instanceof Uint8Array &&
  typeof entry.lab === 'string';

const unique = () => crypto.getRandomValues(new Uint32Array(2)).join('-');

export class KeptTape {
  readonly #tables: KeptTables;
  readonly #id: string;
  /** Of this page's keys. */
  readonly #prefix: string;
  #count = 0;
  readonly #keys = new WeakMap<Moment, string>();
  /** What the database has of this tape. */
  readonly #stored = new Set<string>();
  readonly #links = new WeakMap<Recipe, string>();
  /** One writing after the other; of several that wait only the last. */
  #writing: Promise<void> | null = null;
  #waiting: readonly Moment[] | null = null;

  /** id: of a tape that goes on. */
  constructor(tables: KeptTables, id = unique()) {
    this.#tables = tables;
    this.#id = id;
    this.#prefix = `${id}/${unique()}/`;
  }

  keysOf(moments: readonly Moment[]): TapeKeys {
    return { id: this.#id, moments: moments.map((moment) => this.#keyOf(moment)) };
  }

  keep(moments: readonly Moment[]): void {
    this.#waiting = [...moments];
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
    });
  }

  /** The moments that are still there, in the order of the run; and what is to be opened, with the cost that they know of. */
  async find(keys: readonly string[], state: LinkState): Promise<{ moments: readonly Moment[]; state: LinkState }> {
    const moments = await this.#find(keys, state);
    const { trained } = state;
    if (!trained?.history) return { moments, state };
    return { moments, state: { ...state, trained: { ...trained, history: historyAhead(trained.history, moments) } } };
  }

  /** Moments that have the data of what is open share them with it. */
  async #find(keys: readonly string[], open: Recipe): Promise<Moment[]> {
    try {
      const { found, own } = await within(['moments'], 'readonly', async ({ moments }) => ({
        found: await Promise.all(keys.map((key) => settled<Partial<Entry> | undefined>(moments.get(key)))),
        own: await settled(moments.getAllKeys(this.#range(this.#id))),
      }));
      for (const key of own) this.#stored.add(String(key));
      const recipes = new Map<string, Recipe | null>();
      const moments: Moment[] = [];
      for (const entry of found) {
        if (!isEntry(entry)) continue;
        const { key, lab: link, ...rest } = entry;
        if (!recipes.has(link)) recipes.set(link, await this.#readRecipe(link, open));
        const recipe = recipes.get(link);
        if (!recipe) continue;
        const moment = { ...rest, recipe };
        if (this.#stored.has(key)) this.#keys.set(moment, key);
        moments.push(moment);
      }
      return moments.sort((a, b) => a.step - b.step);
    } catch {
      return [];
    }
  }

  /** Of this tape and of all others. False when the browser does not let them be removed. */
  async clear(): Promise<boolean> {
    this.#waiting = null;
    await this.#writing;
    this.#stored.clear();
    try {
      await within(['moments', 'tapes'], 'readwrite', ({ moments, tapes }) =>
        Promise.all([settled(moments.clear()), settled(tapes.clear())]),
      );
      return true;
    } catch {
      return false;
    }
  }

  async #writeAll(): Promise<void> {
    for (let moments = this.#waiting; moments; moments = this.#waiting) {
      this.#waiting = null;
      try {
        await this.#write(moments);
      } catch {
        // No room, or not allowed: a reload begins another tape.
      }
    }
  }

  async #write(moments: readonly Moment[]): Promise<void> {
    const keys = new Set(moments.map((moment) => this.#keyOf(moment)));
    const gone = [...this.#stored].filter((key) => !keys.has(key));
    const fresh = moments.filter((moment) => !this.#stored.has(this.#keyOf(moment)));
    if (gone.length + fresh.length === 0) return;
    await within(['moments', 'tapes'], 'readwrite', async (stores) => {
      await settled(stores.tapes.put({ id: this.#id, used: Date.now() }));
      for (const key of gone) void stores.moments.delete(key);
      for (const moment of fresh) {
        const entry: Entry = { ...moment, key: this.#keyOf(moment), lab: this.#linkOf(moment.recipe) };
        void stores.moments.put(entry);
      }
      const all = (await settled(stores.tapes.getAll())) as { id: string; used: number }[];
      for (const { id } of all.sort((a, b) => b.used - a.used).slice(tapesKept)) {
        void stores.tapes.delete(id);
        void stores.moments.delete(this.#range(id));
      }
    });
    for (const key of gone) this.#stored.delete(key);
    for (const moment of fresh) this.#stored.add(this.#keyOf(moment));
  }

  #keyOf(moment: Moment): string {
    const known = this.#keys.get(moment);
    if (known !== undefined) return known;
    const key = `${this.#prefix}${this.#count++}`;
    this.#keys.set(moment, key);
    return key;
  }

  #range(id: string): IDBKeyRange {
    return IDBKeyRange.bound(`${id}/`, `${id}/\uffff`);
  }

  #linkOf(recipe: Recipe): string {
    const known = this.#links.get(recipe) ?? encodeKept(recipe, this.#tables.idOfLarge(recipe));
    this.#links.set(recipe, known);
    return known;
  }

  async #readRecipe(link: string, open: Recipe): Promise<Recipe | null> {
    const id = tableNamedIn(link);
    const table = id === undefined ? undefined : await this.#tables.find(id);
    const { state, problems } = await openedAhead(link, { table });
    if (problems.length > 0) return null;
    const isOpen = JSON.stringify(state.data) === JSON.stringify(open.data);
    return isOpen && open.data ? { ...state, data: open.data } : state;
  }
}

/** The cost so far, and what the moments that lie ahead know of the cost there. */
export function historyAhead(history: HistoryPoints, moments: readonly Moment[]): HistoryPoints {
  const last = history.epochs[history.length - 1] ?? -1;
  const ahead = moments.filter(({ epoch }, i) => epoch > Math.max(last, moments[i - 1]?.epoch ?? -1));
  return {
    epochs: Float64Array.of(...history.epochs, ...ahead.map(({ epoch }) => epoch)),
    loss: Float32Array.of(...history.loss, ...ahead.map(({ loss }) => loss)),
    testLoss: Float32Array.of(...history.testLoss, ...ahead.map(({ testLoss = Number.NaN }) => testLoss)),
    length: history.length + ahead.length,
  };
}
