// A session that trains in the page itself, a slice in each animation frame.
import type { StopRules } from '../core/run/stop-rules.js';
import { fail } from '../engine/errors.js';
import type {
  Engine,
  NetworkJSON,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  TrainingOptions,
} from '../engine/types.js';
import { checkWants } from './check-wants.js';
import { Driver } from './driver.js';
import { pagePace } from './frame-share.js';
import { Listeners, report } from './listeners.js';
import type { Pace } from './pace.js';
import { carriedOver } from './reshape.js';
import { Runner } from './runner.js';
import type { Frame, Session, SessionSpec, Speed, StepUnit, TimedGradient, Wants } from './session.js';

export class PageSession implements Session {
  readonly where = 'page';
  readonly #runner: Runner;
  readonly #driver: Driver;
  readonly #listeners = new Listeners();
  #layers: readonly number[] | undefined;
  #disposed = false;

  /** pace and drawn (calls back when the page has drawn) are for tests. */
  constructor(engine: Engine, pace: Pace = pagePace(), drawn: (callback: () => void) => void = pace.soon) {
    this.#runner = new Runner(engine, { carriedOver });
    this.#driver = new Driver({
      runner: this.#runner,
      pace,
      send: (frame) => {
        this.#listeners.tell(frame);
        drawn(() => {
          if (!this.#disposed) this.#driver.taken();
        });
      },
      failed: report,
    });
  }

  open(spec: SessionSpec): Promise<Frame> {
    return this.#show('open', () => {
      const frame = this.#driver.open(spec);
      this.#layers = spec.resume?.layers ?? spec.network.layers;
      return frame;
    });
  }

  play(): void {
    if (!this.#disposed) this.#driver.play();
  }

  pause(): Promise<Frame> {
    return this.#show('pause', () => this.#driver.pause());
  }

  step(unit: StepUnit, count = 1): Promise<Frame> {
    return this.#show('step', () => this.#driver.step(unit, count));
  }

  reset(): Promise<Frame> {
    return this.#show('reset', () => this.#driver.rest(() => this.#runner.reset()));
  }

  setSpeed(speed: Speed): void {
    if (!this.#disposed) this.#driver.setSpeed(speed);
  }

  setStops(rules: StopRules): void {
    if (!this.#disposed) this.#driver.setStops(rules);
  }

  configure(training: Required<TrainingOptions>): Promise<void> {
    return this.#answer('configure', () => this.#driver.configure(training));
  }

  want(wants: Wants): void {
    if (this.#disposed) return;
    checkWants(wants, this.#layers);
    this.#driver.want(wants);
  }

  subscribe(listener: (frame: Frame) => void): () => void {
    return this.#listeners.add(listener);
  }

  setParameter(address: ParameterAddress, value: number): Promise<Frame> {
    return this.#show('setParameter', () => this.#driver.amid(() => this.#runner.setParameter(address, value)));
  }

  freeze(address: ParameterAddress, frozen: boolean): Promise<Frame> {
    return this.#show('freeze', () => this.#driver.amid(() => this.#runner.freeze(address, frozen)));
  }

  snapshot(): Promise<Uint8Array> {
    return this.#answer('snapshot', () => this.#runner.snapshot());
  }

  restore(bytes: Uint8Array): Promise<Frame> {
    return this.#show('restore', () => this.#driver.rest(() => this.#runner.restore(bytes)));
  }

  toJSON(): Promise<NetworkJSON> {
    return this.#answer('toJSON', () => this.#runner.toJSON());
  }

  gradient(): Promise<TimedGradient> {
    return this.#answer('gradient', () => this.#runner.gradient());
  }

  numericalGradient(epsilon: number): Promise<NumericalGradient> {
    return this.#answer('numericalGradient', () => this.#runner.numericalGradient(epsilon));
  }

  costSurface(first: SurfaceAxis, second: SurfaceAxis): Promise<Float32Array> {
    return this.#answer('costSurface', () => this.#runner.costSurface(first, second));
  }

  predict(inputs: Float32Array): Promise<Float32Array> {
    return this.#answer('predict', () => this.#runner.predict(inputs));
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#listeners.clear();
    this.#driver.dispose();
  }

  /** An error becomes a rejection, as it would from a worker. */
  async #answer<Result>(method: string, work: () => Result): Promise<Result> {
    if (this.#disposed) fail('disposed', `Session.${method}`, 'this session was disposed; make another one');
    return work();
  }

  /** The frame goes to the one who asked and to all who listen. */
  async #show(method: string, work: () => Frame): Promise<Frame> {
    const frame = await this.#answer(method, work);
    this.#listeners.tell(frame);
    return frame;
  }
}
