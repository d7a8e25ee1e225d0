// The tape: snapshots of a run, to scrub back to and go on from. Bounded in number and bytes; when it is full the
// snapshot that is missed least goes. Kept more closely at both ends: at the beginning, where most happens, and just
// behind us, where one wants to go back to after a mistake.

export interface TapeEntry {
  /** Whole epochs done, as people count. */
  readonly epoch: number;
  /** Updates done; the order of the tape. */
  readonly step: number;
  readonly loss: number;
  readonly testLoss?: number;
  /** The whole trained state, as the engine gives it. */
  readonly snapshot: Uint8Array;
}

export interface TapeOptions {
  /** Snapshots kept; at least 3. Default 200. */
  readonly capacity?: number;
  /** Bytes of snapshots kept; default 48 MB. The first and the last always stay. */
  readonly bytes?: number;
}

/** Snapshots at the ends are about ten times as close as in the middle. */
const endShare = 1 / 20;

/** E may carry more than a TapeEntry, such as the settings of that moment. */
export class Tape<E extends TapeEntry = TapeEntry> {
  readonly capacity: number;
  readonly byteLimit: number;
  #entries: E[] = [];
  #bytes = 0;

  constructor(options: TapeOptions = {}) {
    this.capacity = Math.max(3, Math.floor(options.capacity ?? 200));
    this.byteLimit = Math.max(0, options.bytes ?? 48_000_000);
  }

  get length(): number {
    return this.#entries.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** In the order of the run. */
  get entries(): readonly E[] {
    return this.#entries;
  }

  /** Whether a snapshot at this step is worth taking: spares the copy where it would be thinned out again at once. */
  due(step: number): boolean {
    return step >= this.nextDue;
  }

  /** The first step at which another snapshot is worth taking. */
  get nextDue(): number {
    const first = this.#entries[0];
    const last = this.#entries.at(-1);
    if (!first || !last) return 0;
    return last.step + Math.max(1, (last.step - first.step) / (4 * this.#room()));
  }

  /**
   * Adds a snapshot. What was kept of this step or later steps is forgotten: the run has gone on from here. Time grows
   * with the number of snapshots.
   */
  add(entry: E): void {
    this.truncate(entry.step - 1);
    this.#entries.push(entry);
    this.#bytes += entry.snapshot.byteLength;
    while (this.#entries.length > 2 && (this.#entries.length > this.capacity || this.#bytes > this.byteLimit)) {
      this.#drop(this.#leastMissed());
    }
  }

  /** The kept snapshot nearest to an epoch, fractions included; of two as near, the earlier. */
  nearest(epoch: number): E | undefined {
    let best: E | undefined;
    for (const entry of this.#entries) {
      if (!best || Math.abs(entry.epoch - epoch) < Math.abs(best.epoch - epoch)) best = entry;
    }
    return best;
  }

  /** The last kept snapshot no later than an epoch. */
  before(epoch: number): E | undefined {
    return this.#entries.findLast((entry) => entry.epoch <= epoch);
  }

  /** Where the test cost was lowest, if anything was held out; of equal ones the first. */
  get bestTest(): E | undefined {
    let best: E | undefined;
    for (const entry of this.#entries) {
      if (entry.testLoss !== undefined && entry.testLoss < (best?.testLoss ?? Number.POSITIVE_INFINITY)) best = entry;
    }
    return best;
  }

  /** Forgets everything after a step: on going on from there, or after an edit by hand. */
  truncate(step: number): void {
    while (this.#entries.length > 0 && (this.#entries.at(-1) as E).step > step) this.#drop(this.#entries.length - 1);
  }

  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
  }

  /** How many snapshots of the present size there is room for. */
  #room(): number {
    const each = this.#bytes / Math.max(1, this.#entries.length);
    return Math.max(3, Math.min(this.capacity, this.byteLimit / each));
  }

  #drop(index: number): void {
    const [gone] = this.#entries.splice(index, 1);
    this.#bytes -= gone?.snapshot.byteLength ?? 0;
  }

  /**
   * The one whose neighbours are closest, measured by how close they are wanted there. Never the first or the last, nor the
   * best one of the test cost, which is what one wants back after it has risen.
   */
  #leastMissed(): number {
    const entries = this.#entries;
    const first = (entries[0] as E).step;
    const last = (entries.at(-1) as E).step;
    let best = 1;
    let least = Number.POSITIVE_INFINITY;
    const spared = entries.length > 3 ? this.bestTest : undefined;
    for (let i = 1; i < entries.length - 1; i++) {
      if (entries[i] === spared) continue;
      const step = (entries[i] as E).step;
      const gap = (entries[i + 1] as E).step - (entries[i - 1] as E).step;
      const wanted = Math.min(step - first, last - step) + (last - first) * endShare;
      if (gap / wanted < least) {
        least = gap / wanted;
        best = i;
      }
    }
    return best;
  }
}
