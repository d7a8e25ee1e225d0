// Trains what tests/fixtures/determinism.json describes, in whichever browser opens this page, and answers with the hash.
import { createEngine } from '../../../web/engine/index.js';
import type { NetworkOptions, TrainingOptions } from '../../../web/engine/types.js';

export interface Run {
  name: string;
  layers: number[];
  activations: NonNullable<NetworkOptions['activations']>;
  loss: NonNullable<NetworkOptions['loss']>;
  initializer: NonNullable<NetworkOptions['initializer']>;
  seed: number;
  dataSeed: number;
  rows: number;
  targets: 'sameSign' | 'bands';
  epochs: number;
  batchSize: number;
  shuffle: boolean;
  optimizer: NonNullable<TrainingOptions['optimizer']>;
  regularization: NonNullable<TrainingOptions['regularization']>;
  hash: string;
}

declare global {
  interface Window {
    hashOf(run: Run): Promise<string>;
  }
}

/** The file says how: a small generator, two draws a row, targets by their signs or by their sum. */
function dataOf({ dataSeed, rows, targets }: Run): { inputs: Float32Array; targets: Float32Array } {
  let state = dataSeed >>> 0;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 20) - 2048) / 1024;
  };
  const inputs: number[] = [];
  const wanted: number[] = [];
  for (let row = 0; row < rows; row++) {
    const [x, y] = [draw(), draw()];
    inputs.push(x, y);
    if (targets === 'sameSign') wanted.push(x >= 0 === y >= 0 ? 1 : -1);
    else for (const band of [x + y < -0.5, x + y >= -0.5 && x + y < 0.5, x + y >= 0.5]) wanted.push(band ? 1 : 0);
  }
  return { inputs: Float32Array.from(inputs), targets: Float32Array.from(wanted) };
}

/** FNV-1a, 64 bits, over the bytes of the parameters. */
function fnv(values: Float32Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

window.hashOf = async (run) => {
  const engine = await createEngine();
  const { layers, activations, loss, initializer, seed, batchSize, shuffle, optimizer, regularization } = run;
  const network = engine.network({ layers, activations, loss, initializer, seed });
  const trainer = network.trainer(dataOf(run), { batchSize, shuffle, optimizer, regularization });
  trainer.advance('epoch', run.epochs);
  const hash = fnv(network.parameters());
  trainer.dispose();
  network.dispose();
  return hash;
};
