// An engine that learns nothing but counts like the real one, and a clock that only moves when told: what a session does
// between two frames can be watched batch by batch.
import { GlassboxError } from '../../../web/engine/errors.js';
import type { Data, Engine, Network, NetworkOptions, Tick, TrainingOptions } from '../../../web/engine/types.js';
import type { Pace } from '../../../web/session/pace.js';
import type { SessionSpec } from '../../../web/session/session.js';

/** Events in virtual time, in order. */
export class FakePace implements Pace {
  readonly slice = 8;
  #time = 0;
  #count = 0;
  #events: { at: number; order: number; callback: () => void }[] = [];

  now = () => this.#time;
  soon = (callback: () => void) => this.after(0, callback);

  after = (milliseconds: number, callback: () => void) => {
    const event = { at: this.#time + milliseconds, order: this.#count++, callback };
    this.#events.push(event);
    return () => {
      this.#events = this.#events.filter((other) => other !== event);
    };
  };

  /** The screen's next picture: 60 a second. */
  drawn = (callback: () => void) => {
    const frame = 1000 / 60;
    return this.after(Math.max(1, frame - (this.#time % frame)), callback);
  };

  /** Work takes time. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }

  /** Lets events happen for a while; promises have their turn after each. */
  async run(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#events.sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next || next.at > end) break;
      this.#events.shift();
      this.#time = Math.max(this.#time, next.at);
      next.callback();
    }
    this.#time = Math.max(this.#time, end);
  }
}

export interface FakeEngine {
  readonly engine: Engine;
  /** Full-set evaluations, and what is alive. */
  readonly seen: { evaluations: number; alive: number; disposedTrainers: number };
}

/** perStep: milliseconds of virtual time for a batch. A learning rate above 1 diverges at once. */
export function fakeEngine(pace: FakePace, perStep = 0.01): FakeEngine {
  const seen = { evaluations: 0, alive: 0, disposedTrainers: 0 };
  const network = (options: NetworkOptions): Network => {
    const { layers } = options;
    const inputs = layers[0] as number;
    const outputs = layers.at(-1) as number;
    if (options.seed === 13)
      throw new GlassboxError('invalidConfig', '[Engine.network] expected a luckier seed but got 13');
    seen.alive++;
    let edits = 0;
    const state = { epoch: 0, step: 0, cursor: 0, weight: options.seed ?? 42, bias: 0 };
    const fake = {
      layers,
      get epoch() {
        return state.epoch;
      },
      get step() {
        return state.step;
      },
      parameters: () => Float32Array.of(state.weight, state.bias),
      weights: () => new Float32Array((layers[1] as number) * inputs).fill(state.weight),
      biases: () => new Float32Array(layers[1] as number).fill(state.bias),
      setWeights: (_l: number, values: Float32Array) => {
        edits++;
        state.weight = values[0] as number;
      },
      setBiases: (_l: number, values: Float32Array) => {
        edits++;
        state.bias = values[0] as number;
      },
      predict: (rows: Float32Array) => new Float32Array((rows.length / inputs) * outputs).fill(state.weight),
      activationsOf: (rows: Float32Array) =>
        layers.slice(1).map((size) => new Float32Array((size * rows.length) / inputs)),
      trace: () => ({ z: [], a: [], delta: [], blame: [] }),
      gradient: () => ({ weights: [Float32Array.of(1)], biases: [Float32Array.of(1)] }),
      numericalGradient: () => ({ weights: [], biases: [], passes: 4, milliseconds: 0 }),
      costSurface: () => Float32Array.of(1, 2, 3, 4),
      frozen: [],
      freeze: () => undefined,
      snapshot: () => Uint8Array.of(state.epoch),
      restore: (bytes: Uint8Array) => {
        if (bytes.length !== 1) throw new GlassboxError('invalidSnapshot', '[Network.restore] expected 1 byte');
        Object.assign(state, { epoch: bytes[0], step: 0, cursor: 0 });
      },
      toJSON: () => ({ format: 'glassbox-network', layers: [...layers] }),
      reset: () => Object.assign(state, { epoch: 0, step: 0, cursor: 0, weight: options.seed, bias: 0 }),
      dispose: () => seen.alive--,
      trainer: (data: Data & { inputs: Float32Array }, training: TrainingOptions & { test?: Data }) => {
        const rows = data.inputs.length / inputs;
        if (!Number.isInteger(rows)) throw new GlassboxError('shapeMismatch', '[Network.trainer] expected whole rows');
        let { batchSize = 10, optimizer } = training;
        let diverged: Tick['diverged'];
        const one = () => {
          pace.pass(perStep);
          state.step++;
          state.weight *= 0.999;
          state.cursor += batchSize;
          if (state.cursor < rows) return false;
          state.cursor = 0;
          state.epoch++;
          return true;
        };
        return {
          advance(unit: 'step' | 'epoch', count: number) {
            diverged = (optimizer?.learningRate ?? 0) > 1 ? { layer: 0, epoch: state.epoch } : undefined;
            if (diverged) return false;
            for (let i = 0; i < count; i++) {
              const ended = one();
              if (unit === 'epoch' && !ended) i--;
            }
            return true;
          },
          tick(): Tick {
            seen.evaluations++;
            pace.pass(perStep);
            const loss = Math.abs(state.weight) + edits;
            return {
              epoch: state.epoch,
              step: state.step,
              loss,
              ...(training.test && { testLoss: loss + 1 }),
              ...(diverged && { diverged }),
            };
          },
          configure(next: TrainingOptions) {
            if ((next.batchSize ?? 1) < 1)
              throw new GlassboxError('invalidConfig', '[Trainer.configure] expected a batch');
            batchSize = next.batchSize ?? batchSize;
            optimizer = next.optimizer ?? optimizer;
            diverged = undefined;
          },
          dispose: () => seen.disposedTrainers++,
        };
      },
    };
    return fake as unknown as Network;
  };
  const engine = {
    version: 'fake',
    network,
    fromJSON: () => network({ layers: [2, 3, 1], seed: 5 }),
  } as unknown as Engine;
  return { engine, seen };
}

export interface SpecChanges {
  readonly rows?: number;
  readonly testRows?: number;
  readonly seed?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
}

/** A 2-3-1 network; 100 training rows, 50 test rows, batches of 10. */
export function fakeSpec(changes: SpecChanges = {}): SessionSpec {
  const { rows = 100, testRows = 50, seed = 42, batchSize = 10, learningRate = 0.03 } = changes;
  const data = (count: number) => ({
    inputs: new Float32Array(2 * count),
    targets: new Float32Array(count),
    rows: count,
  });
  return {
    network: { layers: [2, 3, 1], activations: ['tanh', 'tanh'], loss: 'mse', initializer: 'glorotUniform', seed },
    training: {
      batchSize,
      shuffle: false,
      optimizer: { kind: 'sgd', learningRate },
      regularization: { kind: 'none', rate: 0 },
    },
    train: data(rows),
    test: data(testRows),
  };
}
