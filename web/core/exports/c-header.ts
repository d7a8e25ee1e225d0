// The network as one C99 header: static tables and a function, no allocation, for a microcontroller or a game.

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

const EXPRESSIONS: Record<string, string> = {
  linear: 'z',
  relu: 'z > 0 ? z : 0',
  leakyRelu: 'z > 0 ? z : 0.01f * z',
  elu: 'z > 0 ? z : expm1f(z)',
  tanh: 'tanhf(z)',
  sigmoid: '1 / (1 + expf(-z))',
  softplus: '(z > 0 ? z : 0) + log1pf(expf(-fabsf(z)))',
  silu: 'z / (1 + expf(-z))',
  gelu: `0.5f * z * (1 + tanhf(${Math.fround(GELU_SCALE).toPrecision(9)}f * (z + ${GELU_CUBIC}f * z * z * z)))`,
  sine: 'sinf(z)',
};

function number(value: number): string {
  const text = float32Text(value);
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}

function table(name: string, values: ArrayLike<number>): string {
  const numbers = Array.from(values, number);
  const lines: string[] = [];
  for (let at = 0; at < numbers.length; at += 8) lines.push(`  ${numbers.slice(at, at + 8).join(', ')},`);
  return `static const float ${name}[${numbers.length}] = {\n${lines.join('\n')}\n};`;
}

function layerCode(model: ExportModel, l: number): string {
  const n = model.layers[l + 1] ?? 0;
  const m = model.layers[l] ?? 0;
  const name = model.activations[l] ?? 'linear';
  const last = l === model.weights.length - 1;
  const from = l > 0 ? `a${l - 1}` : scalesOf(model.inputScales) ? 'scaled' : 'inputs';
  const to = last ? 'outputs' : `a${l}`;
  const store = name === 'softmax' ? 'z' : (lookUp(EXPRESSIONS, name) ?? 'z');
  const softmax = `  {
    float largest = ${to}[0], sum = 0;
    for (int n = 1; n < ${n}; n++) if (${to}[n] > largest) largest = ${to}[n];
    for (int n = 0; n < ${n}; n++) { ${to}[n] = expf(${to}[n] - largest); sum += ${to}[n]; }
    for (int n = 0; n < ${n}; n++) ${to}[n] /= sum;
  }\n`;
  return `${last ? '' : `  float a${l}[${n}];\n`}  for (int n = 0; n < ${n}; n++) { /* layer ${l}: ${name} */
    float z = glassbox_b${l}[n];
    for (int m = 0; m < ${m}; m++) z += glassbox_W${l}[n * ${m} + m] * ${from}[m];
    ${to}[n] = ${store};
  }
${name === 'softmax' ? softmax : ''}`;
}

/** Tables of centres and spreads, and the loops that use them before and after the layers. */
function scaling(model: ExportModel): { tables: string; before: string; after: string } {
  const [inputs, outputs] = [scalesOf(model.inputScales), scalesOf(model.outputScales)];
  const tables = (name: string, scales: readonly Scale[]) =>
    `${table(
      `glassbox_${name}_centre`,
      scales.map(({ centre }) => centre),
    )}\n${table(
      `glassbox_${name}_spread`,
      scales.map(({ spread }) => spread),
    )}\n`;
  return {
    tables: (inputs ? tables('input', inputs) : '') + (outputs ? tables('output', outputs) : ''),
    before: inputs
      ? `  float scaled[GLASSBOX_INPUTS];
  for (int m = 0; m < GLASSBOX_INPUTS; m++) scaled[m] = (inputs[m] - glassbox_input_centre[m]) / glassbox_input_spread[m];\n`
      : '',
    after: outputs
      ? '  for (int n = 0; n < GLASSBOX_OUTPUTS; n++) outputs[n] = outputs[n] * glassbox_output_spread[n] + glassbox_output_centre[n];\n'
      : '',
  };
}

export function toCHeader(model: ExportModel, vectors: TestVectors): ExportedFile {
  refuseExport(model, vectors);
  const D = model.layers[0] ?? 0;
  const K = model.layers[model.layers.length - 1] ?? 0;
  const { tables, before, after } = scaling(model);
  const meaning = meaningLines(model)
    .map((line) => `\n   ${line}`)
    .join('');
  const content = `/* A network made with Glassbox: ${describe(model)}. C99; link with -lm.${meaning} */
#ifndef GLASSBOX_NETWORK_H
#define GLASSBOX_NETWORK_H

#include <math.h>

#define GLASSBOX_INPUTS ${D}
#define GLASSBOX_OUTPUTS ${K}

/* W is n x m row-major: z[n] = W[n][0] * a[0] + ... + b[n]. */
${model.weights.map((W, l) => `${table(`glassbox_W${l}`, W)}\n${table(`glassbox_b${l}`, model.biases[l] ?? [])}`).join('\n')}
${tables}
/* inputs: ${D} numbers; outputs: room for ${K}. */
static inline void glassbox_predict(const float *inputs, float *outputs) {
${before}${model.weights.map((_, l) => layerCode(model, l)).join('')}${after}}

/* What the engine answered for ${vectors.rows} rows; when exported, the largest difference was ${vectors.largestDifference.toExponential(1)}. */
#define GLASSBOX_TEST_ROWS ${vectors.rows}
${table('glassbox_test_inputs', vectors.inputs)}
${table('glassbox_test_outputs', vectors.outputs)}

/* Largest absolute difference between glassbox_predict and the engine's answers. */
static inline float glassbox_check(void) {
  float largest = 0, outputs[GLASSBOX_OUTPUTS];
  for (int row = 0; row < GLASSBOX_TEST_ROWS; row++) {
    glassbox_predict(glassbox_test_inputs + row * GLASSBOX_INPUTS, outputs);
    for (int k = 0; k < GLASSBOX_OUTPUTS; k++) {
      float difference = fabsf(outputs[k] - glassbox_test_outputs[row * GLASSBOX_OUTPUTS + k]);
      if (difference > largest) largest = difference;
    }
  }
  return largest;
}

#endif
`;
  return { name: 'network.h', type: 'text/x-c', content };
}
