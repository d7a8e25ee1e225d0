// One use of the package that touches types, training, errors and results. It prints the same line wherever it runs, the weights'
// bits among it.

/** TypeScript; `createEngine` gets `options` as its argument. */
export function typedProgram(options = ''): string {
  return `
import { createEngine, GlassboxError } from 'glassbox-nn';
import type { Tick } from 'glassbox-nn';

const engine = await createEngine(${options});
const net = engine.network({ layers: [2, 4, 1], activations: ['tanh', 'tanh'], seed: 42 });
const data = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [-1, 1, 1, -1] };
let last: Tick | undefined;
for await (const tick of net.train(data, { epochs: 300, every: 100, optimizer: { kind: 'adam', learningRate: 0.05 } })) last = tick;
let code = '';
try {
  net.predict([1, 2, 3]);
} catch (error) {
  if (error instanceof GlassboxError) code = error.code;
}
let bits = 2166136261;
for (const word of new Uint32Array(net.parameters().buffer)) bits = Math.imul(bits ^ word, 16777619) >>> 0;
console.log(JSON.stringify({ epoch: last?.epoch, learned: (last?.loss ?? 1) < 0.05, code, bits }));
`;
}

/** The same in JavaScript. `from`: what it imports. */
export function program(options = '', from = 'glassbox-nn'): string {
  return typedProgram(options)
    .replace(/^import type .*$|: Tick \| undefined/gm, '')
    .replace("'glassbox-nn'", JSON.stringify(from));
}

/** What it prints, everywhere. `bits`: FNV-1a over the parameters, first seen in Node. */
export const PRINTED = { epoch: 300, learned: true, code: 'shapeMismatch', bits: 2445901384 };
