// One use of the package that touches types, training, errors and results. It prints the same line wherever it runs, the weights'
// bits among it. It awaits every answer, and so it is the same for an engine in the page and for one in a worker.

export interface Use {
  /** The argument of createEngine or createWorkerEngine, as source. */
  options?: string;
  /** In a worker of its own. */
  worker?: boolean;
  /** What it imports; default `glassbox-nn`, or `glassbox-nn/worker`. */
  from?: string;
}

export function typedProgram({ options = '', worker = false, from }: Use = {}): string {
  const door = JSON.stringify(from ?? (worker ? 'glassbox-nn/worker' : 'glassbox-nn'));
  const create = worker ? 'createWorkerEngine' : 'createEngine';
  return `
import { ${create}, GlassboxError } from ${door};
import type { Tick } from ${door};

const engine = await ${create}(${options});
const net = await engine.network({ layers: [2, 4, 1], activations: ['tanh', 'tanh'], seed: 42 });
const data = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [-1, 1, 1, -1] };
let last: Tick | undefined;
for await (const tick of net.train(data, { epochs: 300, every: 100, optimizer: { kind: 'adam', learningRate: 0.05 } })) last = tick;
let code = '';
try {
  await net.predict([1, 2, 3]);
} catch (error) {
  if (error instanceof GlassboxError) code = error.code;
}
let bits = 2166136261;
for (const word of new Uint32Array((await net.parameters()).buffer)) bits = Math.imul(bits ^ word, 16777619) >>> 0;
let named = false;
try {
  await engine.network(JSON.parse('{ "layer": [2, 1] }'));
} catch (error) {
  named = String(error).includes('did you mean layers?');
}
const learns = await net.learn([1, 0], [1]);
console.log(JSON.stringify({ epoch: last?.epoch, learned: (last?.loss ?? 1) < 0.05, code, bits, named, learns }));
`;
}

/** The same in JavaScript. */
export function program(use: Use = {}): string {
  return typedProgram(use).replace(/^import type .*$|: Tick \| undefined/gm, '');
}

/** What it prints, everywhere. `bits`: FNV-1a over the parameters, first seen in Node. */
export const PRINTED = {
  epoch: 300,
  learned: true,
  code: 'shapeMismatch',
  bits: 2275725655,
  named: true,
  learns: true,
};
