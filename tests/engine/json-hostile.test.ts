// Files from strangers: whatever was done to them, fromJSON either refuses with a GlassboxError or makes a network that works.
// The seed is new in every run; fast-check prints it, and the smallest file that failed, when one does.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { GlassboxError } from '../../web/engine/index-node.js';
import type { Network, OptimizerName } from '../../web/engine/types.js';
import { type Anything, circle, engineWithMemory, oneHot } from './support.js';

const { engine, bytes } = await engineWithMemory();
const MB = 2 ** 20;

/** Files as toJSON writes them, of several shapes, in the middle of training. */
const files: string[] = [
  good({ layers: [2, 4, 1] }, 'adam'),
  good({ layers: [2, 3, 2, 1], activations: ['relu', 'sine', 'sigmoid'], loss: 'bce' }, 'momentum'),
  good({ layers: [2, 3], loss: 'softmaxCrossEntropy', initializer: 'heUniform', seed: 7 }, 'rmsprop'),
  good({ layers: [2, 1] }, 'sgd'),
];

function good(options: Anything, kind: OptimizerName): string {
  const net = engine.network(options);
  if (kind === 'adam') net.freeze({ layer: 0 });
  net.trainer(dataFor(net), { optimizer: { kind }, batchSize: 5 }).steps(3);
  const text = JSON.stringify(net);
  net.dispose();
  return text;
}

function dataFor(net: Network) {
  const outputs = net.layers.at(-1) ?? 1;
  const { inputs, targets } = circle(12);
  return outputs === 1 ? { inputs, targets: targets.map((y) => (y > 0 ? 1 : 0)) } : oneHot(12, 2, outputs);
}

/** Refuses in words, or gives a network that can be asked, trained and written; anything else is a failed test. */
function survive(json: unknown): 'refused' | 'taken' {
  let net: Network;
  try {
    net = engine.fromJSON(json);
  } catch (error) {
    if (!(error instanceof GlassboxError)) throw error;
    expect(error.code).not.toBe('outOfMemory');
    expect(error.message).toMatch(/^\[Engine\.fromJSON\] expected /);
    expect(error.message.length).toBeLessThan(400);
    return 'refused';
  }
  try {
    expect(engine.fromJSON(JSON.parse(JSON.stringify(net))).snapshot()).toEqual(net.snapshot());
    const inputs = new Float32Array(net.layers[0] ?? 0);
    expect(net.predict(inputs)).toHaveLength(net.layers.at(-1) ?? 0);
    if (net.layers[0] === 2) net.trainer(dataFor(net), { optimizer: { kind: 'adam' } }).steps(2);
    return 'taken';
  } catch (error) {
    if (!(error instanceof GlassboxError)) throw error;
    return 'taken';
  } finally {
    net.dispose();
  }
}

/** What may stand in a file where something else is expected; JSON.parse gives nothing worse. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    '1',
    '__proto__',
    'constructor',
    -0,
    -1,
    0.5,
    65536,
    65537,
    16_000_001,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e39,
    1e308,
    -1e308,
    5e-324,
    [],
    {},
    [[]],
    [null],
    { length: 2 ** 31 },
  ),
  fc.constantFrom<unknown>(
    [65536, 65536],
    [2, 65536, 65536, 1],
    [2, 1e9, 1],
    Array(1026).fill(1),
    Array(2000).fill(65536),
  ),
  fc.double(),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

type Change = { at: number[]; how: 'replace' | 'remove' | 'double' | 'grow' | 'swap'; what: unknown };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  how: fc.constantFrom('replace', 'replace', 'remove', 'double', 'grow', 'swap'),
  what: hostile,
});

/** Walks into the file by the numbers of `at` and changes what is there. */
function apply(json: Anything, { at, how, what }: Change): Anything {
  let parent = json;
  let key = '';
  for (let depth = 0; depth < at.length; ++depth) {
    const keys = Object.keys(depth === 0 ? json : parent[key]);
    if (keys.length === 0) break;
    if (depth > 0) parent = parent[key];
    key = keys[(at[depth] ?? 0) % keys.length] ?? '';
    if (typeof parent[key] !== 'object' || parent[key] === null) break;
  }
  const value = parent[key];
  if (how === 'remove') Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key];
  else if (how === 'double' && Array.isArray(value)) parent[key] = [...value, ...value];
  else if (how === 'grow' && Array.isArray(value)) value.push(what);
  else if (how === 'swap' && typeof value === 'number') parent[key] = -value * 1e30;
  else parent[key] = what;
  return json;
}

describe('a hostile file is refused in words, or makes a network that works', () => {
  const seen = { refused: 0, taken: 0 };
  const memory = () => bytes() + process.memoryUsage().arrayBuffers;
  const before = memory();
  afterAll(() => {
    // Both happen, or the test would prove nothing.
    expect(seen.refused).toBeGreaterThan(1000);
    expect(seen.taken).toBeGreaterThan(20);
  });

  test('fields replaced, left out, doubled, lengthened', { timeout: 60_000 }, () => {
    let most = 0;
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        const json = changes.reduce(apply, JSON.parse(text) as Anything);
        seen[survive(json)]++;
        most = Math.max(most, memory());
      }),
      { numRuns: 6_000 },
    );
    expect(most - before).toBeLessThan(256 * MB);
  });

  test('characters turned over in the text', { timeout: 60_000 }, () => {
    const place = fc.record({ at: fc.nat(), by: fc.constantFrom(...'0123456789-.eE[]{},:"ntfx ') });
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(place, { minLength: 1, maxLength: 4 }), (text, places) => {
        const letters = [...text];
        for (const { at, by } of places) letters[at % letters.length] = by;
        let json: unknown;
        try {
          json = JSON.parse(letters.join(''));
        } catch {
          return; // no JSON any more: nothing for fromJSON to see
        }
        seen[survive(json)]++;
      }),
      { numRuns: 4_000 },
    );
  });

  test('anything at all that JSON can hold', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(survive(json)).toBe('refused');
      }),
      { numRuns: 1_000 },
    );
  });

  test('a deep file, and one that promises gigabytes', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(survive({ ...JSON.parse(files[0] ?? ''), weights: deep })).toBe('refused');
    const large = { ...JSON.parse(files[0] ?? ''), layers: [65536, 200], activations: ['linear'] };
    expect(survive({ ...large, weights: [[1]], biases: [[1]] })).toBe('refused');
    expect(memory() - before).toBeLessThan(64 * MB);
  });
});
