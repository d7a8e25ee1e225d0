// Many networks at once: those that are forgotten in a loop go, and when there is no room the error names those that are there.
import { expect, test } from 'vitest';
import type { Network } from '../../web/engine/types.js';
import { circle, engine, engineWithMemory, SMALL, thrown } from './support.js';

const data = circle();

test('5,000 networks in an awaited loop work, and others have their turns in between, the collector among them', {
  timeout: 120_000,
}, async () => {
  let turns = 0;
  const timer = setInterval(() => ++turns, 0);
  let epochs = 0;
  for (let i = 0; i < 5_000; ++i) {
    const net = engine.network({ ...SMALL, seed: i });
    epochs += (await net.fit(data, { epochs: 1 })).epoch;
  }
  clearInterval(timer);
  expect(epochs).toBe(5_000);
  expect(turns).toBeGreaterThan(0);
});

/** An engine whose module gets no more than 48 MB. */
async function smallEngine() {
  const { engine, bytes } = await engineWithMemory();
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65_536 > 48e6) throw new RangeError('no more');
    return grow.call(this, pages);
  };
  const restore = () => {
    WebAssembly.Memory.prototype.grow = grow;
  };
  return { engine, bytes, restore };
}

test('out of memory names the networks that are there, and what is disposed of makes room', async () => {
  const { engine, restore } = await smallEngine();
  try {
    const shape = { layers: [256, 512, 256] };
    const nets: Network[] = [engine.network(SMALL)];
    const error = thrown(() => {
      for (;;) nets.push(engine.network(shape));
    });
    expect(error.code).toBe('outOfMemory');
    expect(error.message).toMatch(/^\[Engine\.network\] expected .* would not give it/);
    const named = `; ${nets.length} networks are in memory, ${nets.length - 1} of them 256-512-256: call dispose() on those`;
    expect(error.message).toContain(named);

    const rows = { inputs: new Float32Array(256), targets: new Float32Array(256) };
    const training = nets[1]?.fit(rows, { epochs: 1, optimizer: { kind: 'adam' } });
    await expect(training).rejects.toThrow(named);
    for (const net of nets.slice(2)) net.dispose();
    expect(await nets[1]?.fit(rows, { epochs: 1, optimizer: { kind: 'adam' } })).toMatchObject({ epoch: 1 });
  } finally {
    restore();
  }
});
