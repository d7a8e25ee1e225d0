// Exports against what reads them: Node runs the JavaScript, the C compiler the header, ONNX Runtime the model.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ExportModel,
  exportRefusal,
  referenceForward,
  type TestVectors,
  testVectors,
  toCHeader,
  toJavaScript,
  toOnnx,
  toPyTorch,
  toSafetensors,
} from '../../../../web/core/exports/index.js';

const ACTIVATIONS = ['linear', 'relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus', 'silu', 'gelu', 'sine'];

/** A small fixed network: values spread over -1.5 to 1.5, exact in float32. */
function model(hidden: string, output: string): ExportModel {
  const layers = [3, 5, 4];
  let state = 12345;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.round((state / 2147483648 - 0.5) * 3072) / 1024;
  };
  const fill = (count: number) => Float32Array.from({ length: count }, next);
  return { layers, activations: [hidden, output], weights: [fill(15), fill(20)], biases: [fill(5), fill(4)] };
}

function vectorsOf(m: ExportModel) {
  const inputs = Float32Array.from({ length: 15 }, (_, i) => ((i * 7) % 11) / 4 - 1.25);
  const outputs = new Float32Array(20);
  for (let row = 0; row < 5; row++) outputs.set(referenceForward(m, inputs.subarray(row * 3, row * 3 + 3)), row * 4);
  return testVectors(m, inputs, outputs, 5);
}

const pythons = ['python3', '/usr/bin/python3'];
/** A Python that has PyTorch, where there is one. */
const pytorch = pythons.find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
/** One that has not will do for the stand-in, which is plain Python. */
const python = pythons.find(
  (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0,
);
const standIn = fileURLToPath(new URL('../../../fixtures/torch-stand-in', import.meta.url));

/** What the exported file prints of itself. */
function inPython(program: string, m: ExportModel, vectors: TestVectors, path = ''): number {
  writeFileSync(join(folder, 'network.safetensors'), toSafetensors(m).content);
  writeFileSync(join(folder, 'network.py'), toPyTorch(m, vectors).content);
  const env = { ...process.env, ...(path && { PYTHONPATH: path }), PYTHONDONTWRITEBYTECODE: '1' };
  const answer = execFileSync(program, [join(folder, 'network.py')], { encoding: 'utf8', env });
  expect(answer).toMatch(/^largest difference [\d.e-]+\n$/);
  return Number(answer.split(' ').at(-1));
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glassbox-exports-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each([...ACTIVATIONS.map((name) => [name, 'linear'] as const), ['tanh', 'softmax'] as const])(
  '%s then %s',
  (hidden, output) => {
    const m = model(hidden, output);
    const vectors = vectorsOf(m);

    it('answers the same as JavaScript', async () => {
      const path = join(folder, `${hidden}-${output}.mjs`);
      writeFileSync(path, toJavaScript(m, vectors).content);
      const module = await import(pathToFileURL(path).href);
      expect(module.testVectors).toHaveLength(5);
      expect(module.check()).toBeLessThan(1e-6);
      expect(() => module.predict([1, 2])).toThrow('expected 3 inputs but got 2');
    });

    it('answers the same as C', (context) => {
      const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);
      if (!compiler) return context.skip('no C compiler here');
      const stem = join(folder, `${hidden}-${output}`);
      writeFileSync(`${stem}.h`, toCHeader(m, vectors).content);
      writeFileSync(
        `${stem}.c`,
        `#include <stdio.h>\n#include "${stem}.h"\nint main(void) { printf("%g", glassbox_check()); }\n`,
      );
      execFileSync(compiler, ['-std=c99', '-Wall', '-Wextra', '-Werror', '-o', stem, `${stem}.c`, '-lm']);
      expect(Number(execFileSync(stem, { encoding: 'utf8' }))).toBeLessThan(2e-6);
    });

    it('answers the same as ONNX Runtime', async () => {
      const ort = await import('onnxruntime-web');
      const session = await ort.InferenceSession.create(toOnnx(m, vectors).content as Uint8Array);
      const result = await session.run({ inputs: new ort.Tensor('float32', vectors.inputs, [5, 3]) });
      const answers = result.outputs?.data as Float32Array;
      expect(answers).toHaveLength(20);
      for (const [i, value] of answers.entries())
        expect(Math.abs(value - (vectors.outputs[i] ?? 0))).toBeLessThan(2e-6);
    });

    it('answers the same as PyTorch', (context) => {
      if (!pytorch) return context.skip('there is no PyTorch here: on Debian, apt-get install python3-torch');
      expect(inPython(pytorch, m, vectors)).toBeLessThan(2e-6);
    }, 60_000);

    it('answers the same to a stand-in for PyTorch, in plain Python', (context) => {
      if (!python) return context.skip('there is no Python 3.10 or newer here');
      expect(inPython(python, m, vectors, standIn)).toBeLessThan(2e-6);
      const wrong = { ...m, weights: m.weights.map((W, l) => (l === 0 ? Float32Array.from(W, (w) => w + 0.01) : W)) };
      expect(inPython(python, wrong, vectors, standIn)).toBeGreaterThan(1e-4);
    }, 60_000);
  },
);

it('keeps hostile column names inside their comments', async () => {
  const m = { ...model('tanh', 'linear'), inputNames: ['a\nglobalThis.hacked = 1', '*/ int x; /*', '\u2028b'] };
  const vectors = vectorsOf(m);
  const path = join(folder, 'hostile.mjs');
  writeFileSync(path, toJavaScript(m, vectors).content);
  await import(pathToFileURL(path).href);
  expect('hacked' in globalThis).toBe(false);
  expect(toCHeader(m, vectors).content).not.toContain('*/ int x');
});

it('writes a safetensors header that starts the numbers on a multiple of eight', () => {
  const bytes = toSafetensors(model('tanh', 'linear')).content as Uint8Array;
  const size = new DataView(bytes.buffer).getUint32(0, true);
  expect((8 + size) % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size)));
  expect(header['0.weight']).toEqual({ dtype: 'F32', shape: [5, 3], data_offsets: [0, 60] });
  expect(8 + size + header['2.bias'].data_offsets[1]).toBe(bytes.length);
});

describe('the scales of columns', () => {
  const one: ExportModel = { layers: [1, 1], activations: ['linear'], weights: [[3]], biases: [[1]] };

  it('are in the file also where only the spread is not 1', () => {
    const scaled = { ...one, inputScales: [{ centre: 0, spread: 2 }] };
    // 3 * (4 / 2) + 1
    expect([...referenceForward(scaled, [4])]).toEqual([7]);
    const { content } = toJavaScript(scaled, testVectors(scaled, Float32Array.of(4), Float32Array.of(7), 1));
    expect(content).toContain('spread: 2');
  });

  it('a file without a row to check it by is refused', () => {
    const nothing = testVectors(one, new Float32Array(), new Float32Array(), 0);
    expect(() => toCHeader(one, nothing)).toThrow('Expected at least one row to check the file by.');
  });
});

it('a model that is not whole is refused with what is missing', () => {
  const bare: ExportModel = { layers: [2, 1], activations: ['linear'], weights: [], biases: [] };
  expect(exportRefusal(bare)).toBe('Expected as weights and biases of layer 1: 2 and 1, but got 0 and 0.');
  expect(exportRefusal({ ...bare, activations: [], weights: [[1, 2]], biases: [[3]] })).toBe(
    'No activation is named nothing.',
  );
});
