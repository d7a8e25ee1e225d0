// An opening that overtakes another and then fails: the session may have the other's network already. Whenever it happens, what is on screen
// and what is trained are the same network afterwards, and it is said why the later one could not be opened.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine } from '../../../../web/engine/types.js';
import type { Session } from '../../../../web/session/session.js';
import { fetchAll, World } from '../world.js';

let engine: Engine;
beforeAll(async () => {
  [engine] = await Promise.all([createEngine(), fetchAll()]);
});

let world: World;
afterEach(() => world.dispose());

const unfetched = () => world.experiment.openComing(Promise.reject(new Error('There is no such file.')));
const refused = () =>
  world.experiment.openSaved(
    world.experiment.recipe,
    { format: 'glassbox-network', version: 1, layers: 'none' },
    { label: 'Open' },
  );
const fails: Readonly<Record<string, readonly (() => Promise<void>)[]>> = {
  'cannot be fetched': [unfetched],
  'is refused by the engine': [refused],
  'is refused like the one before it': [refused, refused],
  'is refused before one that cannot be fetched': [refused, unfetched],
};
/** Milliseconds that the first has before the other is asked for: some before the worker has it, some after. */
const heads = [0, 1, 3, 6, 9, 12, 15, 20, 30];

describe.each(Object.entries(fails))('overtaken by one that %s', (_, failing) => {
  it.each(heads)('%i ms later, it is what is open', async (head) => {
    world = new World(engine, [5]);
    const { experiment } = world;
    await world.done('first', experiment.open());
    world.ask('overtaken', experiment.open({ preset: 'sine' }));
    await world.clock.run(head);
    for (const fail of failing) {
      world.ask('failing', fail());
      await world.clock.run(4);
    }
    expect(await world.settle()).toEqual([]);
    expect(world.said.get('error')).toBeDefined();

    const { scene } = experiment;
    const network = await world.answer(experiment.session?.toJSON());
    expect(network?.layers).toEqual(scene?.layers);
    expect(experiment.settings.layers).toEqual(scene?.layers);
    experiment.attention.follow({ set: 0, row: 1 });
    const { epoch = 0 } = experiment.frame?.tick ?? {};
    await world.done('training', experiment.advance('epoch', 2));
    expect(experiment.frame?.tick.epoch).toBe(epoch + 2);
    expect(world.wrong).toEqual([]);
  });
});

it('with weights that cannot be put back, it is open without them, and that is said', async () => {
  world = new World(engine, [5]);
  const { experiment } = world;
  await world.done('first', experiment.open());
  await world.done(
    'change',
    experiment.edit((edits) => edits.change({ layers: [2, 3, 1] }, { label: 'Layers', key: 'layers' })),
  );
  // As when worker after worker ends.
  const session = experiment.session as Session;
  session.restore = () => Promise.reject(new Error('The training worker stopped.'));
  await world.done(
    'undo',
    experiment.edit((edits) => edits.undo()),
  );
  expect(experiment.error).toBe('The training worker stopped.');
  expect(experiment.scene?.layers).toEqual([2, 4, 2, 1]);
  expect((await world.answer(session.toJSON()))?.layers).toEqual([2, 4, 2, 1]);
  await world.done('training', experiment.advance('epoch', 2));
  expect(experiment.frame?.tick.epoch).toBe(2);
  expect(world.wrong).toEqual([]);
});
