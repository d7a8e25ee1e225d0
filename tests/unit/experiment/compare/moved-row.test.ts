// A training row that is moved, with the real engine: what is told of it is what training with it there does, and nothing else changes.
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine } from '../../../../web/engine/types.js';
import { InfluenceOfRows } from '../../../../web/experiment/compare/influence.js';
import { MovedRow } from '../../../../web/experiment/compare/moved-row.js';
import { prepare } from '../../../../web/experiment/opening/prepare.js';
import { noFile, openedWith } from '../bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

async function begun(
  settings: Parameters<typeof openedWith>[1] = { preset: 'xor', layers: [2, 3, 1], testShare: 0.9 },
) {
  const experiment = await openedWith(engine, settings);
  const influence: InfluenceOfRows = new InfluenceOfRows(
    experiment,
    () => {
      if (influence.rows.length > 0) influence.stop();
    },
    0,
  );
  await influence.start(8);
  const { course, whole } = influence;
  if (!course || !whole) throw new Error('expected the network of all rows to be done');
  return { experiment, influence, course, whole };
}

describe('a row that is moved', () => {
  it('to where it is changes nothing, elsewhere what training with it there does, bit for bit; the run stays as it was', async () => {
    const { experiment, influence, course, whole } = await begun();
    const frame = experiment.frame;
    const moved = new MovedRow(course, whole, () => {});
    const { inputs } = course.scene.problem.train;
    await moved.move({ row: 2, inputs: [...inputs.slice(4, 6)] });
    expect(moved.error).toBe('');
    expect(moved.known?.change).toBe(0);
    expect(moved.known?.outputs).toEqual(influence.outputsOf(null));

    await moved.move({ row: 2, inputs: [2, -3] });
    const { spec } = await prepare(experiment.recipe, noFile);
    const own = spec.train.inputs.slice();
    own.set([2, -3], 4);
    const net = engine.network(spec.network);
    const test = { inputs: spec.test.inputs, targets: spec.test.targets };
    const trainer = net.trainer({ inputs: own, targets: spec.train.targets }, { ...spec.training, test });
    trainer.advance('epoch', 8);
    expect(moved.known?.final.testLoss).toBe(trainer.tick().testLoss);
    expect(moved.known?.change).not.toBe(0);
    expect(experiment.frame).toBe(frame);
    expect(spec.train.inputs).not.toEqual(own);

    moved.clear();
    expect([moved.place, moved.known, moved.phase]).toEqual([null, null, 'empty']);
  });

  it('goes on to the newest place, and what it says is of a place it was at', async () => {
    const { course, whole } = await begun();
    const told = new Set<readonly number[] | undefined>();
    const moved: MovedRow = new MovedRow(course, whole, () => told.add(moved.known?.place.inputs));
    const places = [1, 2, 3, 4].map((x) => ({ row: 0, inputs: [x, x] }));
    await Promise.all(places.map((place) => moved.move(place)));
    expect(moved.phase).toBe('done');
    expect(moved.known?.place).toBe(places[3]);
    for (const inputs of told) expect([undefined, ...places.map((place) => place.inputs)]).toContain(inputs);
  });

  it('of one number to predict moves up and down, too', async () => {
    const { course, whole } = await begun({ preset: 'sine' });
    const moved = new MovedRow(course, whole, () => {});
    const { inputs, targets } = course.scene.problem.train;
    const at = { row: 1, inputs: [inputs[1] ?? 0] };
    await moved.move({ ...at, target: targets[1] ?? 0 });
    expect(moved.known?.change).toBe(0);
    await moved.move({ ...at, target: (targets[1] ?? 0) + 2 });
    expect(Math.abs(moved.known?.change ?? 0)).toBeGreaterThan(0);
  });
});
