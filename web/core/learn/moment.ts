// What questions and goals see of a model: its network, its numbers at this moment, and the observation that is followed.
import type { PlainNetwork } from '../network/forward.js';
import type { ParameterPlace } from '../network/parameters.js';
import type { Scale } from '../network/units.js';
import type { HistoryPoints } from '../run/loss-history.js';

export interface Moment extends PlainNetwork {
  readonly tick: {
    readonly epoch: number;
    readonly step: number;
    readonly loss: number;
    readonly testLoss?: number;
    /** From 0 to 1; there for classes only. */
    readonly accuracy?: number;
    readonly testAccuracy?: number;
  };
  readonly history: HistoryPoints;
  /** Over all training rows; where it was asked for. */
  readonly gradient?: { readonly weights: readonly ArrayLike<number>[]; readonly biases: readonly ArrayLike<number>[] };
  readonly learningRate: number;
  /** The rows it trains on, as the network takes them: rows x inputs and rows x outputs, row-major. */
  readonly train: { readonly inputs: ArrayLike<number>; readonly targets: ArrayLike<number>; readonly rows: number };
  /** An output is of the second of two classes above it. */
  readonly middle: number;
  /** The observation that is followed, in the network's numbers. */
  readonly input: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** One for each input. */
  readonly inputScales: readonly Scale[];
  /** Whether it trains on by itself. */
  readonly playing: boolean;
  /** The weight or bias that was chosen in a figure. */
  readonly pointed: ParameterPlace | null;
}
