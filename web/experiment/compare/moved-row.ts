// One training row somewhere else, and all else as it was: the network is trained again from the same seed, as often as the row moves, and
// what that does to the test cost is told. The data of the run stay as they are.
import type { Tick } from '../../engine/types.js';
import { dataWithTest } from '../../session/data.js';
import { networkInputs } from '../scene.js';
import type { Course } from './influence.js';
import { Job, type Phase } from './job.js';
import { Runner, type RunnerData } from './runner.js';
import { Slices } from './slices.js';

/** In the problem's own numbers, as they stand in scene.problem.train: standardised as they were before the row moved. */
export interface RowPlace {
  readonly row: number;
  readonly inputs: readonly number[];
  /** Of a problem with one number to predict. */
  readonly target?: number;
}

/** What training with the row there has become. */
export interface Moved {
  readonly place: RowPlace;
  readonly final: Tick;
  /** By how much the test cost is higher than with the row where it was; NaN where the run runs away. */
  readonly change: number;
  /** What the network says over the map, rows x K; null where there is none. */
  readonly outputs: Float32Array | null;
}

/** So many milliseconds training for a place may take that the row has left already, so that what is shown keeps up with the hand. */
const patience = 400;

export class MovedRow {
  readonly #course: Course;
  readonly #whole: Tick;
  readonly #job: Job;
  #asked: RowPlace | null = null;
  #known: Moved | null = null;

  /** whole: where the network that is trained on all rows ended. changed: called when the row moves, and when it is known what that does. */
  constructor(course: Course, whole: Tick, changed: () => void) {
    this.#course = course;
    this.#whole = whole;
    this.#job = new Job(changed);
  }

  get phase(): Phase {
    return this.#job.phase;
  }
  /** Why it failed, in a sentence. */
  get error(): string {
    return this.#job.error;
  }
  /** Where the row is now; null where none was moved. */
  get place(): RowPlace | null {
    return this.#asked;
  }
  /** Of this place, or while that is trained of one the row was at before. */
  get known(): Moved | null {
    return this.#known;
  }

  /** Resolves when it is known what that does, or the row has moved on. Cost: the training of one network, in slices. */
  async move(place: RowPlace): Promise<void> {
    if (place.row !== this.#asked?.row) this.#known = null;
    this.#asked = place;
    if (this.phase === 'running') this.#job.progress();
    else await this.#job.run((signal) => this.#follow(signal));
  }

  /** The row is where it was. */
  clear(): void {
    this.#asked = this.#known = null;
    this.#job.clear();
  }

  /** One place after the other, the newest first. */
  async #follow(signal: AbortSignal): Promise<void> {
    while (this.#asked && this.#asked !== this.#known?.place) {
      const known = await this.#train(this.#asked, signal);
      if (signal.aborted) return;
      if (known && known.place.row === this.#asked?.row) this.#known = known;
      this.#job.progress();
    }
  }

  /** Null where it was left for a newer place. */
  async #train(place: RowPlace, signal: AbortSignal): Promise<Moved | null> {
    const { engine, spec, epochs, maps } = this.#course;
    const runner = new Runner(engine.network(spec.network), this.#dataWith(place), spec.training);
    const start = performance.now();
    try {
      const slices = new Slices();
      while (runner.isBefore(epochs)) {
        runner.advance();
        if (!slices.isFull) continue;
        await slices.next();
        if (signal.aborted || (place !== this.#asked && performance.now() - start > patience)) return null;
      }
      const final = runner.tick;
      const change = final.diverged
        ? Number.NaN
        : (final.testLoss ?? Number.NaN) - (this.#whole.testLoss ?? Number.NaN);
      return { place, final, change, outputs: maps && runner.network.predict(maps.inputs) };
    } finally {
      runner.network.dispose();
    }
  }

  #dataWith({ row, inputs, target }: RowPlace): RunnerData {
    const { scene, spec } = this.#course;
    const data = dataWithTest(spec);
    const own = networkInputs(scene, Float32Array.from(inputs), 1);
    const moved = { inputs: data.inputs.slice(), targets: data.targets.slice() };
    moved.inputs.set(own, row * own.length);
    if (target !== undefined) moved.targets[row] = target;
    return { ...data, ...moved };
  }
}
