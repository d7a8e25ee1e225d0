// The same engine as a native program with SSE4.1 (cpp/bench/bench_main.cpp), one process kept open and told by lines
// what to do. It times itself: the pipe is no part of what is measured.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const name = 'Glassbox native (SSE4.1)';
export const library = null;
export const variant = (workload) => workload;

/** The path of the benchmark program, from tools/bench.mjs. */
const nativeProgram = process.env.GLASSBOX_BENCH_NATIVE;
export const isBuilt = Boolean(nativeProgram);

export async function prepare(workload) {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-bench-'));
  const file = join(folder, 'workload.bin');
  writeFileSync(file, encode(workload));
  const child = spawn(nativeProgram, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (command) => {
    child.stdin.write(`${command}\n`);
    const { value, done } = await lines.next();
    if (done || value.startsWith('error')) throw new Error(`[glassbox-native] ${command}: ${value ?? 'it ended'}`);
    return value;
  };
  return {
    /** @returns {Promise<number>} milliseconds, by the program's own clock */
    train: async (steps) => Number(await ask(`train ${steps}`)),
    async parameters() {
      const out = join(folder, 'parameters.bin');
      await ask(`parameters ${out}`);
      return new Float32Array(new Uint8Array(readFileSync(out)).buffer);
    },
    /** Heap allocations made by so many steps. */
    allocations: async (steps) => Number(await ask(`allocations ${steps}`)),
    dispose() {
      child.stdin.end();
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ACTIVATIONS = [
  'linear',
  'relu',
  'leakyRelu',
  'elu',
  'tanh',
  'sigmoid',
  'softplus',
  'silu',
  'gelu',
  'sine',
  'softmax',
];
const LOSSES = ['mse', 'bce', 'softmaxCrossEntropy'];

/** Little-endian: int32 L + 1 sizes, L activations, loss, batch size, rows; float32 rate, inputs, targets, parameters. */
function encode({ layers, activations, loss, batchSize, learningRate, rows, inputs, targets, initial }) {
  const head = Int32Array.of(
    layers.length,
    ...layers,
    ...activations.map((activation) => ACTIVATIONS.indexOf(activation)),
    LOSSES.indexOf(loss),
    batchSize,
    rows,
  );
  return Buffer.concat([head, Float32Array.of(learningRate), inputs, targets, initial].map(bytesOf));
}

const bytesOf = (array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
