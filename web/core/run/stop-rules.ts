// When training stops by itself: after so many epochs, at a low enough cost, or when the test cost no longer falls.

/** 0 switches a rule off. */
export interface StopRules {
  /** Epochs in all. */
  readonly epochs: number;
  /** Training cost at which it is good enough. */
  readonly loss: number;
  /** Epochs without a lower test cost: early stopping. */
  readonly patience: number;
}

export type StopReason =
  | { readonly rule: 'epochs'; readonly epoch: number }
  | { readonly rule: 'loss'; readonly epoch: number; readonly loss: number }
  /** best: the epoch of the lowest test cost. */
  | { readonly rule: 'patience'; readonly epoch: number; readonly best: number; readonly testLoss: number };

export const noStops: StopRules = { epochs: 0, loss: 0, patience: 0 };

interface Look {
  readonly epoch: number;
  readonly loss: number;
  readonly testLoss?: number;
}

/**
 * Watches one run from the moment it is played. A rule that is fulfilled already then does not count again, so that
 * pressing play after a stop goes on; patience begins anew.
 */
export class StopWatch {
  readonly #rules: StopRules;
  readonly #goodAlready: boolean;
  readonly #start: number;
  #best: number;
  #least: number;

  constructor(rules: StopRules, from: Look) {
    this.#rules = rules;
    this.#start = from.epoch;
    this.#goodAlready = from.loss <= rules.loss;
    this.#best = from.epoch;
    this.#least = from.testLoss ?? Number.POSITIVE_INFINITY;
  }

  /** Whether the cost must be known after every epoch for the stop to be exact. */
  get looksAtCost(): boolean {
    const { loss, patience } = this.#rules;
    return patience > 0 || (loss > 0 && !this.#goodAlready);
  }

  /** Epochs that may be trained before the count is due; Infinity where it is not. */
  left(epoch: number): number {
    const { epochs } = this.#rules;
    return epochs > this.#start ? Math.max(0, epochs - epoch) : Number.POSITIVE_INFINITY;
  }

  look({ epoch, loss, testLoss }: Look): StopReason | null {
    const { epochs, loss: enough, patience } = this.#rules;
    if (testLoss !== undefined && testLoss < this.#least) {
      this.#least = testLoss;
      this.#best = epoch;
    }
    if (epochs > this.#start && epoch >= epochs) return { rule: 'epochs', epoch };
    if (enough > 0 && !this.#goodAlready && loss <= enough) return { rule: 'loss', epoch, loss };
    const since = epoch - Math.max(this.#best, this.#start);
    if (patience > 0 && testLoss !== undefined && since >= patience) {
      return { rule: 'patience', epoch, best: this.#best, testLoss: this.#least };
    }
    return null;
  }
}
