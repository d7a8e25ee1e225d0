// A saved network goes out and comes back whole; whatever else a file may hold is refused with a sentence.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultFeatures } from '../../../../web/core/data/features.js';
import { readModelFile, writeModelFile } from '../../../../web/core/link/model-file.js';
import { resolveSettings } from '../../../../web/core/settings/presets.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine, NetworkJSON } from '../../../../web/engine/types.js';
import { networkOf } from '../../../../web/experiment/spec.js';

const recipe = (given: Record<string, unknown> = {}) => ({
  settings: resolveSettings(given).settings,
  features: defaultFeatures,
});

let engine: Engine;
let json: NetworkJSON;
beforeAll(async () => {
  engine = await createEngine();
  const net = engine.network(networkOf(recipe().settings));
  net.trainer({ inputs: [[0, 1]], targets: [[1]] }).epochs(3);
  json = net.toJSON();
});

const reading = (change: Record<string, unknown>, present = recipe()) => {
  const { text } = writeModelFile({ ...json, ...change }, recipe());
  return readModelFile(text, present);
};
const errorOf = (read: ReturnType<typeof readModelFile>) => (read.ok ? '' : read.error);

describe('a saved network', () => {
  it('comes back with its recipe, and its weights to the last bit', () => {
    const left = recipe({ dataset: 'xor', learningRate: 0.1 });
    const read = readModelFile(writeModelFile(json, left).text, recipe({ preset: 'penguins' }));
    if (!read.ok) throw new Error(read.error);
    expect(read.value.notes).toEqual([]);
    expect(read.value.recipe).toEqual(left);
    const net = engine.fromJSON(read.value.network);
    expect(net.toJSON()).toEqual(json);
  });

  it('that was made from another seed than its data comes back with both', () => {
    const left = { ...recipe({ dataset: 'xor' }), networkSeed: 43 };
    const read = readModelFile(writeModelFile({ ...json, seed: 43 }, left).text, recipe());
    expect(read.ok && read.value.recipe).toEqual(left);
    // Without a word of its data it goes with those that are open, which stay as they are.
    const alone = readModelFile(JSON.stringify({ ...json, seed: 43 }), recipe());
    expect(alone.ok && alone.value.recipe).toEqual({ ...recipe(), networkSeed: 43 });
  });

  it('is what the package reads, recipe and all', () => {
    const { text } = writeModelFile(json, recipe());
    expect(engine.fromJSON(JSON.parse(text)).toJSON()).toEqual(json);
  });

  it('from the package alone takes the data that are open, where they fit', () => {
    const here = recipe({ dataset: 'xor' });
    const read = readModelFile(JSON.stringify(json), here);
    expect(read.ok && read.value.recipe.settings.dataset).toBe('xor');
    const there = readModelFile(JSON.stringify(json), recipe({ preset: 'penguins' }));
    expect(errorOf(there)).toContain(
      'the inputs and outputs of its network are 2 and 1, where those of the data that are open are 4 and 3',
    );
  });
});

describe('a network of another seed', () => {
  it('is opened beside data that keep theirs, saved, and opened again as the same', () => {
    const alone = readModelFile(JSON.stringify({ ...json, seed: 442 }), recipe());
    if (!alone.ok) throw new Error(alone.error);
    expect(alone.value.recipe.settings.seed).toBe(recipe().settings.seed);
    const again = readModelFile(
      writeModelFile(alone.value.network, alone.value.recipe).text,
      recipe({ preset: 'sine' }),
    );
    expect(again.ok && again.value).toMatchObject({ recipe: alone.value.recipe, network: { seed: 442 } });
  });
});

describe('a file that is none', () => {
  it.each([
    ['', 'cannot be read'],
    ['<html>', 'begins with "<html>"'],
    ['null', 'Expected a saved network but got null'],
    ['[1]', 'Expected a saved network'],
    ['{}', 'format is "glassbox-network" but got nothing'],
    ['{"format":"glassbox-network","version":2}', 'Expected version 1'],
  ])('%j', (text, sentence) => {
    expect(errorOf(readModelFile(text, recipe()))).toContain(sentence);
  });

  it.each([
    [{ layers: [2, 99_999, 1] }, 'layers: expected whole numbers from 1 to 65536'],
    [{ layers: [2, 1000, 1] }, 'at most 8 hidden layers of 64 neurons'],
    [{ layers: 'many' }, 'layers: expected'],
    [{ activations: ['tanh', 'evil', 'tanh'] }, 'activations: expected names'],
    [{ seed: -1 }, 'seed: expected a whole number'],
    [{ loss: 'bce' }, 'does not agree with itself: loss is "bce"'],
    [{ layers: [2, 3, 2, 1] }, 'does not agree with itself: layers'],
  ])('%j', (change, sentence) => {
    expect(errorOf(reading(change))).toContain(sentence);
  });

  it('never throws, and never answers without a sentence', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.jsonValue(),
        fc.constantFrom('layers', 'lab', 'activations', 'seed'),
        (text, value, name) => {
          const anything = readModelFile(text, recipe());
          expect(anything.ok).toBe(false);
          const changed = readModelFile(JSON.stringify({ ...json, [name]: value }), recipe());
          expect(changed.ok || changed.error.length > 10).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a file that goes with nothing here', () => {
  it('is refused before it is read where it is too long', () => {
    expect(errorOf(readModelFile('x'.repeat(50_000_001), recipe()))).toBe(
      'Expected a file of at most 50 MB but got 51 MB.',
    );
  });

  it('has no data of its own, and a loss that the open data do not go with', () => {
    const values = recipe({ dataset: 'regPlane' });
    const bce = { ...json, loss: 'bce', activations: [...json.activations.slice(0, -1), 'sigmoid'] };
    expect(errorOf(readModelFile(JSON.stringify(bce), values))).toContain('bce needs targets from 0 to 1');
  });

  it('has no data of its own, and those that are open cannot be read', () => {
    const choice = { inputs: [0], target: 1, task: 'regression' } as const;
    const broken = { ...recipe(), data: { kind: 'csv', text: '', options: {}, choice } as const };
    expect(errorOf(readModelFile(JSON.stringify(json), broken))).toContain('the text is empty');
  });

  it('data that are too large for it stay behind, and it is said', () => {
    const choice = { inputs: [0], target: 1, task: 'regression' } as const;
    const data = { kind: 'csv', text: `a,b\n${'1,2\n'.repeat(400_000)}`, options: {}, choice } as const;
    const { text, leftOut } = writeModelFile(json, { ...recipe(), data });
    expect(leftOut).toBe('The data are too large for the file; save them on their own.');
    expect(readModelFile(text, recipe())).toMatchObject({ ok: true, value: { recipe: recipe() } });
  });
});
