// The work of a session, the same in a worker and in the page: one network with its data, trained when told, asked when told.
// It holds no timer and sends no message; the driver decides when, the doors decide where.

import { parameterIndex } from '../core/network/parameters.js';
import { History } from '../core/run/loss-history.js';
import { RateMeter } from '../core/run/rate.js';
import { fail } from '../engine/errors.js';
import type {
  Data,
  Engine,
  Network,
  NetworkJSON,
  NetworkOptions,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  Tick,
  Trainer,
  TrainingOptions,
} from '../engine/types.js';
import { dataOf } from './data.js';
import { answersTo, timedGradient, wantsMore } from './frame-contents.js';
import { holdStill, setParameter } from './parameter-edits.js';
import type { carriedOver, Keep } from './reshape.js';
import type { Frame, SessionData, SessionSpec, TimedGradient, Wants } from './session.js';

interface Opened {
  readonly network: Network;
  readonly trainer: Trainer;
  readonly train: SessionData;
  readonly test: SessionData;
  training: Required<TrainingOptions>;
}

/** What only some runs need; in a worker it comes when one does. */
export interface RunnerExtras {
  carriedOver?: typeof carriedOver;
}

export class Runner {
  readonly #engine: Engine;
  readonly #extras: RunnerExtras;
  readonly #history = new History();
  readonly #rate = new RateMeter();
  #opened: Opened | undefined;
  #wants: Wants = {};
  /** What was wanted when the last frame was made. */
  #answered: Wants = {};
  #serial = 0;
  /** Rows done of the epoch under way; after a restore, as good as can be known. */
  #intoEpoch = 0;
  /** Evaluated for the weights as they are, or undefined after they changed. */
  #tick: Tick | undefined;
  #diverged: Tick['diverged'];
  /** Positions of frozen parameters, as frames tell them. */
  #frozen: readonly number[] = [];

  constructor(engine: Engine, extras: RunnerExtras = {}) {
    this.#engine = engine;
    this.#extras = extras;
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  /** Batches in one pass over the training rows. */
  get stepsPerEpoch(): number {
    const { train, training } = this.#need('stepsPerEpoch');
    return Math.max(1, Math.ceil(train.rows / training.batchSize));
  }

  /** Whole epochs done. */
  get epoch(): number {
    return this.#need('epoch').network.epoch;
  }

  /** For the weights as they are now. */
  get tick(): Tick {
    return this.#tick ?? this.#evaluate();
  }

  /** A new network and its data. Throws a GlassboxError and keeps the old ones. */
  open(spec: SessionSpec): void {
    const old = this.#opened?.network;
    const network = spec.resume
      ? this.#engine.fromJSON(spec.resume)
      : spec.keep && old
        ? this.#carry(spec.network, old, spec.keep)
        : this.#engine.network(spec.network);
    const goesOn = spec.keep && old?.loss === network.loss;
    let trainer: Trainer | undefined;
    try {
      holdStill(network, spec.frozen ?? []);
      trainer = network.trainer(dataOf(spec.train), trainerOptions(spec));
      if (spec.snapshot) network.restore(spec.snapshot);
    } catch (error) {
      trainer?.dispose();
      network.dispose();
      throw error;
    }
    this.#close();
    this.#opened = { network, trainer, train: spec.train, test: spec.test, training: spec.training };
    this.#wants = this.#answered = {};
    this.#readFrozen();
    if (spec.history) {
      this.#history.fill(spec.history);
      this.#arrive();
    } else {
      if (goesOn) this.#history.rewind(network.epoch);
      else this.#history.clear();
      this.#restart();
    }
  }

  /** sameMaps: with the mapInputs that were wanted before. Answers whether the last frame lacks some of it. */
  want(wants: Wants, sameMaps = false): boolean {
    const { mapInputs } = this.#wants;
    this.#wants = sameMaps && mapInputs ? { ...wants, mapInputs } : wants;
    return wantsMore(this.#wants, this.#answered, this.#opened?.network.step ?? 0);
  }

  configure(training: Required<TrainingOptions>): void {
    const opened = this.#need('configure');
    opened.trainer.configure(training);
    opened.training = training;
  }

  /**
   * Trains; each: a point in the loss history after every one, else one whenever the epochs grew by a fiftieth, so that the
   * steep beginning of a run is seen at any speed and the looking costs next to nothing. Answers how many batches were done
   * and whether all went well: false means that numbers ran away and training stopped at the last finite weights.
   */
  train(unit: 'step' | 'epoch', count: number, each: boolean): { steps: number; fine: boolean } {
    const { network, trainer } = this.#need('train');
    const before = network.step;
    this.#diverged = undefined;
    let fine = true;
    let left = count;
    while (fine && left > 0) {
      const stride = each ? 1 : Math.min(left, unit === 'epoch' ? Math.max(1, Math.floor(network.epoch / 50)) : left);
      fine = this.#advance(network, trainer, unit, stride);
      left -= stride;
      if (each || !fine || left > 0) this.#evaluate();
    }
    return { steps: network.step - before, fine };
  }

  /** So many updates, each on the next single row. */
  trainRows(count: number): void {
    const { training } = this.#need('trainRows');
    this.configure({ ...training, batchSize: 1 });
    try {
      this.train('step', count, true);
    } finally {
      this.configure(training);
    }
  }

  /** A point in the loss history now, whether or not a frame is wanted. */
  look(): void {
    if (!this.#tick) this.#evaluate();
  }

  /** For the epochs per second: where training is now, and that it runs. */
  measure(now: number): void {
    this.#rate.add(now, this.#position());
  }

  /** Training rests, or starts afresh. */
  rest(): void {
    this.#rate.clear();
  }

  /** The seed's weights again. */
  reset(): void {
    this.#need('reset').network.reset();
    this.#history.clear();
    this.#restart();
  }

  setParameter(address: ParameterAddress, value: number): void {
    setParameter(this.#need('setParameter').network, address, value);
    this.#changed();
  }

  freeze(address: ParameterAddress, frozen: boolean): void {
    this.#need('freeze').network.freeze(address, frozen);
    this.#readFrozen();
  }

  snapshot(): Uint8Array {
    return this.#need('snapshot').network.snapshot();
  }

  restore(bytes: Uint8Array): void {
    const { network } = this.#need('restore');
    network.restore(bytes);
    this.#readFrozen();
    this.#arrive();
  }

  toJSON(): NetworkJSON {
    return this.#need('toJSON').network.toJSON();
  }

  gradient(): TimedGradient {
    const { network, train } = this.#need('gradient');
    return timedGradient(network, train);
  }

  numericalGradient(epsilon: number): NumericalGradient {
    const { network, train } = this.#need('numericalGradient');
    return network.numericalGradient(dataOf(train), { epsilon });
  }

  costSurface(first: SurfaceAxis, second: SurfaceAxis): Float32Array {
    const { network, train } = this.#need('costSurface');
    return network.costSurface(dataOf(train), first, second);
  }

  predict(inputs: Float32Array): Float32Array {
    return this.#need('predict').network.predict(inputs);
  }

  /** Everything the views asked for, for the weights as they are now. All arrays are copies. */
  frame(playing: boolean): Frame {
    const { network, train, test } = this.#need('frame');
    const tick = this.#tick ?? this.#evaluate();
    this.#answered = this.#wants;
    return {
      serial: ++this.#serial,
      playing,
      tick: this.#diverged ? { ...tick, diverged: this.#diverged } : tick,
      epochsPerSecond: playing ? this.#rate.perSecond : 0,
      parameters: network.parameters(),
      ...(this.#frozen.length > 0 && { frozen: this.#frozen }),
      history: this.#history.points(),
      ...answersTo(this.#wants, network, train, test),
    };
  }

  dispose(): void {
    this.#close();
  }

  /** False when training diverged. */
  #advance(network: Network, trainer: Trainer, unit: 'step' | 'epoch', count: number): boolean {
    const { epoch, step } = network;
    const { train, training } = this.#need('advance');
    const fine = trainer.advance(unit, count);
    if (network.epoch > epoch && unit === 'epoch') this.#intoEpoch = 0;
    else {
      for (let steps = network.step - step; steps > 0; steps--) {
        this.#intoEpoch += training.batchSize;
        // The last batch of an epoch may be smaller.
        if (this.#intoEpoch >= train.rows) this.#intoEpoch = 0;
      }
    }
    this.#tick = undefined;
    if (!fine) this.#diverged = trainer.tick().diverged ?? { layer: 0, epoch: network.epoch };
    return fine;
  }

  /** Passes over the data so far, the one under way as a fraction. */
  #position(): number {
    const { network, train } = this.#need('position');
    return network.epoch + this.#intoEpoch / Math.max(1, train.rows);
  }

  #evaluate(): Tick {
    const tick = this.#need('evaluate').trainer.tick();
    this.#tick = tick;
    this.#history.add(this.#position(), tick.loss, tick.testLoss);
    return tick;
  }

  /** The weights are others than training left them. */
  #changed(): void {
    this.#diverged = undefined;
    this.#evaluate();
  }

  /** At another moment of a run whose history is known. */
  #arrive(): void {
    const { network, trainer } = this.#need('restore');
    this.#history.rewind(network.epoch);
    this.#intoEpoch = 0;
    this.#rate.clear();
    this.#diverged = undefined;
    this.#tick = trainer.tick();
    // Its point is there already when one goes back along a run, and what lies ahead is to stay.
    if (!this.#history.hasMoreAhead) this.#evaluate();
  }

  #restart(): void {
    this.#intoEpoch = 0;
    this.#rate.clear();
    this.#changed();
  }

  #readFrozen(): void {
    const { network } = this.#need('freeze');
    this.#frozen = network.frozen.map((address) => parameterIndex(network.layers, address));
  }

  #need(method: string): Opened {
    return this.#opened ?? fail('invalidConfig', `Session.${method}`, 'expected an opened session: call open first');
  }

  #carry(options: Required<NetworkOptions>, old: Network, keep: Keep): Network {
    const { carriedOver } = this.#extras;
    if (!carriedOver) fail('unsupported', 'Session.open', 'expected what carries a network over to be there');
    return carriedOver(this.#engine, options, old, keep);
  }

  #close(): void {
    this.#opened?.trainer.dispose();
    this.#opened?.network.dispose();
    this.#opened = undefined;
  }
}

function trainerOptions(spec: SessionSpec): TrainingOptions & { test?: Data } {
  return spec.test.rows > 0 ? { ...spec.training, test: dataOf(spec.test) } : spec.training;
}
