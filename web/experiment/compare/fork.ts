// A run that is split in two: one half goes on as it was, the other with one setting changed. Both train beside the run they come from,
// which rests; either can take its place.
import { History } from '../../core/run/loss-history.js';
import type { Tick } from '../../engine/types.js';
import { dataWithTest } from '../../session/data.js';
import type { LossHistory } from '../../session/session.js';
import type { Experiment } from '../experiment.js';
import { type MapPlan, planMaps } from '../map-plan.js';
import type { Moment } from '../moments.js';
import { prepare } from '../opening/prepare.js';
import type { Recipe } from '../recipe.js';
import type { Scene } from '../scene.js';
import { trainingOf } from '../spec.js';
import { Became } from './became.js';
import { type ForkChange, forkedRecipe, forkWords } from './fork-plan.js';
import { Job, type Phase } from './job.js';
import { Lockstep, type Parting, type Side } from './lockstep.js';
import { Slices } from './slices.js';

/** Milliseconds between two times that those who look are told. */
const readable = 100;
/** Costs are noted so many times at most on the way. */
const noted = 300;

/** Where the run was split. */
interface Split {
  readonly scene: Scene;
  readonly recipes: readonly [Recipe, Recipe];
  readonly lockstep: Lockstep;
  readonly maps: MapPlan | null;
  /** Rows that both are asked about: those held out, or where there are none those that are trained on. */
  readonly asked: Float32Array;
  /** What the second half does otherwise. */
  readonly words: string;
  readonly epoch: number;
  readonly step: number;
  readonly moments: readonly Moment[];
  readonly histories: readonly [History, History];
}

type Pair = readonly [Float32Array, Float32Array];

/** What both say over the map, rows x K each. */
export interface ForkMap {
  readonly plan: MapPlan;
  readonly outputs: Pair;
}

/** What both said after so many updates. */
interface Said {
  readonly lockstep: Lockstep;
  readonly updates: number;
  readonly map: ForkMap | null;
  readonly answers: Pair;
}

type Stage = Pick<Experiment, 'recipe' | 'frame' | 'session' | 'tape' | 'host' | 'openSaved' | 'pause'>;

export class Fork {
  readonly #experiment: Stage;
  readonly #job: Job;
  #split: Split | null = null;
  #ticks: readonly [Tick, Tick] | null = null;
  #end = 0;
  #last: Said | null = null;
  readonly #became: Became<{ readonly split: Split; readonly updates: number; readonly side: Side }>;

  /** changed: called about ten times a second while it trains, and when it begins or ends. */
  constructor(experiment: Stage, changed: () => void) {
    this.#experiment = experiment;
    this.#job = new Job(changed);
    this.#became = new Became(experiment);
  }

  get phase(): Phase {
    return this.#job.phase;
  }
  get scene(): Scene | null {
    return this.#split?.scene ?? null;
  }
  /** "learning rate 0.1": what the second half does otherwise. */
  get words(): string {
    return this.#split?.words ?? '';
  }
  /** Where the run was split; null before the first start. */
  get at(): { readonly epoch: number; readonly step: number } | null {
    return this.#split;
  }
  /** Steps that both have taken since. */
  get steps(): number {
    return this.#split ? this.#split.lockstep.step - this.#split.step : 0;
  }
  /** Where both will be at the end. */
  get end(): number {
    return this.#end;
  }
  /** Null while they are the same, bit for bit. */
  get parting(): Parting | null {
    return this.#split?.lockstep.parting ?? null;
  }
  /** Costs as they were last noted; null before the first. */
  get ticks(): readonly [Tick, Tick] | null {
    return this.#ticks;
  }
  /** The cost of each, with the run's before it was split. */
  get histories(): readonly [LossHistory, LossHistory] | null {
    const both = this.#split?.histories;
    return both ? [both[0].points(), both[1].points()] : null;
  }
  /** Which half the run is now, as it stands here; null when it is neither, or one of them has trained since. */
  get kept(): Side | null {
    const kept = this.#became.which;
    return kept && kept.split === this.#split && kept.updates === kept.split.lockstep.updates ? kept.side : null;
  }
  /** Why it failed, in a sentence. */
  get error(): string {
    return this.#job.error;
  }

  /**
   * Splits the run where it stands, which rests from now on, and trains both halves for so many epochs; an earlier fork is forgotten.
   * Resolves when they are done, or stopped, or it failed: see phase and error.
   */
  async start(change: ForkChange, epochs: number): Promise<void> {
    this.#forget();
    await this.#job.run(async (signal) => {
      const split = await this.#splitBy(change);
      if (signal.aborted) return split.lockstep.dispose();
      this.#split = split;
      this.#end = split.epoch + epochs;
      await this.#train(split, signal);
    });
  }

  /** So many epochs more, from where they stand. */
  async goOn(epochs: number): Promise<void> {
    const split = this.#split;
    if (!split || this.phase === 'running') return;
    this.#end = split.lockstep.epoch + epochs;
    await this.#job.run((signal) => this.#train(split, signal));
  }

  /** What was trained stays. */
  stop(): void {
    if (this.phase !== 'running') return;
    this.#ticks = this.#split?.lockstep.ticks() ?? null;
    if (this.#split) this.#job.stop();
    else this.#job.clear();
  }

  /** Nothing is left of it; its memory is given back. */
  clear(): void {
    this.#forget();
    this.#job.clear();
  }

  /** That half becomes the run, bit for bit, with the run's past behind it; undo brings back what was there. */
  async keep(side: Side): Promise<void> {
    const split = this.#split;
    if (!split) return;
    this.stop();
    await this.#became.open(
      { split, updates: split.lockstep.updates, side },
      split.recipes[side],
      split.lockstep.toJSON(side),
      {
        label: side === 0 ? 'Keep as it was' : `Keep ${split.words}`,
        history: split.histories[side].points(),
        moments: split.moments,
      },
    );
    this.#job.progress();
  }

  /** Null where there is no map. The same until they are trained on. */
  map(): ForkMap | null {
    return this.#said()?.map ?? null;
  }

  /** What both say of the test rows, or where none are held out of those they are trained on. */
  answers(): Pair | null {
    return this.#said()?.answers ?? null;
  }

  /** Cost: two passes over the map and the rows, once after each time they were trained. */
  #said(): Said | null {
    if (!this.#split) return null;
    const { maps: plan, lockstep, asked } = this.#split;
    const { updates } = lockstep;
    if (this.#last?.lockstep !== lockstep || this.#last.updates !== updates)
      this.#last = {
        lockstep,
        updates,
        map: plan && { plan, outputs: lockstep.predict(plan.inputs) },
        answers: lockstep.predict(asked),
      };
    return this.#last;
  }

  #forget(): void {
    this.stop();
    this.#split?.lockstep.dispose();
    this.#split = this.#ticks = this.#last = null;
  }

  async #splitBy(change: ForkChange): Promise<Split> {
    const experiment = this.#experiment;
    await experiment.pause();
    const { recipe, frame, session, host } = experiment;
    if (!frame || !session) throw new Error('Expected a run to split but there is none.');
    const [json, engine] = await Promise.all([session.toJSON(), host.openEngine()]);
    const { epoch, step } = json.training;
    // What lies ahead of a moment that was gone back to has not happened for either.
    const moments = experiment.tape.entries.filter((moment) => moment.step <= step);
    const { scene, spec } = await prepare(recipe, host.readFile);
    const other = forkedRecipe(recipe, change);
    const { train, test } = spec;
    const lockstep = new Lockstep(engine, json, dataWithTest(spec), [spec.training, trainingOf(other.settings)]);
    const histories = [new History(), new History()] as const;
    for (const history of histories) history.fill(frame.history);
    return {
      scene,
      recipes: [recipe, other],
      lockstep,
      maps: planMaps(scene, true),
      asked: (test.rows > 0 ? test : train).inputs,
      words: forkWords(other, change),
      epoch,
      step,
      moments,
      histories,
    };
  }

  async #train(split: Split, signal: AbortSignal): Promise<void> {
    const { lockstep, histories } = split;
    const every = Math.ceil((this.#end - lockstep.epoch) / noted);
    const slices = new Slices();
    let told = Number.NEGATIVE_INFINITY;
    while (lockstep.epoch < this.#end && !lockstep.isOver) {
      for (const _piece of lockstep.advance()) {
        if (!slices.isFull) continue;
        if (performance.now() - told > readable) {
          this.#ticks = lockstep.ticks();
          this.#job.progress();
          told = performance.now();
        }
        await slices.next();
        if (signal.aborted) return;
      }
      if ((this.#end - lockstep.epoch) % every !== 0 && !lockstep.isOver) continue;
      this.#ticks = lockstep.ticks();
      for (const side of [0, 1] as const) {
        const { epoch, loss, testLoss } = this.#ticks[side];
        histories[side].add(epoch, loss, testLoss);
      }
    }
  }
}
