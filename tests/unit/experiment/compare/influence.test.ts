// The influence of rows with the real engine and a real experiment, without a page: what is said of a row is what training without it does.
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../web/core/data/csv/csv.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine } from '../../../../web/engine/types.js';
import { InfluenceOfRows } from '../../../../web/experiment/compare/influence.js';
import { influenceCsv } from '../../../../web/experiment/compare/influence-csv.js';
import { byInfluence, influenceFindingOf } from '../../../../web/experiment/compare/influence-finding.js';
import type { Experiment } from '../../../../web/experiment/experiment.js';
import { prepare } from '../../../../web/experiment/opening/prepare.js';
import { noFile, openedWith } from '../bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const experimentWith = (settings: Parameters<Experiment['open']>[0]) => openedWith(engine, settings);

/** Few rows to train on, most held out. */
const quarters = { preset: 'xor', layers: [2, 3, 1], learningRate: 0.03, testShare: 0.9 } as const;

describe('the influence of each row', () => {
  it.each([0, 2])(
    'is what training without it does, bit for bit, with %d workers; the run above stays as it was',
    async (workers) => {
      const experiment = await experimentWith(quarters);
      await experiment.advance('epoch', 3);
      const before = experiment.frame;
      const influence = new InfluenceOfRows(experiment, () => {}, workers);
      await influence.start(12);
      expect(influence.error).toBe('');
      expect(influence.phase).toBe('done');
      expect(experiment.frame).toBe(before);
      const { spec } = await prepare(experiment.recipe, noFile);
      const { inputs, targets, rows } = spec.train;
      expect(influence.planned).toBe(rows);
      expect(byInfluence(influence.rows).map(({ row }) => row)).toHaveLength(rows);
      const test = { inputs: spec.test.inputs, targets: spec.test.targets };
      const alone = async (keep: (row: number) => boolean) => {
        const net = engine.network(spec.network);
        const kept = Array.from({ length: rows }, (_, row) => row).filter(keep);
        const data = {
          inputs: Float32Array.from(kept.flatMap((row) => [...inputs.slice(2 * row, 2 * row + 2)])),
          targets: Float32Array.from(kept.map((row) => targets[row] as number)),
        };
        let cost = Number.NaN;
        for await (const { testLoss } of net.train(data, { ...spec.training, epochs: 12, every: 12, test }))
          cost = testLoss ?? Number.NaN;
        net.dispose();
        return cost;
      };
      const whole = await alone(() => true);
      expect(influence.whole?.testLoss).toBe(whole);
      for (const { row, final, change } of influence.rows) {
        const without = await alone((other) => other !== row);
        expect([row, final.testLoss]).toEqual([row, without]);
        expect(change).toBe(without - whole);
      }
    },
  );

  it('comes while it is trained, can be stopped at any time, and what is known stays until it is cleared', async () => {
    const experiment = await experimentWith(quarters);
    const seen: number[] = [];
    const influence: InfluenceOfRows = new InfluenceOfRows(
      experiment,
      () => {
        seen.push(influence.rows.length);
        if (influence.rows.length === 3) influence.stop();
      },
      0,
    );
    await influence.start(5);
    expect(influence.phase).toBe('stopped');
    expect([...new Set(seen)]).toEqual([0, 1, 2, 3]);
    expect(influenceFindingOf(influence)?.detail).toMatch(/Of the 3 rows left out so far, \d helps? and \d harms?\.$/);
    influence.clear();
    expect(influence.rows).toHaveLength(0);
    expect(influence.outputsOf(null)).toBeNull();
  });

  it('is said in a sentence: the row that matters most, and by how much', async () => {
    const experiment = await experimentWith(quarters);
    const influence = new InfluenceOfRows(experiment, () => {}, 0);
    await influence.start(30);
    const order = byInfluence(influence.rows);
    const [best, worst] = [order[0], order.at(-1)];
    const most = Math.max(Math.abs(best?.change ?? 0), Math.abs(worst?.change ?? 0));
    const finding = influenceFindingOf(influence);
    const found =
      /^Row (\d+), the training point \(.+\), matters most: without it the test cost is ([\d.]+) (higher|lower)\.$/.exec(
        finding?.headline ?? '',
      );
    // Numbered as the table of the data numbers them, test rows among them.
    const source = influence.scene?.problem.train.source ?? [];
    const row = influence.rows.find((one) => source[one.row] === Number(found?.[1]) - 1);
    expect(Math.abs(row?.change ?? 0)).toBe(most);
    expect(found?.[3]).toBe((row?.change ?? 0) > 0 ? 'higher' : 'lower');
    expect(Number(found?.[2])).toBeCloseTo(most, 4);
    // The map of the network without it is another one, and is asked for once.
    expect(influence.outputsOf(row?.row ?? 0)).toBe(influence.outputsOf(row?.row ?? 0));
    expect(influence.outputsOf(row?.row ?? 0)).not.toEqual(influence.outputsOf(null));
  });

  it('says what is known so far, and counts rows without which the run runs away', async () => {
    const experiment = await experimentWith(quarters);
    const away = { row: 1, final: { epoch: 2, step: 4, loss: 9 }, diverged: true, change: Number.NaN };
    const helps = { row: 0, final: { epoch: 5, step: 9, loss: 1, testLoss: 0.53 }, diverged: false, change: 0.03 };
    const nothing = { ...helps, change: 0 };
    const known = { whole: { epoch: 5, step: 9, loss: 1, testLoss: 0.5 }, scene: experiment.scene };
    const said = (rows: readonly (typeof away)[], planned = rows.length) =>
      influenceFindingOf({ ...known, planned, rows } as unknown as InfluenceOfRows);
    expect(said([helps])?.headline).toMatch(/^Row \d+, the training point .*, matters most: without it .* higher\.$/);
    expect(said([helps], 2)?.headline).toMatch(/^Row \d+, the training point .*, matters most so far: without it /);
    expect(said([nothing], 2)?.headline).toBe('No row matters so far: without any of them the test cost is the same.');
    expect(said([away, nothing])?.headline).toBe(
      'Without 1 row the run runs away; without any of the others the test cost is the same.',
    );
    expect(said([away], 2)?.headline).toBe('The run runs away whichever row is left out so far.');
    expect(said([away, helps])?.headline).toMatch(
      /^Without 1 row the run runs away; of the others row \d+, .*, matters most: .* 0\.0300 higher\.$/,
    );
    expect(said([away, helps], 3)?.headline).toMatch(/^Without 1 row so far the run runs away; of the others row /);
    expect(said([away, helps])?.detail).toBe(
      'Trained on all rows, the test cost is 0.5000. Of 2 rows, 1 helps, 0 harm and without 1 the run runs away.',
    );
    expect(said([away])?.headline).toBe('The run runs away whichever row is left out.');
    expect(byInfluence([away, helps]).map(({ row }) => row)).toEqual([0, 1]);
  });
});

describe('is refused with a way on', () => {
  it.each([
    ['no test rows', { testShare: 0 }, /^Expected test rows .* hold some out in Data\.$/],
    [
      'a network that runs away on all rows',
      { optimizer: 'sgd', activations: ['relu', 'linear'], learningRate: 10 },
      /^Trained on all rows, the network runs away in epoch \d+: .* lower learning rate/,
    ],
  ] as const)('%s', async (_, change, error) => {
    const experiment = await experimentWith({ ...quarters, testShare: 0.9, ...change } as never);
    const influence = new InfluenceOfRows(experiment, () => {}, 0);
    await influence.start(50);
    expect(influence.phase).toBe('failed');
    expect(influence.error).toMatch(error);
  });
});

it('as CSV: a row a network, all rows first, numbers to the last bit', async () => {
  const experiment = await experimentWith(quarters);
  const influence = new InfluenceOfRows(experiment, () => {}, 0);
  await influence.start(4);
  const text = influenceCsv(influence);
  expect(parseCsv(text).ok).toBe(true);
  const [head = '', ...rows] = text.trim().split('\r\n');
  expect(head.split(',').slice(0, 4)).toEqual(['row left out', 'change of test cost', 'epochs', 'planned epochs']);
  expect(rows).toHaveLength(influence.planned + 1);
  expect(rows[0]?.startsWith(',,4,4,')).toBe(true);
  const second = influence.rows.find(({ row }) => row === 1);
  const number = (influence.scene?.problem.train.source[1] ?? 0) + 1;
  expect(rows[2]?.split(',').slice(0, 2).map(Number)).toEqual([number, second?.change]);
});
