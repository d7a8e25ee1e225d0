// Whose influence of rows it is: it holds for the set-up it was found for, whatever the weights are, and for no other.
import { beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../../web/engine/index-node.js';
import type { Engine } from '../../../web/engine/types.js';
import { trainsTheSame } from '../../../web/experiment/compare/same-training.js';
import { openedWith } from './bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

it('is there as long as the set-up is the one it was found for', async () => {
  const experiment = await openedWith(engine, { preset: 'xor', layers: [2, 3, 1] });
  expect(experiment.influence).toBeNull();
  const { recipe } = experiment;
  const known = {
    epochs: 3,
    changes: new Map([[0, 0.1]]),
    holdsFor: (now: typeof recipe) => trainsTheSame(recipe, now),
  };
  experiment.influence = known;
  await experiment.advance('epoch', 2);
  await experiment.set('speed', 'flatOut');
  await experiment.set('stopEpochs', 500);
  await experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0 }, 0.5));
  await experiment.edit((edits) => edits.reset());
  expect(experiment.influence).toBe(known);
  for (const change of [{ learningRate: 0.2 }, { seed: 7 }, { layers: [2, 2, 1] }, { testShare: 0.2 }]) {
    await experiment.edit((edits) => edits.change(change, { label: 'Change' }));
    expect(experiment.influence, Object.keys(change)[0]).toBeNull();
    await experiment.edit((edits) => edits.undo());
    expect(experiment.influence).toBe(known);
  }
});
