import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, type Network } from '../../../web/engine/index.js';
import { type Preparation, prepare, readObjects } from '../../../web/package/data/index.js';
import { toC, toJavaScript, toONNX, toPyTorch } from '../../../web/package/export/index.js';

const homes = Array.from({ length: 40 }, (_, i) => {
  const [year, town] = [1950 + ((i * 7) % 60), ['Bath', 'Ely', 'Wells'][i % 3]];
  return { town, year, garden: i % 4 === 0, price: 2 * year - 3000 + (town === 'Bath' ? 60 : 0) };
});

let engine: Engine;
let net: Network;
let preparation: Preparation;
/** Prices in people's units, as the engine and the preparation say. */
let prices: number[];

beforeAll(async () => {
  engine = await createEngine();
  const prepared = prepare(readObjects(homes), { target: 'price', inputs: ['town', 'year', 'garden'] });
  preparation = prepared.preparation;
  net = engine.network(preparation.network([4]));
  await net.fit(prepared.train, { epochs: 200, optimizer: { kind: 'adam', learningRate: 0.02 } });
  prices = preparation.decode(net.predict(preparation.encode(homes))).map(({ value }) => Number(value));
});

/** Unscaled, as an exported file with its preparation takes them. */
const rows = homes.map(({ town, year, garden }) => [
  Number(town === 'Bath'),
  Number(town === 'Ely'),
  Number(town === 'Wells'),
  year,
  Number(garden),
]);

describe('with the preparation inside', () => {
  it('JavaScript takes years and answers prices', () => {
    const text = toJavaScript(net, { preparation });
    expect(text).toContain('// Inputs: town: Bath, town: Ely, town: Wells, year, garden: true\n// Outputs: price\n');
    const module = runInNewContext(`${text.replaceAll(/^export /gm, '')}\n({ predict, check })`);
    expect(module.check()).toBeLessThan(0.001);
    rows.forEach((row, i) => {
      expect(Math.abs(module.predict(row)[0] - (prices[i] as number))).toBeLessThan(0.001);
    });
  });

  it('ONNX takes years and answers prices', async () => {
    const ort = await import('onnxruntime-web');
    const session = await ort.InferenceSession.create(toONNX(net, { preparation }));
    const inputs = new ort.Tensor('float32', rows.flat(), [rows.length, 5]);
    const answers = Array.from((await session.run({ inputs })).outputs?.data as Float32Array);
    expect(Math.max(...answers.map((value, i) => Math.abs(value - (prices[i] as number))))).toBeLessThan(0.001);
  });
});

describe('without a preparation', () => {
  it('takes and answers the numbers of the network', () => {
    const module = runInNewContext(`${toJavaScript(net).replaceAll(/^export /gm, '')}\n({ predict, check })`);
    expect(module.check()).toBeLessThan(1e-5);
    expect(module.predict([1, 0, 0, 0.5, 0])[0]).toBeCloseTo(net.predict([[1, 0, 0, 0.5, 0]])[0] as number, 5);
    expect(toC(net)).not.toContain('glassbox_input_centre');
    expect(Object.keys(toPyTorch(net))).toEqual(['network.py', 'network.safetensors']);
  });
});

describe('is refused', () => {
  it.each([
    [
      'a preparation for another network',
      () => toC(engine.network({ layers: [2, 1] }), { preparation }),
      '[toC] expected a preparation whose inputs and outputs are 2 and 1 but got one for 5 and 1',
    ],
    [
      'its JSON',
      () => toC(net, { preparation: preparation.toJSON() as never }),
      '[toC] expected preparation as prepare or readPreparation gives it but got an object',
    ],
    [
      'a file',
      () => toONNX(net.toJSON() as never),
      '[toONNX] expected a network of createEngine but got an object; engine.fromJSON opens a file',
    ],
    [
      'an option that is none',
      () => toC(net, { preparations: preparation } as never),
      'there is no option "preparations"; did you mean preparation?',
    ],
  ])('%s', (_, act, sentence) => expect(act).toThrow(sentence));

  it('a network whose numbers overflow', () => {
    const wild = engine.network({ layers: [1, 1, 1], activations: ['linear', 'linear'] });
    wild.setParameters([3e38, 3e38, 3e38, 0]);
    expect(() => toC(wild)).toThrow(/^\[toC\] cannot be exported: The network’s numbers overflow/);
  });
});
