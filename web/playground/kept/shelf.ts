// The works that all tabs of this page keep in the browser. The newest is the one a bare address brings back; what other tabs did
// meanwhile stands behind it, so that no tab ever writes over newer work, nor over another's.
import { type Kept, kept, keptKey, readKept } from './work.js';

const othersKey = 'glassbox.others';
/** Works of other tabs; the oldest goes first. */
export const othersKept = 3;

/** One visit's work, and when it last changed. */
export type Shelved = Kept & Required<Pick<Kept, 'visit' | 'time'>>;

/** What was kept before visits had names is the oldest. */
const asShelved = (work: Kept): Shelved => ({ visit: '', time: 0, ...work });

const unique = () => crypto.getRandomValues(new Uint32Array(2)).join('-');

/** Newest first; of the one that is gone on with, and of earlier states of the same visit, nothing is left. */
export function shelve(all: readonly Shelved[], mine: Shelved, takenOver: Shelved | null): Shelved[] {
  const others = all.filter(
    ({ visit, time }) => visit !== mine.visit && !(takenOver && visit === takenOver.visit && time <= takenOver.time),
  );
  return [...others, mine].sort((a, b) => b.time - a.time).slice(0, 1 + othersKept);
}

export class Shelf {
  readonly #storage: () => Storage;
  #visit = unique();
  /** The work this visit goes on with. */
  #takenOver: Shelved | null = null;

  constructor(storage: () => Storage = () => localStorage) {
    this.#storage = storage;
  }

  /** Newest first. */
  get all(): Shelved[] {
    try {
      const storage = this.#storage();
      const newest = readKept(storage.getItem(keptKey));
      return [...(newest ? [newest] : []), ...readOthers(storage.getItem(othersKey))].map(asShelved);
    } catch {
      return [];
    }
  }

  /** What other tabs did, and this one does not go on with. */
  get others(): Shelved[] {
    const taken = this.#takenOver;
    return this.all.filter(
      ({ visit, time }) => visit !== this.#visit && !(visit === taken?.visit && time <= taken.time),
    );
  }

  /** From here on this visit's work is that one, continued. */
  takeOver(work: Kept | null): void {
    this.#takenOver = work && asShelved(work);
    this.#visit = unique();
  }

  /** time: when it last changed. False when the browser does not let it be kept, even alone. */
  put(work: Kept, time: number): boolean {
    const mine: Shelved = { ...work, visit: this.#visit, time };
    const before = this.all;
    const [newest = mine, ...others] = shelve(before, mine, this.#takenOver);
    for (let count = others.length; count >= 0; count--) {
      if (this.#write(newest, others.slice(0, count))) return true;
    }
    const [same, ...rest] = before;
    if (same) this.#write(same, rest);
    return false;
  }

  /** As this tab alone keeps it; time is null while nothing was done yet, and then it is still the work it was opened with. */
  marked(work: Kept, time: number | null): Kept {
    if (time !== null) return { ...work, visit: this.#visit, time };
    const { visit, time: then } = this.#takenOver ?? {};
    return { ...work, ...(visit !== undefined && then !== undefined && { visit, time: then }) };
  }

  /** Nothing of any tab's. False when the browser does not let it be removed. */
  forget(): boolean {
    this.takeOver(null);
    try {
      const storage = this.#storage();
      for (const key of [keptKey, othersKey]) storage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  #write(newest: Shelved, others: readonly Shelved[]): boolean {
    try {
      const storage = this.#storage();
      storage.removeItem(othersKey);
      storage.setItem(keptKey, JSON.stringify(newest));
      if (others.length > 0) storage.setItem(othersKey, JSON.stringify(others));
      return true;
    } catch {
      return false;
    }
  }
}

function readOthers(text: string | null): Kept[] {
  try {
    const given: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(given) ? given.slice(0, othersKept).flatMap((each) => kept(each) ?? []) : [];
  } catch {
    return [];
  }
}
