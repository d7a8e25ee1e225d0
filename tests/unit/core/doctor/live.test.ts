// The doctor beside real runs of the engine: silent at every look at a healthy one, and right about each illness.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { applyFeatures, defaultFeatures, type FeatureName, featureLabel } from '../../../../web/core/data/features.js';
import { makeProblem, type Problem } from '../../../../web/core/data/problem.js';
import {
  columnStatistics,
  diagnose,
  type Finding,
  type FindingId,
  layerStatistics,
  type Observation,
  rootMeanSquare,
} from '../../../../web/core/doctor/diagnose.js';
import { History } from '../../../../web/core/run/loss-history.js';
import { presetOf, presets } from '../../../../web/core/settings/presets.js';
import { defaultSettings, type Settings, validateSettings } from '../../../../web/core/settings/settings.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine, Network, Tick } from '../../../../web/engine/types.js';
import { tableOf } from '../../support/datasets.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

interface Run {
  settings: Settings;
  features?: readonly FeatureName[];
  /** Leaves the inputs in the units they were measured in. */
  raw?: boolean;
}

function problemOf({ settings, raw }: Run): Problem {
  const made = tableOf(settings);
  const table = raw ? { ...made, scaling: 'none' as const } : made;
  return makeProblem(table, { ...settings, outputActivation: settings.activations.at(-1) ?? 'linear' });
}

function look(
  net: Network,
  tick: Tick,
  history: History,
  run: Run,
  problem: Problem,
  inputs: Float32Array,
): Observation {
  const { settings, features = defaultFeatures } = run;
  const data = { inputs, targets: problem.train.targets };
  const names =
    problem.inputs.length === 2
      ? features.map((name) => featureLabel(name))
      : problem.inputs.map((column) => column.name);
  const { testLoss: _, ...rest } = tick;
  return {
    tick: rest,
    history: history.points(),
    settings,
    layers: net
      .activationsOf(inputs)
      .map((values, l) => layerStatistics(net.activations[l] as never, net.layers[l + 1] as number, values)),
    gradients: net.gradient(data).weights.map(rootMeanSquare),
    parameters: net.parameters(),
    inputs: columnStatistics(names, inputs),
    testRows: problem.test.rows,
    ...commonestOf(problem),
  };
}

function commonestOf({ task, outputs, train, coding }: Problem): { commonest?: number } {
  if (task === 'regression') return {};
  const width = outputs.length;
  const yes = (k: number) =>
    Array.from({ length: train.rows }, (_, row) => train.targets[row * width + k] === coding[1]);
  const shares = outputs.map((_, k) => yes(k).filter(Boolean).length / train.rows);
  return { commonest: Math.max(...(width === 1 ? [...shares, 1 - (shares[0] ?? 0)] : shares)) };
}

/** All findings of a run, looked at after 0, 1, 2, 5, 10, ... epochs. */
function findingsOf(run: Run, epochs = 200): Map<FindingId, { epoch: number; finding: Finding }> {
  const { settings, features = defaultFeatures } = run;
  const problem = problemOf(run);
  const widen = (part: Problem['train']) =>
    problem.inputs.length === 2 ? applyFeatures(features, part.inputs, part.rows) : part.inputs;
  const inputs = widen(problem.train);
  const { layers, activations, loss, initializer, seed } = settings;
  const net = engine.network({ layers, activations, loss, initializer, seed });
  const trainer = net.trainer(
    { inputs, targets: problem.train.targets },
    {
      batchSize: settings.batchSize,
      shuffle: settings.shuffle,
      optimizer: { kind: settings.optimizer, learningRate: settings.learningRate },
      regularization: { kind: settings.regularization, rate: settings.regularizationRate },
      ...(problem.test.rows > 0 && { test: { inputs: widen(problem.test), targets: problem.test.targets } }),
    },
  );
  const history = new History();
  const found = new Map<FindingId, { epoch: number; finding: Finding }>();
  let tick = trainer.tick();
  for (let epoch = 0; epoch <= epochs; epoch++) {
    history.add(tick.epoch, tick.loss, tick.testLoss);
    if (epoch < 3 || epoch % 5 === 0 || tick.diverged) {
      for (const finding of diagnose(look(net, tick, history, run, problem, inputs))) {
        if (!found.has(finding.id)) found.set(finding.id, { epoch, finding });
      }
    }
    if (tick.diverged) break;
    tick = trainer.epochs(1);
  }
  trainer.dispose();
  net.dispose();
  return found;
}

const set = (partial: Partial<Settings>): Settings =>
  validateSettings(partial, { ...defaultSettings, learningRate: 0.03 }).settings;
const told = (run: Run, epochs?: number) =>
  [...findingsOf(run, epochs)].map(([id, { epoch, finding }]) => `${id} at ${epoch}: ${finding.sentence}`);

describe('the doctor beside healthy runs', () => {
  it.each(presets.filter(({ shows }) => shows === 'learning').map((preset) => [preset.id, preset] as const))(
    'says nothing of %s',
    (_, { settings }) => {
      expect(told({ settings: { ...settings } })).toEqual([]);
    },
  );

  it.each([
    ['symmetry', 'symmetric'],
    ['vanishing', 'vanishing'],
    ['tooFast', 'diverg'],
    ['overfitting', 'overfit'],
  ] as const)('names what %s is there to show', (id, finding) => {
    const ids = [...findingsOf({ settings: { ...presetOf(id).settings } }, 300).keys()];
    expect(ids.join(' ').toLowerCase()).toContain(finding);
  });

  it.each(
    (['circle', 'xor', 'gauss', 'moons', 'regPlane', 'sine1d', 'iris', 'wine'] as const).flatMap((dataset) =>
      (['tanh', 'relu'] as const).flatMap((activation) =>
        [1, 2, 3].map((seed) => [dataset, activation, seed] as const),
      ),
    ),
  )('says nothing grave of %s with %s, seed %i', (dataset, activation, seed) => {
    const base = set({ dataset, seed });
    const settings = {
      ...base,
      activations: [activation, activation, base.activations.at(-1) ?? 'tanh'],
      layers: [base.layers[0] as number, 8, 8, base.layers.at(-1) as number],
    };
    const grave = [...findingsOf({ settings })].filter(([, { finding }]) => finding.severity !== 'hint');
    expect(grave.map(([id, { epoch, finding }]) => `${id} at ${epoch}: ${finding.sentence}`)).toEqual([]);
  });

  it('says nothing of all seven features', () => {
    const features = ['x1', 'x2', 'x1Squared', 'x2Squared', 'x1TimesX2', 'sinX1', 'sinX2'] as const;
    const settings = {
      ...set({ dataset: 'spiral', learningRate: 0.01 }),
      layers: [7, 8, 1],
      activations: ['tanh', 'tanh'] as const,
    };
    expect(told({ settings, features })).toEqual([]);
  });
});

describe('the doctor beside sick runs', () => {
  const tells = (run: Run, id: FindingId, epochs?: number) =>
    expect([...findingsOf(run, epochs).keys()], told(run, epochs).join('\n')).toContain(id);

  it('tells divergence', () => {
    tells(
      { settings: { ...set({ dataset: 'regPlane', learningRate: 10 }), activations: ['relu', 'relu', 'linear'] } },
      'diverged',
    );
  });
  it('tells a symmetric start at once', () => {
    expect(findingsOf({ settings: set({ initializer: 'zeros' }) }, 20).get('symmetric')?.epoch).toBe(0);
  });
  it('tells vanishing gradients', () => {
    const layers = [2, 6, 6, 6, 6, 6, 6, 1];
    tells(
      {
        settings: {
          ...set({ dataset: 'spiral' }),
          layers,
          activations: [...layers.slice(2).map(() => 'sigmoid' as const), 'tanh'],
        },
      },
      'vanishing',
      30,
    );
  });
  it('tells inputs in raw units', () => {
    tells({ settings: set({ dataset: 'penguins' }), raw: true }, 'unscaledInputs', 5);
  });
  it('tells ReLUs that long steps have silenced', () => {
    // Which of them a step hits is chance; of six seeds it hits several.
    const seeds = [1, 2, 3, 4, 5, 6].filter((seed) => {
      const settings = set({ dataset: 'circle', learningRate: 1, seed });
      return findingsOf({ settings: { ...settings, activations: ['relu', 'relu', 'tanh'] } }, 60).has('deadRelu');
    });
    expect(seeds.length).toBeGreaterThan(2);
  });
  it('tells neurons that a long step has saturated', () => {
    // As above: which layers it drives to their ends is chance.
    const seeds = [1, 2, 3, 4, 5, 6].filter((seed) =>
      findingsOf({ settings: set({ dataset: 'spiral', learningRate: 10, seed }) }).has('saturated'),
    );
    expect(seeds.length).toBeGreaterThan(2);
  });
  it('tells overfitting', () => {
    const settings = {
      ...set({ dataset: 'circle', noise: 50, testShare: 0.9, learningRate: 0.03, batchSize: 5, seed: 3 }),
      layers: [2, 16, 16, 1],
    };
    tells({ settings }, 'overfitting', 500);
  });
  it('tells a price that crushes every weight, and what helps does', () => {
    const settings = { ...presetOf('regularized').settings, regularizationRate: 10 };
    const { finding } = findingsOf({ settings }, 100).get('crushed') ?? {};
    const action = finding?.remedy?.action;
    if (action?.kind !== 'restart') throw new Error(`expected another rate but got ${action?.kind}`);
    expect(told({ settings: { ...settings, ...action.settings } }, 100)).toEqual([]);
  });
  it('never finds all well where nothing better than one answer for all was learned', () => {
    const { settings } = presetOf('vanishing');
    for (const epochs of [60, 337, 600]) {
      const last = [...findingsOf({ settings }, epochs).keys()];
      expect(
        last.some((id) => id === 'vanishing' || id === 'noBetter'),
        String(epochs),
      ).toBe(true);
    }
  });
  it('does not call the network that is held back one that learns by heart', () => {
    expect([...findingsOf({ settings: presetOf('regularized').settings }, 3000).keys()]).not.toContain('overfitting');
  });
  it('tells a network of straight lines', () => {
    tells({ settings: { ...set({ dataset: 'circle' }), activations: ['linear', 'linear', 'tanh'] } }, 'onlyStraight');
  });
  it('tells steps that are too short', () => {
    tells({ settings: set({ dataset: 'circle', learningRate: 0.00001 }) }, 'slow');
  });
});
