// Ten thousand networks come and go, and the heap is where it was: the next block lands on the same address as the one before.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readNetworkOptions } from '../../web/engine/config.js';
import { openCore } from '../../web/engine/core.js';
import { instantiate, moduleOf } from '../../web/engine/instance.js';
import * as json from '../../web/engine/json.js';
import { EngineNetwork } from '../../web/engine/network.js';
import { circle } from './support.js';

const wasm = new URL('../../web/engine/native/engine.wasm', import.meta.url);
const module = moduleOf(await instantiate(await WebAssembly.compile(new Uint8Array(await readFile(wasm)))));
const data = circle(12);

function create(): EngineNetwork {
  return new EngineNetwork(openCore(module, 'test', readNetworkOptions('test', { layers: [2, 8, 8, 1] }, module)), {
    json,
  });
}

/** Everything that takes memory in the module, once. */
function use(net: EngineNetwork): void {
  const trainer = net.trainer(data, { optimizer: { kind: 'adam' }, shuffle: true, test: data });
  trainer.steps(2);
  net.predict([1, 2]);
  net.gradient(data);
  net.restore(net.snapshot());
}

/** Where two blocks of different sizes would go now, and how large the memory is. */
function heap(): number[] {
  const blocks = [256, 1 << 20].map((bytes) => module.allocate(bytes));
  for (const address of blocks) module.release(address);
  return [...blocks, module.buffer.byteLength];
}

describe('10,000 networks', () => {
  test('made, used and disposed of leave the heap as it was', { timeout: 60_000 }, () => {
    const once = (dispose: boolean) => {
      const net = create();
      use(net);
      const copy = new EngineNetwork(json.fromJSON(module, net.toJSON()), { json });
      if (dispose) for (const one of [net, copy]) one.dispose();
    };
    for (let i = 0; i < 10; ++i) once(true);
    const before = heap();
    for (let i = 0; i < 5_000; ++i) once(true);
    expect(heap()).toEqual(before);
  });

  test('made, used and forgotten leave it as it was once they are collected', { timeout: 60_000 }, async () => {
    const { gc } = globalThis as { gc?: () => void };
    if (gc === undefined) throw new Error('expected Node with --expose-gc, as tests/vitest.config.ts starts it');
    const forget = (count: number) => {
      for (let n = 0; n < count; ++n) use(create());
    };
    const collect = async () => {
      gc();
      // Finalizers run in a task of their own.
      await new Promise((resolve) => setTimeout(resolve, 0));
    };
    forget(400);
    for (let i = 0; i < 10; ++i) await collect();
    const before = heap();
    for (let i = 0; i < 25; ++i) {
      forget(400);
      await collect();
    }
    for (let i = 0; i < 100 && String(heap()) !== String(before); ++i) await collect();
    expect(heap()).toEqual(before);
  });

  test('all alive at once are given back, too', { timeout: 60_000 }, () => {
    const nets = Array.from({ length: 10_000 }, create);
    expect(nets.every((net) => net.parameterCount === 105)).toBe(true);
    for (const net of nets) net.dispose();
    const before = heap();
    const again = Array.from({ length: 10_000 }, create);
    for (const net of again.reverse()) net.dispose();
    expect(heap()).toEqual(before);
  });
});
