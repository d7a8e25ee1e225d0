// Comparisons with the real engine and a real experiment, without a page: what is compared is what the experiment would have trained.
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../web/core/data/csv/csv.js';
import { encodeKept, type LinkState } from '../../../../web/core/link/link.js';
import { openLink } from '../../../../web/core/link/open.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine } from '../../../../web/engine/types.js';
import { Comparison } from '../../../../web/experiment/compare/comparison.js';
import { comparisonCsv } from '../../../../web/experiment/compare/csv.js';
import { curveEpochs } from '../../../../web/experiment/compare/plan.js';
import type { Experiment } from '../../../../web/experiment/experiment.js';
import { loadOpenedData } from '../../../../web/experiment/opening/own-data-loader.js';
import { benchWith, openedWith, parametersOf } from '../bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const experimentWith = (settings: Parameters<Experiment['open']>[0]) => openedWith(engine, settings);

/** As a page keeps it for a reload: through the text of the link. */
function stateOf({ recipe, frame }: Experiment): LinkState {
  if (!frame) throw new Error('expected a frame');
  const { parameters, snapshot, tick } = frame;
  const trained = { parameters, epoch: tick.epoch, step: tick.step, ...(snapshot && { snapshot }) };
  const { state, problems } = openLink(encodeKept({ ...recipe, trained }), { load: loadOpenedData });
  expect(problems).toEqual([]);
  return state;
}

/** Four quarters with two neurons too few: some seeds find them, some do not. */
const quarters = { preset: 'xor', layers: [2, 3, 1], learningRate: 0.03 } as const;

describe('seeds', () => {
  it('are trained beside the running network, which stays as it was, and are the run it would have made', async () => {
    const experiment = await experimentWith(quarters);
    await experiment.advance('epoch', 3);
    const before = experiment.frame;
    const comparison = new Comparison(experiment, () => {}, 0);
    await comparison.start({ seeds: 3, epochs: 20 });
    expect(comparison.error).toBe('');
    expect(comparison.phase).toBe('done');
    expect(experiment.frame).toBe(before);
    const { seed } = experiment.settings;
    expect(comparison.networks.map((one) => one.seed)).toEqual([seed, seed + 1, seed + 2]);
    // The first has the seed of the running network: 17 epochs more, and both are the same network.
    await experiment.advance('epoch', 17);
    const first = comparison.networks[0];
    expect(experiment.frame?.tick).toMatchObject({ epoch: 20, loss: first?.final.loss, testLoss: first?.cost });
    const alone = experiment.frame?.parameters;
    await comparison.open(first as NonNullable<typeof first>);
    expect(experiment.frame?.parameters).toEqual(alone);
  });

  it('open bit for bit, with their cost behind them, go on as if they had never stopped, and undo leads back', async () => {
    const experiment = await experimentWith(quarters);
    const mine = experiment.frame?.parameters;
    const comparison = new Comparison(experiment, () => {}, 0);
    await comparison.start({ seeds: 2, epochs: 30 });
    const second = comparison.networks[1] as (typeof comparison.networks)[number];
    await comparison.open(second);
    expect(experiment.frame?.tick).toMatchObject({ epoch: 30, loss: second.final.loss });
    expect(experiment.frame?.history.length).toBe(second.curve.length);
    await experiment.advance('epoch', 10);
    const longer = new Comparison(experiment, () => {}, 0);
    await longer.start({ seeds: 2, epochs: 40 });
    expect(experiment.frame?.tick.loss).toBe(longer.networks[1]?.final.loss);
    expect(experiment.undoLabel).toBe(`Open seed ${second.seed}`);
    // It trained on, so it is no longer that network; nor is the one that undo leads back to.
    expect(comparison.opened).toBeNull();
    await comparison.open(second);
    expect(comparison.opened).toBe(second);
    await experiment.edit((edits) => edits.undo());
    expect(comparison.opened).toBeNull();
    await experiment.edit((edits) => edits.undo());
    expect(experiment.frame?.parameters).toEqual(mine);
  });

  it('fill while they come, can be stopped at any time, and what is done stays', async () => {
    const experiment = await experimentWith(quarters);
    const seen: number[] = [];
    const comparison: Comparison = new Comparison(
      experiment,
      () => {
        seen.push(comparison.networks.length);
        if (comparison.networks.length === 4) comparison.stop();
      },
      0,
    );
    await comparison.start({ seeds: 100, epochs: 10 });
    expect(comparison.phase).toBe('stopped');
    expect(comparison.networks).toHaveLength(4);
    expect([...new Set(seen)]).toEqual([0, 1, 2, 3, 4]);
    expect(comparison.agreement?.count).toBe(4);
  });

  it('agree where the map is full: from -1 to 1, by the side each network decides for', async () => {
    const experiment = await experimentWith(quarters);
    const comparison = new Comparison(experiment, () => {}, 0);
    await comparison.start({ seeds: 5, epochs: 40 });
    const { agreement } = comparison;
    const sides = comparison.networks.map((one) => comparison.outputsOf(one) as Float32Array);
    const at = 1234;
    const yes = sides.filter((outputs) => (outputs[at] as number) > 0).length;
    expect(agreement?.field()[at]).toBeCloseTo((2 * yes) / 5 - 1, 6);
  });

  it('that run away are counted, not dropped, and have no say in the map', async () => {
    const experiment = await experimentWith({
      preset: 'sine',
      optimizer: 'sgd',
      activations: ['relu', 'linear'],
      learningRate: 10,
    });
    const comparison = new Comparison(experiment, () => {}, 0);
    await comparison.start({ seeds: 4, epochs: 50 });
    const away = comparison.networks.filter(({ diverged }) => diverged);
    expect(away.length).toBeGreaterThan(0);
    expect(comparison.networks).toHaveLength(4);
    expect(comparison.agreement?.count ?? 0).toBe(4 - away.length);
  });
});

describe('a setting along an axis', () => {
  it('makes of each value what the settings would have made, shapes and data included', async () => {
    const experiment = await experimentWith(quarters);
    for (const [name, values] of [
      ['width', [2, 5]],
      ['noise', [0, 30]],
      ['optimizer', ['sgd', 'adam']],
    ] as const) {
      const comparison = new Comparison(experiment, () => {}, 0);
      await comparison.start({ seeds: 2, epochs: 8, varied: { name, values } });
      expect(comparison.error).toBe('');
      const last = comparison.networks.at(-1) as (typeof comparison.networks)[number];
      expect(last.value).toBe(values[1]);
      const change = name === 'width' ? { layers: [2, 5, 1] } : { [name]: values[1] };
      const alone = await experimentWith({ ...quarters, ...change });
      const same = new Comparison(alone, () => {}, 0);
      await same.start({ seeds: 2, epochs: 8 });
      expect(last.final.loss).toBe(same.networks[1]?.final.loss);
      await comparison.open(last);
      expect(experiment.settings[name === 'width' ? 'layers' : name]).toEqual(name === 'width' ? [2, 5, 1] : values[1]);
      expect(experiment.frame?.tick.loss).toBe(last.final.loss);
      await experiment.edit((edits) => edits.undo());
    }
  });
});

it.each([
  ['learningRate', [0.01, 0.1]],
  ['batchSize', [5, 7]],
  ['regularizationRate', [0, 0.01]],
  ['testShare', [0.2, 0.6]],
  ['activation', ['relu', 'sine']],
  ['initializer', ['heUniform', 'uniform']],
] as const)('a dot of %s goes on as the sweep would have, also after undo, redo and a reload', async (name, values) => {
  const experiment = await experimentWith(quarters);
  experiment.keepsState = true;
  const swept = async (epochs: number) => {
    const comparison = new Comparison(experiment, () => {}, 0);
    await comparison.start({ seeds: 2, epochs, varied: { name, values } });
    return comparison;
  };
  const [shorter, longer] = [await swept(6), await swept(11)];
  const [dot, there] = [shorter.networks.at(-1), longer.networks.at(-1)];
  if (!dot || !there) throw new Error('expected a network');
  expect([dot.seed, dot.value]).toEqual([there.seed, values[1]]);
  await longer.open(there);
  const wanted = parametersOf(experiment);
  await shorter.open(dot);
  const kept = stateOf(experiment);
  await experiment.advance('epoch', 5);
  expect(parametersOf(experiment)).toEqual(wanted);
  await shorter.open(dot);
  await experiment.edit((edits) => edits.undo());
  await experiment.edit((edits) => edits.redo());
  await experiment.advance('epoch', 5);
  expect(parametersOf(experiment)).toEqual(wanted);

  const { experiment: reloaded } = benchWith(engine);
  await reloaded.openState(kept, [], true);
  await reloaded.advance('epoch', 5);
  expect(parametersOf(reloaded)).toEqual(wanted);
});

it('as CSV: a row a network, in the order of the plan, numbers to the last bit', async () => {
  const experiment = await experimentWith(quarters);
  const comparison = new Comparison(experiment, () => {}, 0);
  const plan = { seeds: 2, epochs: 5, varied: { name: 'learningRate', values: [0.01, 0.1] } } as const;
  await comparison.start(plan);
  const text = comparisonCsv([...comparison.networks].reverse(), plan);
  const [head, ...rows] = text.trim().split('\r\n');
  expect(head).toBe(
    'learningRate,seed,epochs,planned epochs,training cost,test cost,training accuracy,test accuracy,diverged',
  );
  expect(rows.map((row) => row.split(',').slice(0, 4))).toEqual([
    ['0.01', '42', '5', '5'],
    ['0.01', '43', '5', '5'],
    ['0.1', '42', '5', '5'],
    ['0.1', '43', '5', '5'],
  ]);
  expect(Number(rows[0]?.split(',')[4])).toBe(comparison.networks[0]?.final.loss);
  expect(parseCsv(text).ok).toBe(true);
});

it('costs are noted at the end, and more often where curves are steep', () => {
  expect(curveEpochs(1)).toEqual([1]);
  const epochs = curveEpochs(600);
  expect(epochs.at(-1)).toBe(600);
  expect(epochs.length).toBeLessThanOrEqual(60);
  expect(epochs.filter((epoch) => epoch <= 60).length).toBeGreaterThan(epochs.length / 4);
});
