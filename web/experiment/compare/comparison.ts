// Many networks beside the one that runs: what it is trained on, which are done, where they agree, and the way into any of them. Whoever
// shows it is told when there is more to see.
import { withNetworkSeed } from '../../core/link/network-seed.js';
import { History } from '../../core/run/loss-history.js';
import type { SweepResult, SweepSpec } from '../../engine/sweep/types.js';
import type { Engine, Tick } from '../../engine/types.js';
import { dataWithTest } from '../../session/data.js';
import type { LossHistory } from '../../session/session.js';
import type { Experiment } from '../experiment.js';
import { planMaps } from '../map-plan.js';
import { type Prepared, prepare } from '../opening/prepare.js';
import type { Recipe } from '../recipe.js';
import type { Scene } from '../scene.js';
import { Agreement } from './agreement.js';
import { Became, type BecameStage } from './became.js';
import { Job, type Phase } from './job.js';
import { type ComparePlan, curveEpochs, recipeWith, type VariedValue } from './plan.js';
import { predicted, Snapshots, type Trained } from './snapshots.js';

/** One network that is done. */
export interface Compared {
  /** Its place in the plan. */
  readonly index: number;
  readonly seed: number;
  /** Of the setting that is varied, if one is. */
  readonly value?: VariedValue;
  /** At the epochs that are noted; shorter for one that diverged. */
  readonly curve: readonly Tick[];
  readonly final: Tick;
  /** Where it ended: on the test rows, or where none are held out on those it was trained on. */
  readonly cost: number;
  readonly diverged: boolean;
}

/** What one value of the setting makes. */
interface Variant {
  readonly recipe: Recipe;
  readonly prepared: Prepared;
}

type Stage = BecameStage & Pick<Experiment, 'host'>;

export class Comparison {
  readonly #experiment: Stage;
  readonly #job: Job;
  readonly #workers: number | undefined;
  readonly #became: Became<Compared>;
  #plan: ComparePlan | null = null;
  #variants = new Map<VariedValue | undefined, Variant>();
  #networks: Compared[] = [];
  /** One that is not kept is trained again when somebody asks for it. */
  #snapshots = new Snapshots();
  #agreement: Agreement | null = null;
  #engine: Engine | null = null;

  /** changed: called after every network that is done, and when the comparison begins or ends. workers: as for Engine.sweep. */
  constructor(experiment: Stage, changed: () => void, workers?: number) {
    this.#experiment = experiment;
    this.#job = new Job(changed);
    this.#workers = workers;
    this.#became = new Became(experiment);
  }

  get phase(): Phase {
    return this.#job.phase;
  }
  /** What is compared; null before the first start. */
  get plan(): ComparePlan | null {
    return this.#plan;
  }
  /** Those that are done, as they came. */
  get networks(): readonly Compared[] {
    return this.#networks;
  }
  /** How many there will be. */
  get planned(): number {
    return this.#plan ? this.#plan.seeds * (this.#plan.varied?.values.length ?? 1) : 0;
  }
  /** What they were trained on; null before the first start, and where the data differ from value to value that of the first. */
  get scene(): Scene | null {
    return [...this.#variants.values()][0]?.prepared.scene ?? null;
  }
  /** Null where there is no map, where a setting is varied, and before the first network. */
  get agreement(): Agreement | null {
    return this.#agreement?.count ? this.#agreement : null;
  }
  /** The one that the run is now; null when it is none of them, or has trained since. */
  get opened(): Compared | null {
    return this.#became.which;
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
   * Trains them all, from the seed of the settings on; what was compared before is forgotten. recipe: of another network than the one that
   * runs. Resolves when they are done, or stopped, or it failed: see phase and error.
   */
  start(plan: ComparePlan, recipe: Recipe = this.#experiment.recipe): Promise<void> {
    this.#forget();
    this.#plan = plan;
    return this.#job.run(async (signal) => {
      const engine = await this.#experiment.host.openEngine();
      const variants = await variantsOf(withNetworkSeed(recipe, recipe.settings.seed), plan, this.#experiment);
      if (signal.aborted) return;
      this.#engine = engine;
      this.#variants = variants;
      const { scene } = this;
      const maps = scene && !plan.varied ? planMaps(scene, true) : null;
      this.#agreement = scene && maps ? new Agreement(scene, maps) : null;
      for await (const result of this.#sweep(engine, plan, signal)) {
        if (signal.aborted) return;
        this.#take(engine, plan, result);
      }
    });
  }

  /** What is done stays. */
  stop(): void {
    this.#job.stop();
  }

  /** Nothing is left of it; its memory is given back. */
  clear(): void {
    this.#forget();
    this.#job.clear();
  }

  /** What this network says over the map, rows x K; null where there is no map, or it is not kept. */
  outputsOf({ index }: Compared): Float32Array | null {
    const plan = this.#agreement?.plan;
    return plan && this.#engine ? this.#snapshots.answersOf(this.#engine, index, plan.inputs) : null;
  }

  /** That very network, bit for bit, with its seed's first weights behind it; undo brings back what was there. */
  async open(one: Compared): Promise<void> {
    const variant = this.#variants.get(one.value);
    if (!variant || !this.#engine || !this.#plan) return;
    const { network, bytes } = this.#snapshots.get(one.index) ?? (await this.#again(one));
    const net = this.#engine.network(network);
    try {
      net.restore(bytes);
      await this.#became.open(one, variant.recipe, net.toJSON(), {
        label: `Open seed ${one.seed}`,
        history: historyOf(one),
      });
    } finally {
      net.dispose();
    }
  }

  async #again(one: Compared): Promise<Trained> {
    const engine = this.#engine as Engine;
    const plan = this.#plan as ComparePlan;
    const spec = specFor(this.#variants, {
      ...plan,
      ...(plan.varied && { varied: { ...plan.varied, values: [one.value as VariedValue] } }),
    });
    const options = { seeds: [one.seed], snapshots: true, workers: 1, ...spec.options };
    for await (const { snapshot, network } of engine.sweep(spec.spec, options))
      if (snapshot) return { network, bytes: snapshot };
    throw new Error(`expected seed ${one.seed} to be trained again but nothing came`);
  }

  #sweep(engine: Engine, plan: ComparePlan, signal: AbortSignal) {
    const { spec, options } = specFor(this.#variants, plan);
    const workers = this.#workers === undefined ? {} : { workers: this.#workers };
    return engine.sweep(spec, { seeds: plan.seeds, snapshots: true, signal, ...options, ...workers });
  }

  #take(engine: Engine, { varied }: ComparePlan, result: SweepResult): void {
    const { index, seed, curve, final, network, snapshot } = result;
    const value = varied && (result.settings[varied.name] as VariedValue);
    const diverged = final.diverged !== undefined;
    const cost = final.testLoss ?? final.loss;
    this.#networks.push({ index, seed, curve, final, cost, diverged, ...(value !== undefined && { value }) });
    if (snapshot) {
      const trained = { network, bytes: snapshot };
      // Those that ran away stopped somewhere on the way: what they say is no answer.
      if (this.#agreement && !diverged) this.#agreement.add(predicted(engine, trained, this.#agreement.plan.inputs));
      this.#snapshots.keep(index, trained);
    }
    this.#job.progress();
  }

  #forget(): void {
    this.stop();
    this.#networks = [];
    this.#variants = new Map();
    this.#snapshots = new Snapshots();
    this.#agreement = null;
    this.#plan = null;
  }
}

async function variantsOf(recipe: Recipe, { varied }: ComparePlan, { host: { readFile } }: Stage) {
  const variants = new Map<VariedValue | undefined, Variant>();
  for (const value of varied?.values ?? [undefined]) {
    const own = varied && value !== undefined ? recipeWith(recipe, varied.name, value) : recipe;
    variants.set(value, { recipe: own, prepared: await prepare(own, readFile) });
  }
  return variants;
}

/** As the engine is asked for it. Where a setting is varied, the rows are those of each value. */
function specFor(variants: ReadonlyMap<VariedValue | undefined, Variant>, { varied, epochs }: ComparePlan) {
  const first = [...variants.values()][0];
  if (!first) throw new Error('expected a network to compare but there is none');
  const { network, training } = first.prepared.spec;
  const rowsOf = ({ prepared }: Variant) => dataWithTest(prepared.spec);
  const spec: SweepSpec = {
    network,
    data: varied ? (settings) => rowsOf(variants.get(settings[varied.name] as VariedValue) as Variant) : rowsOf(first),
    training: { ...training, epochs, every: curveEpochs(epochs) },
  };
  return { spec, options: varied ? { vary: { [varied.name]: varied.values } } : {} };
}

function historyOf({ curve }: Compared): LossHistory {
  const history = new History();
  for (const { epoch, loss, testLoss } of curve) history.add(epoch, loss, testLoss);
  return history.points();
}
