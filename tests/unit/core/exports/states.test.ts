// Every export of every state: numbers of any size, layers of any shape, columns of any name. Each file is taken by what reads it, or
// refused in a sentence. C and Python read all of them at once: to start a compiler takes longer than to compile.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ExportModel,
  exportRefusal,
  type TestVectors,
  testVectors,
  toCHeader,
  toJavaScript,
  toOnnx,
  toPyTorch,
  toSafetensors,
} from '../../../../web/core/exports/index.js';
import { readModelFile, writeModelFile } from '../../../../web/core/link/model-file.js';
import { fromScaled, toScaled } from '../../../../web/core/network/units.js';
import { defaultSettings } from '../../../../web/core/settings/settings.js';
import { createEngine, type Engine } from '../../../../web/engine/index.js';

const activation = fc.constantFrom(
  ...(['linear', 'relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus', 'silu', 'gelu', 'sine'] as const),
);
const ordinary = fc.float({ min: -3, max: 3, noNaN: true });
const extreme = fc
  .oneof(
    ordinary,
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(
      0,
      -0,
      1e-45,
      -1e-45,
      1.1754942e-38,
      3.4028234663852886e38,
      -3.4028234663852886e38,
      1e19,
      88.8,
      -104,
    ),
  )
  .map(Math.fround);
const hostileName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom('*', '/', '\\', '\n', '\u2028', '\u202e', '?', '"', "'", '`', '${', ' '), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

/** What the engine can be asked for, with numbers that training or a hand can give it. */
const networks = fc
  .record({
    layers: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }),
    hidden: fc.array(activation, { minLength: 4, maxLength: 4 }),
    softmax: fc.boolean(),
    wild: fc.boolean(),
    scaled: fc.boolean(),
    seed: fc.integer({ min: 0, max: 1000 }),
    rows: fc.integer({ min: 1, max: 5 }),
  })
  .chain((shape) => {
    const { layers, wild, rows } = shape;
    const number = wild ? extreme : ordinary;
    const many = (count: number) => fc.array(number, { minLength: count, maxLength: count });
    const width = layers[0] as number;
    return fc.record({
      shape: fc.constant(shape),
      weights: fc.tuple(...layers.slice(1).map((n, l) => many(n * (layers[l] as number)))),
      biases: fc.tuple(...layers.slice(1).map(many)),
      inputs: fc.array(ordinary, { minLength: rows * width, maxLength: rows * width }),
      inputNames: fc.array(hostileName, { minLength: width, maxLength: width }),
    });
  });

let engine: Engine;
let folder = '';
beforeAll(async () => {
  engine = await createEngine();
  folder = mkdtempSync(join(tmpdir(), 'glassbox-states-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Given = typeof networks extends fc.Arbitrary<infer T> ? T : never;

/** As the page takes them: the numbers that the engine saves, and its answers. */
function take({ shape, weights, biases, inputs, inputNames }: Given) {
  const { layers, hidden, rows, seed } = shape;
  const softmax = shape.softmax && (layers.at(-1) as number) > 1;
  const activations = layers
    .slice(1)
    .map((_, l) => (softmax && l === layers.length - 2 ? 'softmax' : (hidden[l] ?? 'tanh')));
  const net = engine.network({ layers, activations, loss: softmax ? 'softmaxCrossEntropy' : 'mse', seed });
  for (const [l, values] of weights.entries()) net.setWeights(l, values);
  for (const [l, values] of biases.entries()) net.setBiases(l, values);
  const json = net.toJSON();
  const rowsIn = Float32Array.from(inputs);
  const scales = (count: number) => Array.from({ length: count }, (_, i) => ({ centre: 3 * i - 2, spread: 0.5 + i }));
  const [inputScales, outputScales] = [scales(layers[0] as number), scales(layers.at(-1) as number)];
  const { scaled } = shape;
  const scaleOf = (all: typeof inputScales, i: number) => all[i % all.length] as (typeof inputScales)[number];
  const answers = net.predict(scaled ? rowsIn.map((v, i) => toScaled(scaleOf(inputScales, i), v)) : rowsIn);
  const outputs = scaled ? answers.map((v, i) => fromScaled(scaleOf(outputScales, i), v)) : answers;
  net.dispose();
  const units = scaled ? { inputScales, outputScales } : {};
  const model: ExportModel = { ...json, inputNames, outputNames: inputNames, ...units };
  return { model, json, vectors: testVectors(model, rowsIn, outputs, rows) };
}

/** So many of each kind as a seed gives, always the same. */
const sample = (count: number, seed: number) => fc.sample(networks, { numRuns: count, seed }).map(take);
const fits = ({ model, vectors }: { model: ExportModel; vectors: TestVectors }) => exportRefusal(model, vectors) === '';
/**
 * How far an answer may be from the engine's. Numbers near the ends of float32 make anything of a rounding: then it need only be one.
 */
const near = ({ model, vectors }: { model: ExportModel; vectors: TestVectors }) => {
  const tame = [...model.weights, ...model.biases].every((values) => Array.from(values).every((v) => Math.abs(v) <= 3));
  return tame
    ? 10 * vectors.largestDifference + 1e-5 * Math.max(1, ...vectors.outputs.map(Math.abs))
    : Number.MAX_VALUE;
};

describe('every export of every state', () => {
  it('is refused where numbers overflow, and only there, with the reason', () => {
    const taken = sample(400, 11);
    let refused = 0;
    for (const { model, vectors } of taken) {
      const numbers = [...vectors.outputs, vectors.largestDifference];
      const reason = exportRefusal(model, vectors);
      expect(reason === '').toBe(numbers.every(Number.isFinite));
      if (reason === '') continue;
      refused += 1;
      expect(reason).toMatch(/overflow: among its answers to \d rows? is (NaN|-?Infinity), and .* Reset it/);
      for (const write of [toCHeader, toJavaScript, toOnnx, toPyTorch])
        expect(() => write(model, vectors)).toThrow(reason);
    }
    expect(refused).toBeGreaterThan(20);
    expect(refused).toBeLessThan(300);
  });

  it('runs as JavaScript, and answers as the engine does', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const { model, vectors } = take(given);
        if (exportRefusal(model, vectors)) return;
        const text = toJavaScript(model, vectors).content as string;
        const difference = runInNewContext(`${text.replaceAll(/^export /gm, '')}\ncheck()`, {}, { timeout: 1000 });
        expect(difference).toBeLessThanOrEqual(near({ model, vectors }));
      }),
      { numRuns: 300 },
    );
  });

  it('compiles as C without a warning, and answers as the engine does', (context) => {
    const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);
    if (!compiler) return context.skip('no C compiler here');
    const taken = sample(40, 12).filter(fits);
    const sources = taken.map(({ model, vectors }, i) => {
      writeFileSync(join(folder, `${i}.h`), toCHeader(model, vectors).content);
      writeFileSync(
        join(folder, `${i}.c`),
        `#include "${i}.h"\nfloat check${i}(void);\nfloat check${i}(void) { return glassbox_check(); }\n`,
      );
      return join(folder, `${i}.c`);
    });
    const checks = taken.map((_, i) => `float check${i}(void);`).join('\n');
    const prints = taken.map((_, i) => `printf("%g\\n", check${i}());`).join('\n');
    writeFileSync(join(folder, 'main.c'), `#include <stdio.h>\n${checks}\nint main(void) {\n${prints}\nreturn 0; }\n`);
    const program = join(folder, 'main');
    const flags = ['-std=c99', '-Wall', '-Wextra', '-Wpedantic', '-Werror', '-o', program];
    execFileSync(compiler, [...flags, join(folder, 'main.c'), ...sources, '-lm']);
    const differences = execFileSync(program, { encoding: 'utf8' }).trim().split('\n').map(Number);
    expect(differences).toHaveLength(taken.length);
    for (const [i, { model, vectors }] of taken.entries())
      expect(differences[i]).toBeLessThanOrEqual(near({ model, vectors }));
  }, 60_000);

  it('runs as Python, with PyTorch or its stand-in', (context) => {
    const python = ['python3', '/usr/bin/python3'].find(
      (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0,
    );
    if (!python) return context.skip('there is no Python 3.10 or newer here');
    const taken = sample(40, 13).filter(fits);
    const folders = taken.map(({ model, vectors }) => {
      const place = mkdtempSync(join(folder, 'py-'));
      writeFileSync(join(place, 'network.safetensors'), toSafetensors(model).content);
      writeFileSync(join(place, 'network.py'), toPyTorch(model, vectors).content);
      return place;
    });
    const all = join(folder, 'all.py');
    writeFileSync(
      all,
      `import runpy, sys\nfor place in sys.argv[1:]: runpy.run_path(place + "/network.py", run_name="__main__")\n`,
    );
    const standIn = fileURLToPath(new URL('../../../fixtures/torch-stand-in', import.meta.url));
    const env = { ...process.env, PYTHONPATH: standIn, PYTHONDONTWRITEBYTECODE: '1' };
    const lines = execFileSync(python, [all, ...folders], { encoding: 'utf8', env })
      .trim()
      .split('\n');
    expect(lines).toHaveLength(taken.length);
    for (const [i, { model, vectors }] of taken.entries())
      expect(Number((lines[i] as string).split(' ').at(-1)), lines[i]).toBeLessThanOrEqual(near({ model, vectors }));
  }, 60_000);

  it('runs in ONNX Runtime, and answers as the engine does', async () => {
    const ort = await import('onnxruntime-web');
    for (const { model, vectors } of sample(30, 14).filter(fits)) {
      const session = await ort.InferenceSession.create(toOnnx(model, vectors).content as Uint8Array);
      const inputs = new ort.Tensor('float32', vectors.inputs, [vectors.rows, model.layers[0] as number]);
      const answers = (await session.run({ inputs })).outputs?.data as Float32Array;
      expect(answers).toHaveLength(vectors.outputs.length);
      const differences = answers.map((value, i) => Math.abs(value - (vectors.outputs[i] as number)));
      expect(Math.max(...differences)).toBeLessThanOrEqual(near({ model, vectors }));
    }
  }, 60_000);

  it('opens here again as a saved network, whatever its numbers', () => {
    for (const { json } of sample(200, 15)) {
      const { text } = writeModelFile(json, { settings: defaultSettings, features: ['x1', 'x2'] });
      const saved = JSON.parse(text);
      const net = engine.fromJSON(saved);
      expect(net.toJSON()).toEqual(json);
      net.dispose();
      const read = readModelFile(JSON.stringify(json), { settings: defaultSettings, features: ['x1', 'x2'] });
      if (!read.ok)
        expect(read.error).toMatch(/^The file says nothing of its data|^The network does not go with|^Expected/);
    }
  });
});

describe('a model that no engine made', () => {
  const good = take0();
  const cases: [string, Partial<ExportModel>, RegExp][] = [
    ['a weight that is no number', { weights: [[NaN, 1]] }, /A weight or bias in layer 1 is NaN/],
    ['a bias past 32 bits', { biases: [[1e39]] }, /in layer 1 is 1e\+39/],
    ['too few weights', { weights: [[1]] }, /Expected as weights and biases of layer 1: 2 and 1, but got 1 and 1\./],
    ['no layers', { layers: [] }, /at least two layers/],
    ['a layer without neurons', { layers: [2, 0] }, /at least two layers, of one neuron or more each, but got \[2,0\]/],
    ['a scale for each input but one', { inputScales: [{ centre: 0, spread: 1 }] }, /Expected 2 scales, but got 1/],
    ['a spread of nothing', { outputScales: [{ centre: 0, spread: 1e-46 }] }, /its scale is no 32-bit number/],
    ['an activation of Object.prototype', { activations: ['toString'] }, /No activation is named "toString"/],
    ['an activation that ends its string', { activations: ["'+alert(1)+'"] }, /No activation is named/],
  ];
  it.each(cases)('is refused: %s', (_, wrong, reason) => {
    const model = { ...good.model, ...wrong };
    for (const write of [toCHeader, toJavaScript, toOnnx, toPyTorch, toSafetensors])
      expect(() => write(model, good.vectors)).toThrow(reason);
  });

  function take0() {
    const model: ExportModel = { layers: [2, 1], activations: ['tanh'], weights: [[1, -1]], biases: [[0]] };
    return { model, vectors: testVectors(model, Float32Array.of(1, 2), Float32Array.of(Math.tanh(-1)), 1) };
  }
});
