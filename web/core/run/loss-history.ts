// The loss over time in bounded memory: when the points are full, every second one goes, so a run of any length keeps its
// whole shape. The first and the last always stay.

export interface HistoryPoints {
  /** Passes over the data; between whole numbers while an epoch is under way. */
  readonly epochs: Float64Array;
  readonly loss: Float32Array;
  /** NaN where nothing is held out. */
  readonly testLoss: Float32Array;
  readonly length: number;
}

export class History {
  readonly #epochs: Float64Array;
  readonly #loss: Float32Array;
  readonly #testLoss: Float32Array;
  #length = 0;
  /** Points in all: those after #length lie ahead of a moment that was gone back to. */
  #kept = 0;

  /** capacity: at least 4. */
  constructor(capacity = 2000) {
    this.#epochs = new Float64Array(capacity);
    this.#loss = new Float32Array(capacity);
    this.#testLoss = new Float32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Adds a point; one for the same epoch as the last takes its place. What lay ahead is forgotten. Constant time on average.
   */
  add(epoch: number, loss: number, testLoss = Number.NaN): void {
    const last = this.#length - 1;
    if (last >= 0 && this.#epochs[last] === epoch) {
      this.#set(last, epoch, loss, testLoss);
      this.#kept = this.#length;
      return;
    }
    if (this.#length === this.#epochs.length) this.#thin();
    this.#set(this.#length++, epoch, loss, testLoss);
    this.#kept = this.#length;
  }

  /** Shows what came up to an epoch. What came after lies ahead, and is seen again by a later epoch, until a point is added. */
  rewind(epoch: number): void {
    let length = this.#kept;
    while (length > 0 && (this.#epochs[length - 1] as number) > epoch) length--;
    this.#length = length;
  }

  /** Whether a moment was gone back to, and nothing has been added since. */
  get hasMoreAhead(): boolean {
    return this.#kept > this.#length;
  }

  /** Begins with the points of an earlier visit. */
  fill({ epochs, loss, testLoss }: HistoryPoints): void {
    this.clear();
    epochs.forEach((epoch, i) => {
      this.add(epoch, loss[i] as number, testLoss[i]);
    });
  }

  clear(): void {
    this.#length = 0;
    this.#kept = 0;
  }

  /** Copies, so that they may cross to another thread. */
  points(): HistoryPoints {
    const length = this.#length;
    return {
      epochs: this.#epochs.slice(0, length),
      loss: this.#loss.slice(0, length),
      testLoss: this.#testLoss.slice(0, length),
      length,
    };
  }

  #set(at: number, epoch: number, loss: number, testLoss: number): void {
    this.#epochs[at] = epoch;
    this.#loss[at] = loss;
    this.#testLoss[at] = testLoss;
  }

  #thin(): void {
    const last = this.#length - 1;
    let kept = 0;
    for (let i = 0; i < last; i += 2) this.#copy(i, kept++);
    this.#copy(last, kept++);
    this.#length = kept;
    this.#kept = kept;
  }

  #copy(from: number, to: number): void {
    this.#epochs[to] = this.#epochs[from] as number;
    this.#loss[to] = this.#loss[from] as number;
    this.#testLoss[to] = this.#testLoss[from] as number;
  }
}
