// Which of many networks is pointed at, by pointer, finger or keys, and opening it.
import { cost, count } from '../../core/base/format.js';
import type { Compared, Comparison } from '../../experiment/compare/comparison.js';
import { many } from '../words/layer-words.js';

/** Where a key leads from the chosen one; undefined for any other key. */
export function byKey<One>(key: string, order: readonly One[], chosen: One | null): One | undefined {
  const from = chosen ? order.indexOf(chosen) : -1;
  const last = order.length - 1;
  const to = {
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    ArrowLeft: from < 0 ? last : from - 1,
    ArrowDown: from < 0 ? last : from - 1,
    Home: 0,
    End: last,
    PageUp: from + 10,
    PageDown: from - 10,
  }[key];
  return to === undefined ? undefined : order[Math.max(0, Math.min(last, to))];
}

export class Pointing {
  readonly #comparison: Comparison;
  readonly #changed: () => void;
  #chosen: Compared | null = null;
  /** As it was last told. */
  #wasOpen = false;

  constructor(comparison: Comparison, changed: () => void) {
    this.#comparison = comparison;
    this.#changed = changed;
  }

  get chosen(): Compared | null {
    return this.#chosen;
  }
  /** The chosen one is the network that runs now. */
  get opened(): boolean {
    return this.#chosen !== null && this.#chosen === this.#comparison.opened;
  }

  /** What there is to say of the chosen one; '' when there is none. */
  get words(): string {
    if (!this.#chosen) return '';
    const { seed, value, cost: ended, diverged, final } = this.#chosen;
    const name = value === undefined ? `Seed ${seed}` : `Seed ${seed} at ${value}`;
    if (this.opened) return `${name} is open now, at epoch ${count(final.epoch)}; undo brings back what was there.`;
    return diverged
      ? `${name} ran away after ${many(final.diverged?.epoch ?? final.epoch, 'epoch')}.`
      : `${name} ends at ${cost(ended)}.`;
  }

  choose(chosen: Compared | null): void {
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.#changed();
  }

  /** A finger points with its first press, and opens with the second. */
  press(found: Compared | null, finger: boolean): void {
    if (!found) return;
    if (finger && found !== this.#chosen) this.choose(found);
    else void this.open(found);
  }

  key(event: KeyboardEvent, order: readonly Compared[]): void {
    const to = byKey(event.key, order, this.#chosen);
    if (to) this.choose(to);
    else if (event.key === 'Enter' && this.#chosen) void this.open(this.#chosen);
    else if (event.key === 'Escape') this.choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async open(one: Compared): Promise<void> {
    this.#chosen = one;
    await this.#comparison.open(one);
    this.#changed();
  }

  /** The run went on: tells when the chosen one no longer is it. */
  runMoved(): void {
    const { opened } = this;
    if (opened !== this.#wasOpen) this.#changed();
    this.#wasOpen = opened;
  }
}
