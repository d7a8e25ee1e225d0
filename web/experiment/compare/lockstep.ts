// Two networks that begin alike and differ in how they are trained, batch by batch beside each other: do they part, where first, by how much?
import type { Engine, NetworkJSON, Tick, TrainingOptions } from '../../engine/types.js';
import { Runner, type RunnerData } from './runner.js';

/** The first step after which a weight or bias of one is not, bit for bit, that of the other. */
export interface Parting {
  /** Updates since the run began. */
  readonly step: number;
  /** Of those that parted in that step the one that parted most: its place in W[0], b[0], W[1], ... */
  readonly index: number;
  readonly values: readonly [number, number];
  /** How many weights and biases parted in that step. */
  readonly count: number;
}

/** The first goes on as it was, the second goes the other way. */
export type Side = 0 | 1;

export class Lockstep {
  readonly #sides: readonly [Runner, Runner];
  #parting: Parting | null = null;

  /** from: with its training state and what is frozen; both go on from there bit for bit. Throws a GlassboxError. */
  constructor(
    engine: Engine,
    from: NetworkJSON,
    data: RunnerData,
    trainings: readonly [TrainingOptions, TrainingOptions],
  ) {
    const first = new Runner(engine.fromJSON(from), data, trainings[0]);
    try {
      this.#sides = [first, new Runner(engine.fromJSON(from), data, trainings[1])];
    } catch (error) {
      first.network.dispose();
      throw error;
    }
  }

  /** Null while they are still the same. */
  get parting(): Parting | null {
    return this.#parting;
  }
  /** Whole epochs that both have done, but for one whose numbers ran away. */
  get epoch(): number {
    const going = this.#sides.filter(({ away }) => !away);
    return Math.min(...(going.length > 0 ? going : this.#sides).map(({ network }) => network.epoch));
  }
  get step(): number {
    return Math.max(...this.#sides.map(({ network }) => network.step));
  }
  /** Updates of both together: as long as it stands, both are what they were. */
  get updates(): number {
    return this.#sides[0].network.step + this.#sides[1].network.step;
  }
  /** Both ran away. */
  get isOver(): boolean {
    return this.#sides.every(({ away }) => away);
  }

  /**
   * Trains both to the end of the epoch, in pieces of about a batch; between two of them others may have their turn, and leaving the loop
   * breaks off there. Until they part they are compared after every step.
   */
  *advance(): Generator<void> {
    const end = this.epoch + 1;
    for (;;) {
      const behind = this.#sides.filter((side) => side.isBefore(end));
      if (behind.length === 0) return;
      for (const side of behind) side.advance(!this.#parting);
      this.#parting ??= this.#compared();
      yield;
    }
  }

  /** Both costs now: a pass over the rows for each. */
  ticks(): readonly [Tick, Tick] {
    return [this.#sides[0].tick, this.#sides[1].tick];
  }

  /** What both answer, rows x K each. */
  predict(inputs: Float32Array): readonly [Float32Array, Float32Array] {
    return [this.#sides[0].network.predict(inputs), this.#sides[1].network.predict(inputs)];
  }

  toJSON(side: Side): NetworkJSON {
    return this.#sides[side].network.toJSON();
  }

  dispose(): void {
    for (const { network } of this.#sides) network.dispose();
  }

  #compared(): Parting | null {
    const [first, second] = this.#sides.map(({ network }) => network.parameters()) as [Float32Array, Float32Array];
    let [index, count, widest] = [0, 0, 0];
    for (let i = 0; i < first.length; i++) {
      const apart = Math.abs((first[i] as number) - (second[i] as number));
      if (apart === 0) continue;
      count++;
      if (apart > widest) [index, widest] = [i, apart];
    }
    if (count === 0) return null;
    return { step: this.step, index, values: [first[index] as number, second[index] as number], count };
  }
}
