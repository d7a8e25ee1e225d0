// Tables too large for a link, kept in the browser by what is in them: work that is kept, and steps of the page's history, name
// theirs by its id. Bounded; what was used longest ago goes first. In memory too, so that back and forward work where the
// browser lets nothing be kept.

import type { LinkState } from '../../core/link/link.js';
import { settled, within } from './database.js';

/** Characters of a table: longer ones are kept beside the link. */
const longestTable = 15_000;

/** The text of a table that no link should hold. */
export function largeTable({ data }: Pick<LinkState, 'data'>): string | undefined {
  return data?.kind === 'csv' && data.text.length > longestTable ? data.text : undefined;
}

/** Texts, and characters of all of them together. */
export const tableLimits = { texts: 8, characters: 40_000_000 } as const;

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

export class KeptTables {
  readonly #recent = new Map<string, Entry>();
  /** Of the text asked for last: it is asked for again and again while training goes on. */
  #last: { text: string; id: string } | null = null;
  readonly #stored = new Set<string>();

  idOf(text: string): string {
    if (this.#last?.text !== text) this.#last = { text, id: tableId(text) };
    return this.#last.id;
  }

  /** Undefined where the link itself can hold the data. */
  idOfLarge(lab: Pick<LinkState, 'data'>): string | undefined {
    const text = largeTable(lab);
    return text === undefined ? undefined : this.idOf(text);
  }

  /** False when the browser does not let it be kept: for this visit it is there all the same. */
  async keep(text: string): Promise<boolean> {
    const id = this.idOf(text);
    const entry = { id, text, used: Date.now() };
    this.#remember(entry);
    if (this.#stored.has(id)) return true;
    try {
      await within(['tables'], 'readwrite', async ({ tables }) => {
        await settled(tables.put(entry));
        const all = (await settled(tables.getAll())) as Entry[];
        const sizes = all.map((each) => ({ ...each, characters: each.text.length }));
        await Promise.all(tooMany(sizes).map((gone) => settled(tables.delete(gone))));
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
      const entry = (await within(['tables'], 'readonly', ({ tables }) => settled(tables.get(id)))) as
        | Entry
        | undefined;
      if (!entry || tableId(entry.text) !== id) return undefined;
      this.#remember({ ...entry, used: Date.now() });
      return entry.text;
    } catch {
      return undefined;
    }
  }

  /** False when the browser does not let them be removed. */
  async clear(): Promise<boolean> {
    this.#recent.clear();
    this.#stored.clear();
    this.#last = null;
    try {
      await within(['tables'], 'readwrite', ({ tables }) => settled(tables.clear()));
      return true;
    } catch {
      return false;
    }
  }

  #remember(entry: Entry): void {
    this.#recent.set(entry.id, entry);
    const sizes = [...this.#recent.values()].map((each) => ({ ...each, characters: each.text.length }));
    for (const gone of tooMany(sizes)) this.#recent.delete(gone);
  }
}
