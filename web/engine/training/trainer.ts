// Steps of training by hand. The numbers of a tick are asked for only when somebody wants one.
import { readTrainingOptions } from '../config.js';
import type { Core } from '../core.js';
import { type Dataset, type Observations, openDataset } from '../dataset.js';
import { check, fail, show } from '../errors.js';
import type { Counters, Settings } from '../module.js';
import { readInteger } from '../numbers.js';
import { evaluate } from '../probes.js';
import { freeNow, freeWithOwner, Resource } from '../resource.js';
import type { Tick, Trainer, TrainingOptions } from '../types.js';
import { refuseUncountable } from './counters.js';

const MAX_COUNT = 2 ** 31 - 1;

export class EngineTrainer implements Trainer {
  readonly #core: Core;
  /** The network's facade: it must not be taken for forgotten, and its memory freed, while it is being trained. */
  readonly owner: object;
  readonly #trainer: Resource;
  readonly #data: Dataset;
  readonly #test: Dataset | undefined;
  #settings: Settings;
  /** How the last steps ended; void once the network was changed by hand. */
  #last: { counters: Counters; edits: number } | undefined;

  /** All of it must be checked; `where` is the public method that makes the trainer. */
  constructor(
    core: Core,
    owner: object,
    where: string,
    data: Observations,
    test: Observations | undefined,
    settings: Settings,
  ) {
    const { module } = core;
    const opened: Resource[] = [];
    const open = (rows: Observations) => {
      const dataset = openDataset(core, where, rows);
      opened.push(dataset.resource);
      return dataset;
    };
    this.#core = core;
    this.owner = owner;
    this.#settings = settings;
    try {
      this.#data = open(data);
      this.#test = test && open(test);
      const { handle } = check(
        where,
        module.trainerCreate(core.network.use(where), this.#data.resource.use(where), settings),
      );
      const destroy = (address: number) => {
        module.trainerDestroy(address);
        for (const resource of opened) resource.free();
      };
      this.#trainer = new Resource('trainer', handle, destroy, core.network);
    } catch (error) {
      for (const resource of opened) resource.free();
      throw error;
    }
    freeWithOwner(this, this.#trainer);
  }

  /** Observations in the training set. */
  get rows(): number {
    return this.#data.rows;
  }

  get batchSize(): number {
    return this.#settings.batchSize;
  }

  steps(count: number): Tick {
    this.run('Trainer.steps', 'step', count);
    return this.tick();
  }

  epochs(count: number): Tick {
    this.run('Trainer.epochs', 'epoch', count);
    return this.tick();
  }

  advance(unit: 'epoch' | 'step', count: number): boolean {
    const where = 'Trainer.advance';
    if (unit !== 'epoch' && unit !== 'step') {
      fail('invalidConfig', where, `expected unit to be one of epoch, step but got ${show(unit)}`);
    }
    return !this.run(where, unit, count).diverged;
  }

  /** One call into the module. */
  run(where: string, unit: 'epoch' | 'step', count: number): Counters {
    const trainer = this.#trainer.use(where);
    readInteger(where, 'count', count, 1, MAX_COUNT);
    const core = this.#core;
    refuseUncountable(core, where, this.#last?.edits === core.edits ? this.#last.counters : undefined);
    const { module } = core;
    const counters = unit === 'step' ? module.trainerSteps(trainer, count) : module.trainerEpochs(trainer, count);
    if (counters.outOfMemory) fail('outOfMemory', where, "expected memory for the optimizer's averages but got none");
    this.#last = { counters, edits: this.#core.edits };
    return counters;
  }

  tick(): Tick {
    const where = 'Trainer.tick';
    this.#trainer.use(where);
    const { epoch, step } = this.#core.module.networkTraining(this.#core.network.use(where));
    const train = evaluate(this.#core, where, this.#data.resource.use(where));
    const test = this.#test && evaluate(this.#core, where, this.#test.resource.use(where));
    const diverged = this.#diverged();
    return {
      epoch,
      step,
      loss: train.cost,
      ...(test && { testLoss: test.cost }),
      ...(train.accuracy !== undefined && { accuracy: train.accuracy }),
      ...(test?.accuracy !== undefined && { testAccuracy: test.accuracy }),
      ...(diverged && { diverged }),
    };
  }

  #diverged(): { layer: number; epoch: number } | undefined {
    if (this.#last === undefined || this.#last.edits !== this.#core.edits) return undefined;
    const { diverged, divergedLayer, epoch } = this.#last.counters;
    return diverged ? { layer: divergedLayer, epoch } : undefined;
  }

  configure(options: TrainingOptions): void {
    const where = 'Trainer.configure';
    const trainer = this.#trainer.use(where);
    const settings = readTrainingOptions(where, options, this.#settings);
    check(where, this.#core.module.trainerConfigure(trainer, settings));
    this.#settings = settings;
    this.#last = undefined;
  }

  dispose(): void {
    freeNow(this.#trainer);
  }
}
