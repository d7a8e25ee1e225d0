// What a sweep will train: every combination of settings with every seed, checked before the first network is made.
import { readNetworkOptions } from '../config.js';
import { type Observations, readOwnData } from '../dataset.js';
import { fail, show } from '../errors.js';
import { checkTargets } from '../learnable.js';
import type { EngineModule } from '../module.js';
import { readInteger, readObject } from '../numbers.js';
import { checkNames, checkNetworkNames, checkTrainingNames } from '../option-names.js';
import { type Shape, shapeOf } from '../shape.js';
import type { NetworkOptions, TrainOptions } from '../types.js';
import { combinations, MAX_NETWORKS, refuseSoMany, withSettings } from './settings.js';
import type { SweepOptions, SweepSettings, SweepSpec } from './types.js';

export const WHERE = 'Engine.sweep';
const OPTIONS = ['seeds', 'vary', 'snapshots', 'workers', 'memory', 'signal', 'onProgress'];
const MAX_SEED = 2 ** 32 - 1;
const DEFAULT_MEMORY = 2 ** 30;
/** What an engine takes before it holds anything: its first memory and its code, rounded up. */
const ENGINE_BYTES = 24 * 2 ** 20;
/** Parameters, their next values, two running averages, gradients: float32 each. */
const BYTES_A_PARAMETER = 5 * 4;
/** Results of one worker that may wait to be taken. */
export const WAITING = 4;

/** Rows that one or more networks are trained on, kept once in each worker under their number. */
export interface PlannedData {
  readonly train: Observations;
  readonly test?: Observations;
}

/** One network to train. Plain values: it travels to a worker. */
export interface Job {
  readonly index: number;
  readonly settings: SweepSettings;
  readonly network: NetworkOptions;
  readonly training: Omit<TrainOptions, 'test' | 'signal'>;
  /** Number of its rows in Plan.data. */
  readonly data: number;
  readonly snapshot: boolean;
}

export interface Plan {
  readonly data: readonly PlannedData[];
  readonly jobs: readonly Job[];
  readonly workers: number;
}

/** Throws a GlassboxError for what cannot be trained, and `tooLarge` for what would take more memory than allowed. */
export function planSweep(module: EngineModule, spec: SweepSpec, options: SweepOptions, cores: number): Plan {
  checkNames(WHERE, 'options', options, OPTIONS);
  checkNames(WHERE, 'spec', spec, ['network', 'data', 'training']);
  const { network, data: rows, training = {} } = spec;
  checkNetworkNames(WHERE, network);
  checkTrainingNames(WHERE, training, ['epochs', 'every']);
  const seeds = readSeeds(options.seeds, network?.seed);
  const vary = options.vary === undefined ? {} : readObject(WHERE, 'vary', options.vary);
  const data: PlannedData[] = [];
  const jobs: Job[] = [];
  let shape: Shape | undefined;
  const given = typeof rows === 'function' ? undefined : rows;
  for (const settings of combinations(vary, given === undefined)) {
    const own = withSettings({ network, training }, settings);
    const made = readNetworkOptions(WHERE, own.network, module);
    const next = shapeOf(made.layers);
    if (given === undefined || data.length === 0 || next.inputs !== shape?.inputs || next.outputs !== shape.outputs)
      data.push(readRows(next, given ?? (rows as (settings: SweepSettings) => unknown)(settings)));
    checkTargets(WHERE, made, (data.at(-1) as PlannedData).train);
    shape = shape && shape.parameters > next.parameters ? shape : next;
    for (const seed of seeds) {
      jobs.push({
        index: jobs.length,
        settings,
        network: { ...made, seed },
        training: { ...own.training, every: own.training.every ?? own.training.epochs ?? 1 },
        data: data.length - 1,
        snapshot: options.snapshots === true,
      });
      if (jobs.length > MAX_NETWORKS) refuseSoMany();
    }
  }
  const workers = options.workers === undefined ? cores : readInteger(WHERE, 'workers', options.workers, 0, 1024);
  const plan = { data, jobs, workers: Math.min(workers, jobs.length) };
  checkMemory(plan, shape?.parameters ?? 0, options);
  return plan;
}

function readSeeds(given: unknown, first: unknown): number[] {
  if (Array.isArray(given)) {
    if (given.length === 0) fail('invalidConfig', WHERE, 'expected at least one seed but got none');
    return Array.from(given, (seed, i) => readInteger(WHERE, `seeds[${i}]`, seed, 0, MAX_SEED));
  }
  const count = given === undefined ? 100 : readInteger(WHERE, 'seeds', given, 1, MAX_NETWORKS);
  const start = first === undefined ? 42 : readInteger(WHERE, 'network.seed', first, 0, MAX_SEED);
  return Array.from({ length: count }, (_, i) => (start + i) % (MAX_SEED + 1));
}

function readRows(shape: Shape, rows: unknown): PlannedData {
  const { test } = readObject(WHERE, 'data', rows);
  return {
    train: readOwnData(shape, WHERE, 'data', rows),
    ...(test !== undefined && { test: readOwnData(shape, WHERE, 'data.test', test) }),
  };
}

/** Each place of work holds an engine, the rows twice (here and in the engine), one network, and the results that wait. */
function checkMemory(
  { data, workers }: Plan,
  parameters: number,
  { memory = DEFAULT_MEMORY, snapshots }: SweepOptions,
) {
  if (typeof memory !== 'number' || !(memory > 0))
    fail('invalidConfig', WHERE, `expected memory to be a number of bytes above 0 but got ${show(memory)}`);
  const places = Math.max(1, workers);
  const numbers = ({ inputs, targets }: Observations) => inputs.length + targets.length;
  const all = data.map(({ train, test }) => numbers(train) + (test ? numbers(test) : 0));
  const kept = all.reduce((sum, count) => sum + count, 0) * 4;
  const held = Math.max(0, ...all) * 4 + parameters * BYTES_A_PARAMETER;
  const waiting = snapshots ? WAITING * parameters * 3 * 4 : 0;
  const bytes = kept + places * (ENGINE_BYTES + kept + held + waiting);
  if (bytes <= memory) return;
  const mebibytes = (count: number) => Math.ceil(count / 2 ** 20);
  const room = `${places === 1 ? 'one engine' : `${places} workers`} with these rows and ${parameters} parameters a network`;
  const sentence = `expected a sweep within ${mebibytes(memory)} MiB but ${room} may take ${mebibytes(bytes)} MiB`;
  fail('tooLarge', WHERE, `${sentence}: fewer workers, fewer rows, smaller networks, or a larger \`memory\` would do`);
}
