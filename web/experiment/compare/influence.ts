// How much each training row matters, exactly: the network is trained again without it, from the same seed and for as many epochs, and the
// cost of the test rows is held against that of the network trained on all of them.
import { count } from '../../core/base/format.js';
import type { SweepData, SweepResult } from '../../engine/sweep/types.js';
import type { Engine, Tick } from '../../engine/types.js';
import { dataOf } from '../../session/data.js';
import type { SessionData, SessionSpec } from '../../session/session.js';
import type { Experiment } from '../experiment.js';
import { type MapPlan, planMaps } from '../map-plan.js';
import { prepare } from '../opening/prepare.js';
import type { Recipe } from '../recipe.js';
import type { Scene } from '../scene.js';
import { Job, type Phase } from './job.js';
import { Snapshots } from './snapshots.js';

/** What leaving one training row out does. */
export interface Influence {
  /** Counted from 0, in the order of the training rows. */
  readonly row: number;
  /** Where the network without it ended. */
  readonly final: Tick;
  readonly diverged: boolean;
  /** By how much the test cost is higher without it: above 0 the row helps, below 0 it harms. NaN where the run without it ran away. */
  readonly change: number;
}

/** rows: of them one network each is trained. bytes: of rows that wait at a time to be trained on, each time without one. */
const influenceLimits = { rows: 1000, bytes: 32 * 2 ** 20 } as const;

/** What is varied is the row that is left out; this is none. */
const none = -1;

type Stage = Pick<Experiment, 'recipe' | 'host'>;

/** One start: what is trained on, and what is known so far. */
export interface Course {
  readonly engine: Engine;
  readonly recipe: Recipe;
  readonly scene: Scene;
  readonly spec: SessionSpec;
  readonly maps: MapPlan | null;
  readonly snapshots: Snapshots;
  readonly epochs: number;
}

export class InfluenceOfRows {
  readonly #experiment: Stage;
  readonly #job: Job;
  readonly #workers: number | undefined;
  #course: Course | null = null;
  #whole: Tick | null = null;
  #rows: Influence[] = [];
  /** Those that came before the network they are held against. */
  #early: SweepResult[] = [];

  /** changed: called after every network that is done, and when it begins or ends. workers: as for Engine.sweep. */
  constructor(experiment: Stage, changed: () => void, workers?: number) {
    this.#experiment = experiment;
    this.#job = new Job(changed);
    this.#workers = workers;
  }

  get phase(): Phase {
    return this.#job.phase;
  }
  /** What was started last; null before. */
  get course(): Course | null {
    return this.#course;
  }
  get scene(): Scene | null {
    return this.#course?.scene ?? null;
  }
  /** What is trained, with and without each row; null before the first start. */
  get recipe(): Recipe | null {
    return this.#course?.recipe ?? null;
  }
  /** Each network is trained for so many; 0 before the first start. */
  get epochs(): number {
    return this.#course?.epochs ?? 0;
  }
  /** Where the network that is trained on all rows ended; null until it is done. */
  get whole(): Tick | null {
    return this.#whole;
  }
  /** Those that are known, as they came. */
  get rows(): readonly Influence[] {
    return this.#rows;
  }
  /** How many rows there are to leave out. */
  get planned(): number {
    return this.#course?.spec.train.rows ?? 0;
  }
  /** Over what outputsOf gives its answers; null where there is no map. */
  get maps(): MapPlan | null {
    return this.#course?.maps ?? null;
  }
  /** Several rows share a step: one that is left out changes which. */
  get isBatched(): boolean {
    const { training, train } = this.#course?.spec ?? {};
    return (training?.batchSize ?? 1) < (train?.rows ?? 0);
  }
  /** Time on the clock from start to end. */
  get milliseconds(): number {
    return this.#job.milliseconds;
  }
  /** Why it failed, in a sentence. */
  get error(): string {
    return this.#job.error;
  }

  /**
   * Trains on all rows, and without each of them; what was known before is forgotten. Resolves when all are done, or stopped, or
   * it failed: see phase and error. Cost: rows times the training of one network, on every core.
   */
  start(epochs: number): Promise<void> {
    this.#forget();
    return this.#job.run(async (signal) => {
      const course = await this.#prepare(epochs);
      if (signal.aborted) return;
      this.#course = course;
      for (const rows of inPortions(course.spec)) {
        if (signal.aborted) return;
        await this.#train(course, rows, signal);
      }
    });
  }

  /** What is known stays. */
  stop(): void {
    this.#job.stop();
  }

  /** Nothing is left of it; its memory is given back. */
  clear(): void {
    this.#forget();
    this.#job.clear();
  }

  /**
   * What the network without this row says over the map, or with all of them where it is null; rows x K. Null where there is no map, or
   * that network is not kept.
   */
  outputsOf(row: number | null): Float32Array | null {
    const { engine, maps, snapshots } = this.#course ?? {};
    return (engine && maps && snapshots?.answersOf(engine, row ?? none, maps.inputs)) ?? null;
  }

  async #prepare(epochs: number): Promise<Course> {
    const { recipe, host } = this.#experiment;
    const engine = await host.openEngine();
    const { scene, spec } = await prepare(recipe, host.readFile);
    const { train, test } = spec;
    if (test.rows === 0)
      throw new Error('Expected test rows to tell what a row does but none are held out: hold some out in Data.');
    if (train.rows < 2)
      throw new Error('Expected at least 2 training rows, to leave one out, but there is one: hold fewer out in Data.');
    if (train.rows > influenceLimits.rows)
      throw new Error(
        `Expected at most ${count(influenceLimits.rows)} training rows, of which one network each is trained, but there are ${count(train.rows)}: hold more of them out in Data.`,
      );
    return { engine, recipe, scene, spec, maps: planMaps(scene, true), snapshots: new Snapshots(), epochs };
  }

  async #train({ engine, spec, maps, snapshots, epochs }: Course, rows: readonly number[], signal: AbortSignal) {
    const { network, training, train, test } = spec;
    const held = dataOf(test);
    const results = engine.sweep(
      {
        network,
        data: ({ without }): SweepData => ({ ...dataOf(withoutRow(train, Number(without))), test: held }),
        training: { ...training, epochs },
      },
      {
        seeds: 1,
        vary: { without: rows },
        snapshots: maps !== null,
        signal,
        ...(this.#workers !== undefined && { workers: this.#workers }),
      },
    );
    for await (const result of results) {
      if (signal.aborted) return;
      const { settings, snapshot, network: made } = result;
      if (snapshot) snapshots.keep(Number(settings.without), { network: made, bytes: snapshot });
      this.#take(result);
    }
  }

  #take(result: SweepResult): void {
    const { settings, final } = result;
    if (settings.without !== none) this.#early.push(result);
    else if (final.diverged)
      throw new Error(
        `Trained on all rows, the network runs away in epoch ${count(final.diverged.epoch)}: there is no cost to hold the others against. A lower learning rate would do.`,
      );
    else this.#whole = final;
    if (this.#whole) for (const one of this.#early.splice(0)) this.#rows.push(influenceOf(one, this.#whole));
    this.#job.progress();
  }

  #forget(): void {
    this.stop();
    this.#course = this.#whole = null;
    this.#rows = [];
    this.#early = [];
  }
}

function influenceOf({ settings, final }: SweepResult, whole: Tick): Influence {
  const diverged = final.diverged !== undefined;
  const change = diverged ? Number.NaN : (final.testLoss ?? Number.NaN) - (whole.testLoss ?? Number.NaN);
  return { row: Number(settings.without), final, diverged, change };
}

/** The others, in their order; all of them where row is none of theirs. */
function withoutRow({ inputs, targets, rows }: SessionData, row: number): SessionData {
  if (row < 0) return { inputs, targets, rows };
  const rest = (values: Float32Array) => {
    const width = values.length / rows;
    const left = new Float32Array(values.length - width);
    left.set(values.subarray(0, row * width));
    left.set(values.subarray((row + 1) * width), row * width);
    return left;
  };
  return { inputs: rest(inputs), targets: rest(targets), rows: rows - 1 };
}

/** All rows are trained on first. Each row that is left out has a copy of all others that waits for it: of large data, a few at a time. */
function inPortions({ train, test }: SessionSpec): number[][] {
  const numbers = [train, test].reduce((sum, { inputs, targets }) => sum + inputs.length + targets.length, 0);
  const atOnce = Math.max(1, Math.floor(influenceLimits.bytes / (4 * numbers)));
  const all = [none, ...Array.from({ length: train.rows }, (_, row) => row)];
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, i) => all.slice(i * atOnce, (i + 1) * atOnce));
}
