// Whatever is asked of an experiment, in whatever order, while answers are late and workers die: everything comes to an end, and what is
// shown then is what the session has. What failed once is kept below, and run every time. With
// GLASSBOX_RUNS=1000 so many new ones are tried.
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FeatureName } from '../../../web/core/data/feature-names.js';
import { loadOwnData } from '../../../web/core/data/own-data.js';
import { addPoints, noPoints } from '../../../web/core/data/points/points.js';
import { encodeLink } from '../../../web/core/link/link.js';
import { defaultSettings, type Settings } from '../../../web/core/settings/settings.js';
import { createEngine, type Engine } from '../../../web/engine/index.js';
import { openLink as openTheLink } from '../support/links.js';
import { fetchAll, World } from './world.js';

vi.setConfig({ testTimeout: 660_000 });

/** What is known without looking: what may be asked next, and whether a network trains that nobody sees. */
interface Model {
  deaths: number;
  parked: boolean;
  link: string;
}

class Command implements fc.AsyncCommand<Model, World> {
  readonly #name: string;
  readonly #may: (model: Model) => boolean;
  readonly #does: (world: World, model: Model) => unknown;

  constructor(
    name: string,
    does: (world: World, model: Model) => unknown,
    may: (model: Model) => boolean = () => true,
  ) {
    this.#name = name;
    this.#does = does;
    this.#may = may;
  }
  check(model: Readonly<Model>): boolean {
    return this.#may(model);
  }
  async run(model: Model, world: World): Promise<void> {
    const answer = this.#does(world, model);
    if (answer instanceof Promise) world.ask(this.#name, answer);
  }
  toString(): string {
    return this.#name;
  }
}

const square = (seed: number) =>
  addPoints(
    noPoints('classes', 2),
    Array.from({ length: 8 + (seed % 5) }, (_, i) => ({
      x: ((i * 7 + seed) % 11) - 5,
      y: ((i * 5) % 11) - 5,
      label: i % 2,
    })),
  );

const set = (given: Partial<Settings>) =>
  new Command(`change ${JSON.stringify(given)}`, ({ experiment }) =>
    experiment.edit((edits) => edits.change(given, { label: 'Change', key: Object.keys(given)[0] as string })),
  );

/** Nothing is asked meanwhile. */
class Wait extends Command {
  readonly #time: number;

  constructor(time: number) {
    super(`${time} ms`, () => {});
    this.#time = time;
  }
  override async run(_: Model, { clock }: World): Promise<void> {
    await clock.run(this.#time);
  }
}

const wait = (time: number) => new Wait(time);
const die = (how: 'silence' | 'stop') =>
  new Command(
    `worker: ${how}`,
    (world, model) => {
      model.deaths++;
      world.kill(how);
    },
    ({ deaths }) => deaths < 3,
  );
const freeze = (frozen: boolean) =>
  new Command(`freeze ${frozen}`, ({ experiment }) =>
    experiment.edit((edits) => edits.freeze({ layer: 0, neuron: 0 }, frozen)),
  );
const park = new Command(
  'park',
  ({ experiment }, model) => {
    model.parked = true;
    experiment.absence.leave();
  },
  ({ parked }) => !parked,
);
const unpark = new Command(
  'unpark',
  ({ experiment }, model) => {
    model.parked = false;
    experiment.absence.comeBack();
  },
  ({ parked }) => parked,
);
// Where nothing is open yet there is nothing to leave as it was.
const openBad = new Command(
  'open what cannot be',
  ({ experiment }) =>
    experiment.scene &&
    experiment.openState({ ...experiment.recipe, data: { kind: 'formula', source: 'z = (', inputs: 2 } }),
);
const openLink = new Command('open the link', ({ experiment }, { link }) => {
  const { state, problems } = openTheLink(link);
  return experiment.openState(state, problems);
});

const commands = [
  fc.constant(new Command('play', ({ experiment }) => experiment.play())),
  fc.constant(new Command('pause', ({ experiment }) => experiment.pause())),
  fc.constant(new Command('toggle', ({ experiment }) => experiment.toggle())),
  fc
    .tuple(fc.constantFrom('step' as const, 'row' as const, 'epoch' as const), fc.integer({ min: 1, max: 5 }))
    .map(
      ([unit, count]) => new Command(`advance ${unit} ${count}`, ({ experiment }) => experiment.advance(unit, count)),
    ),
  fc.constant(new Command('reset', ({ experiment }) => experiment.edit((edits) => edits.reset()))),
  fc.constantFrom(0.01, 0.1, 1).map((learningRate) => set({ learningRate })),
  fc.constantFrom([2, 3, 1], [2, 1], [2, 4, 3, 1], [2, 2, 1]).map((layers) => set({ layers })),
  fc.integer({ min: 1, max: 3 }).map((seed) => set({ seed })),
  fc
    .constantFrom('slowMotion' as const, 'one' as const, 'ten' as const, 'everyFrame' as const)
    .map((speed) => set({ speed })),
  fc.constantFrom(0, 3).map((stopEpochs) => set({ stopEpochs })),
  fc
    .constantFrom<FeatureName[]>(['x1', 'x2'], ['x1', 'x2', 'x1Squared'], ['x1'])
    .map(
      (features) =>
        new Command(`features ${features}`, ({ experiment }) =>
          experiment.edit((edits) => edits.setFeatures(() => features)),
        ),
    ),
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.boolean())
    .map(
      ([seed, keep]) =>
        new Command(`points ${seed} ${keep}`, ({ experiment }) =>
          experiment.edit((edits) =>
            edits.setData({ kind: 'points', points: square(seed) }, { label: 'Points' }, keep),
          ),
        ),
    ),
  fc.constant(new Command('undo', ({ experiment }) => experiment.edit((edits) => edits.undo()))),
  fc.constant(new Command('undo', ({ experiment }) => experiment.edit((edits) => edits.undo()))),
  fc.constant(new Command('redo', ({ experiment }) => experiment.edit((edits) => edits.redo()))),
  fc.integer({ min: 0, max: 9 }).map(
    (at) =>
      new Command(`to moment ${at}`, ({ experiment }) => {
        const { entries } = experiment.tape;
        return experiment.edit((edits) => edits.rewindTo(entries[at % Math.max(1, entries.length)]?.step ?? 0));
      }),
  ),
  fc
    .integer({ min: -2, max: 2 })
    .map(
      (value) =>
        new Command(`weight ${value}`, ({ experiment }) =>
          experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0, input: 0 }, value)),
        ),
    ),
  fc.boolean().map(freeze),
  fc.boolean().map((hidden) => new Command(`hide ${hidden}`, ({ experiment }) => experiment.hide(hidden))),
  fc.constant(park),
  fc.constant(unpark),
  fc.constant(
    new Command('write a link', ({ experiment }, model) => {
      const { scene, frame } = experiment;
      if (!scene || !frame) return;
      model.link = encodeLink(experiment.recipe, loadOwnData).text;
    }),
  ),
  fc.constant(openLink),
  fc.constant(new Command('open a preset', ({ experiment }) => experiment.open({ preset: 'xor', speed: 'ten' }))),
  fc.constant(openBad),
  fc.constantFrom('silence' as const, 'stop' as const).map(die),
  ...[1, 30, 300, 2_000, 10_000].map((time) => fc.constant(wait(time))),
];

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
  await fetchAll();
});
let world: World | null = null;
afterEach(() => {
  world?.dispose();
  world = null;
});

const start = {
  settings: {
    ...defaultSettings,
    speed: 'ten' as const,
    layers: [2, 3, 1],
    activations: ['tanh', 'tanh'] as Settings['activations'],
  },
  features: ['x1', 'x2'] as FeatureName[],
  data: { kind: 'points' as const, points: square(0) },
};

/** At rest, and nobody in the way: what is shown is what there is, and everything can go on. */
async function check(here: World, { parked }: Model): Promise<void> {
  const { experiment } = here;
  if (parked) experiment.absence.comeBack();
  experiment.hide(false);
  expect(await here.settle(), 'never came to an end').toEqual([]);
  // Going on after a while away is waited for by nobody; a worker that fell silent is given its time.
  for (let second = 0; second < 30 && !experiment.session; second++) await here.clock.run(1_000);
  await here.clock.run(4_000);
  // Two workers in a row died over its first opening: that is said, and it can be opened again.
  if (!experiment.scene) {
    expect(experiment.error).toMatch(/worker/);
    await here.done('open again', experiment.openState(start));
  }
  await here.done('pause', experiment.pause());
  const there = () => {
    const { scene, frame, session, settings } = experiment;
    if (!scene || !frame || !session) throw new Error(`nothing is there: ${experiment.error}`);
    return { scene, frame, session, settings };
  };
  const agrees = async () => {
    const { scene, frame, session, settings } = there();
    expect([...scene.layers]).toEqual([...settings.layers]);
    const asked = session.toJSON();
    await here.done('toJSON', asked);
    const json = await asked;
    expect(json.layers).toEqual([...settings.layers]);
    const saved = json.weights.flatMap((weights, l) => [
      ...weights,
      ...(json.biases[l] as ArrayLike<number> as number[]),
    ]);
    expect(saved.map(Math.fround)).toEqual([...frame.parameters].map((value) => value));
    expect(json.training.step).toBe(frame.tick.step);
    expect(here.wrong).toEqual([]);
  };
  expect(experiment.playing).toBe(false);
  await agrees();
  const { step } = there().frame.tick;
  await here.clock.run(1_500);
  expect(there().frame.tick.step, 'it trains on though it says that it rests').toBe(step);

  // Every step back, and forward again, leads through the same recipes and the same weights.
  const place = () => ({ settings: experiment.recipe.settings, parameters: [...there().frame.parameters] });
  const way = [place()];
  for (; experiment.undoLabel !== undefined && way.length < 60; way.push(place())) {
    await here.done(
      'undo',
      experiment.edit((edits) => edits.undo()),
    );
    await agrees();
  }
  for (let at = way.length - 2; at >= 0; at--) {
    await here.done(
      'redo',
      experiment.edit((edits) => edits.redo()),
    );
    expect(place(), `${way.length - at} steps back of ${way.length}`).toEqual(way[at]);
  }

  // And it trains when it is asked to, unless a rule or numbers that run away end it at once.
  const before = there().frame.tick;
  experiment.play();
  await here.clock.run(4_000);
  const after = there().frame;
  if (!after.stopped && !after.tick.diverged) {
    expect(experiment.playing, 'plays').toBe(true);
    expect(after.tick.step, 'trains').toBeGreaterThan(before.step);
  }
  await here.done('pause', experiment.pause());
  expect(experiment.playing).toBe(false);
  const told = here.said.get('change') as { playing: boolean } | undefined;
  if (told) expect(told.playing).toBe(false);
  await agrees();
}

async function run(latencies: readonly number[], list: Iterable<fc.AsyncCommand<Model, World>>): Promise<void> {
  world?.dispose();
  world = new World(engine, latencies);
  const here = world;
  const model: Model = { deaths: 0, parked: false, link: '#v=1&dataset=xor&speed=ten' };
  here.ask('open', here.experiment.openState(start));
  await fc.asyncModelRun(() => ({ model, real: here }), list);
  await check(here, model);
}

const asked = process.env.GLASSBOX_RUNS;
const runs = Number(asked ?? 40);
/** Always the same, unless somebody is looking for new ones. */
const seeded = asked ? {} : { seed: 20_261_128 };
/** Milliseconds: on a machine that is busy with other things fewer runs have to do. */
const longest = asked ? 600_000 : 10_000;

describe('an experiment', () => {
  it('comes to an end and shows what there is, in any order, with late answers and workers that die', async () => {
    const lists = fc.commands<Model, World, false>(commands, { maxCommands: 25, size: '+1' });
    const latencies = fc.array(fc.constantFrom(0, 0, 1, 5, 40, 400), { minLength: 1, maxLength: 12 });
    await fc.assert(fc.asyncProperty(latencies, lists, run), {
      ...seeded,
      numRuns: runs,
      interruptAfterTimeLimit: longest,
    });
  });

  it.each([
    ['is taken out while an opening is overtaken by another', [openLink, park]],
    ['is taken out while another network is about to open', [wait(10_000), openLink, park]],
    [
      'loses its worker when it has another network, but no snapshot of it',
      [wait(300), openLink, wait(1), freeze(false), die('stop')],
    ],
    ['is put back while something is opened that cannot be', [wait(300), park, unpark, openBad]],
    [
      'is put back, and on its way when something is opened that cannot be',
      [wait(300), park, wait(1), unpark, openBad],
    ],
    ['loses its worker while another network opens', [wait(300), openLink, die('stop'), openLink]],
  ])('that %s', async (_, list) => {
    for (const latency of [0, 1, 5, 400]) await run([latency], list);
  });
});
