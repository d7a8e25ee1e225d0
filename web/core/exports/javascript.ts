// The network as one JavaScript module without dependencies: predict(input), and a check that it answers as the engine did.
import { lookUp } from '../base/look-up.js';
import type { Scale } from '../network/units.js';
import {
  describe,
  type ExportedFile,
  type ExportModel,
  float32Text,
  GELU_CUBIC,
  GELU_SCALE,
  meaningLines,
  refuseExport,
  scalesOf,
  type TestVectors,
} from './model.js';

const FUNCTIONS: Record<string, string> = {
  linear: '(z) => z',
  relu: '(z) => z.map((v) => Math.max(v, 0))',
  leakyRelu: '(z) => z.map((v) => (v > 0 ? v : 0.01 * v))',
  elu: '(z) => z.map((v) => (v > 0 ? v : Math.expm1(v)))',
  tanh: '(z) => z.map(Math.tanh)',
  sigmoid: '(z) => z.map((v) => 1 / (1 + Math.exp(-v)))',
  softplus: '(z) => z.map((v) => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v))))',
  silu: '(z) => z.map((v) => v / (1 + Math.exp(-v)))',
  gelu: `(z) => z.map((v) => 0.5 * v * (1 + Math.tanh(${GELU_SCALE} * (v + ${GELU_CUBIC} * v * v * v))))`,
  sine: '(z) => z.map(Math.sin)',
  softmax: `(z) => {
    const largest = Math.max(...z);
    const powers = z.map((v) => Math.exp(v - largest));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((p) => p / sum);
  }`,
};

const list = (values: ArrayLike<number>) => `[${Array.from(values, float32Text).join(', ')}]`;

export function toJavaScript(model: ExportModel, vectors: TestVectors): ExportedFile {
  refuseExport(model, vectors);
  const used = [...new Set(model.activations)];
  const D = model.layers[0] ?? 0;
  const K = model.layers[model.layers.length - 1] ?? 0;
  const rows = Array.from({ length: vectors.rows }, (_, row) => {
    const input = list(vectors.inputs.subarray(row * D, (row + 1) * D));
    const output = list(vectors.outputs.subarray(row * K, (row + 1) * K));
    return `  { input: ${input}, output: ${output} },`;
  });
  const meaning = meaningLines(model)
    .map((line) => `\n// ${line}`)
    .join('');
  const [scaledInputs, scaledOutputs] = [scalesOf(model.inputScales), scalesOf(model.outputScales)];
  const scales = (name: string, all: readonly Scale[] | null) =>
    all
      ? `\n// Between the units of the columns and the network's: (value - centre) / spread.\nconst ${name} = [\n${all.map(({ centre, spread }) => `  { centre: ${centre}, spread: ${spread} },`).join('\n')}\n];\n`
      : '';
  const content = `// A network made with Glassbox: ${describe(model)}.${meaning}

const activations = {
${used.map((name) => `  ${name}: ${lookUp(FUNCTIONS, name) ?? FUNCTIONS.linear},`).join('\n')}
};

// One entry per weight layer: W is n x m row-major, so z[n] = W[n][0] * a[0] + ... + b[n].
const layers = [
${model.weights
  .map(
    (W, l) =>
      `  {\n    inputs: ${model.layers[l]},\n    activation: '${model.activations[l]}',\n    W: ${list(W)},\n    b: ${list(model.biases[l] ?? [])},\n  },`,
  )
  .join('\n')}
];
${scales('inputScales', scaledInputs)}${scales('outputScales', scaledOutputs)}
/** One observation of ${D} numbers in, ${K} out. */
export function predict(input) {
  if (input.length !== ${D}) throw new RangeError(\`expected ${D} inputs but got \${input.length}\`);
  let a = Array.from(input${scaledInputs ? ', (value, i) => (value - inputScales[i].centre) / inputScales[i].spread' : ''});
  for (const { inputs, activation, W, b } of layers) {
    const z = b.map((bias, n) => a.reduce((sum, value, m) => sum + W[n * inputs + m] * value, bias));
    a = activations[activation](z);
  }
  return a${scaledOutputs ? '.map((value, k) => value * outputScales[k].spread + outputScales[k].centre)' : ''};
}

/** What the engine answered for ${vectors.rows} rows; when exported, the largest difference was ${vectors.largestDifference.toExponential(1)}. */
export const testVectors = [
${rows.join('\n')}
];

/** Largest absolute difference between predict and the engine's answers. */
export function check() {
  let largest = 0;
  for (const { input, output } of testVectors) {
    predict(input).forEach((value, k) => { largest = Math.max(largest, Math.abs(value - output[k])); });
  }
  return largest;
}
`;
  return { name: 'network.js', type: 'text/javascript', content };
}
