// The same settings give the same bits here as natively and in every browser: tests/fixtures/determinism.json.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { NetworkOptions, TrainOptions } from '../../web/engine/types.js';
import { all, engine } from './support.js';

type Run = Required<NetworkOptions> &
  Required<Pick<TrainOptions, 'epochs' | 'batchSize' | 'shuffle' | 'optimizer' | 'regularization'>> & {
    name: string;
    dataSeed: number;
    rows: number;
    targets: 'sameSign' | 'bands';
    hash: string;
  };

const fixture = new URL('../fixtures/determinism.json', import.meta.url);
const { runs } = JSON.parse(readFileSync(fixture, 'utf8')) as { runs: Run[] };

/** The data as the fixture describes them: numbers that no rounding can touch. */
function dataOf(run: Run): { inputs: number[]; targets: number[] } {
  let state = run.dataSeed;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 20) - 2048) / 1024;
  };
  const inputs: number[] = [];
  const targets: number[] = [];
  for (let row = 0; row < run.rows; ++row) {
    const [x, y] = [draw(), draw()];
    inputs.push(x, y);
    if (run.targets === 'sameSign') targets.push(x >= 0 === y >= 0 ? 1 : -1);
    else {
      const band = x + y < -0.5 ? 0 : x + y < 0.5 ? 1 : 2;
      targets.push(...[0, 1, 2].map((k) => (k === band ? 1 : 0)));
    }
  }
  return { inputs, targets };
}

/** FNV-1a, 64 bits, over the little-endian bytes of the parameters. */
function hashOf(parameters: Float32Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(parameters.buffer)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

describe.each(runs)('$name', (run) => {
  const { epochs, batchSize, shuffle, optimizer, regularization } = run;
  const { layers, activations, loss, initializer, seed } = run;
  const network = { layers, activations, loss, initializer, seed };
  const options = { epochs, batchSize, shuffle, optimizer, regularization };

  test('has the committed bits', async () => {
    const net = engine.network(network);
    const ticks = await all(net.train(dataOf(run), { ...options, every: epochs }));
    expect(ticks.at(-1)?.epoch).toBe(epochs);
    expect(hashOf(net.parameters())).toBe(run.hash);
  });

  test('has them through JSON half way, too', async () => {
    const net = engine.network(network);
    await all(net.train(dataOf(run), { ...options, epochs: epochs / 2, every: epochs }));
    const copy = engine.fromJSON(JSON.parse(JSON.stringify(net)));
    await all(copy.train(dataOf(run), { ...options, epochs: epochs / 2, every: epochs }));
    expect(hashOf(copy.parameters())).toBe(run.hash);
  });
});
