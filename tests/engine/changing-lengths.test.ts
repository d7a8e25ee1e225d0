// Lists that say another length each time they are asked: what is read is bounded by the first answer, and nothing is written past a layer.
import { expect, test } from 'vitest';
import { engine, thrown } from './support.js';

/** An array that tells its length so many times, and a longer one from then on. */
function growing(length: number, value = 0.5, honest = 1, most = 100_000): number[] {
  let asked = 0;
  return new Proxy(
    Array.from({ length: most }, () => value),
    {
      get: (target, name) => (name === 'length' ? (asked++ < honest ? length : most) : Reflect.get(target, name)),
    },
  );
}

class Liar extends Float32Array {
  override get length() {
    return 6;
  }
}

class LiarBytes extends Uint8Array {
  override get length() {
    return 1e6;
  }
}

const network = () => engine.network({ layers: [2, 3, 1], activations: ['tanh', 'linear'], seed: 1 });

test.each([1, 2, 3, 4])('a Proxy that grows after %i looks writes no more than the layer, or is refused', (honest) => {
  const net = network();
  const others = () => [net.biases(0), net.weights(1), net.biases(1)];
  const before = others();
  const set = () => net.setWeights(0, growing(6, 0.5, honest) as never);
  if (honest === 1) expect(thrown(set)).toMatchObject({ code: 'shapeMismatch' });
  else {
    set();
    expect([...net.weights(0)]).toEqual(Array(6).fill(0.5));
  }
  expect(others()).toEqual(before);
  net.setBiases(0, growing(3, 0.5, honest) as never);
  expect([...net.biases(0)]).toEqual(Array(3).fill(0.5));
  expect(others().slice(1)).toEqual(before.slice(1));
  expect(net.predict([growing(2, 0.5, honest), growing(2, 0.5, honest)] as never)).toHaveLength(2);
  net.dispose();
});

test('a subclass that lies about its length is taken by its true one', () => {
  const net = network();
  const before = net.parameters();
  expect(thrown(() => net.setWeights(0, new Liar(5000)))).toMatchObject({ code: 'shapeMismatch' });
  const own = new Float32Array(5000);
  Object.defineProperty(own, 'length', { value: 6 });
  expect(thrown(() => net.setWeights(0, own))).toMatchObject({ code: 'shapeMismatch' });
  expect(net.parameters()).toEqual(before);
  net.restore(new LiarBytes(net.snapshot()));
  const given = net.snapshot();
  structuredClone(given.buffer, { transfer: [given.buffer] });
  for (const bytes of [given, new Proxy(net.snapshot(), {})])
    expect(thrown(() => net.restore(bytes))).toMatchObject({ code: 'invalidSnapshot' });
  expect(net.parameters()).toEqual(before);
  net.dispose();
});

test('rows that are others each time they are asked for are taken once, and copied', async () => {
  const net = network();
  const first = Float32Array.of(0, 1, 1, 0);
  let asked = 0;
  const data = {
    get inputs() {
      return asked++ === 0 ? first : new Float32Array(400);
    },
    targets: [[1], [0]],
  };
  const plain = network();
  const ticks = net.train(data, { epochs: 2 });
  const expected = plain.train({ inputs: first.slice(), targets: data.targets }, { epochs: 2 });
  first.fill(7); // training has its own by now
  for await (const tick of ticks) expect(tick).toEqual((await expected.next()).value);
  expect(asked).toBe(1);
  expect(net.parameters()).toEqual(plain.parameters());
  for (const each of [net, plain]) each.dispose();
});

test('layers, activations and saved averages that grow are read as far as they were counted', () => {
  const net = engine.network({ layers: growing(3, 1) as never });
  expect(net.layers.length).toBe(3);
  const trainer = net.trainer(
    { inputs: [[1], [2]], targets: [[1], [0]] },
    { optimizer: { kind: 'adam' }, batchSize: 1 },
  );
  trainer.advance('step', 2);
  const json = JSON.parse(JSON.stringify(net.toJSON()));
  const slots = json.training.slots as unknown[];
  let asked = 0;
  json.training.slots = new Proxy([...slots, ...slots], {
    get: (target, name) => (name === 'length' ? (asked++ < 2 ? slots.length : 1000) : Reflect.get(target, name)),
  });
  const copy = engine.fromJSON(json);
  expect(copy.parameters()).toEqual(net.parameters());
  for (const each of [trainer, net, copy]) each.dispose();
});
