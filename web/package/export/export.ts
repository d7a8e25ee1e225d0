// Networks of the engine, and what their data went through, to the exports' own model of a network; five rows to check each file by.
import { Random } from '../../core/data/random.js';
import * as exports from '../../core/exports/index.js';
import { fromScaled, identityScale, type Scale, toScaled } from '../../core/network/units.js';
import { fail, show } from '../../engine/errors.js';
import { checkNames } from '../../engine/option-names.js';
import type { Network } from '../../engine/types.js';
import { Preparation } from '../data/index.js';
import type { ExportOptions, PyTorchFiles } from './types.js';

const rowsToCheck = 5;

/** As ONNX (opset 13), for ONNX Runtime and most other tools: input `inputs`, N x D, output `outputs`, N x K. */
export function toONNX(net: Network, options: ExportOptions = {}): Uint8Array {
  const { model, vectors } = take('toONNX', net, options);
  return exports.toOnnx(model, vectors).content as Uint8Array;
}

/** For PyTorch: a module of Python, and its numbers as safetensors to keep beside it. */
export function toPyTorch(net: Network, options: ExportOptions = {}): PyTorchFiles {
  const { model, vectors } = take('toPyTorch', net, options);
  return {
    'network.py': exports.toPyTorch(model, vectors).content as string,
    'network.safetensors': exports.toSafetensors(model).content as Uint8Array,
  };
}

/** As one JavaScript module that needs nothing else: `predict(input)` for one row, and `check()`. */
export function toJavaScript(net: Network, options: ExportOptions = {}): string {
  const { model, vectors } = take('toJavaScript', net, options);
  return exports.toJavaScript(model, vectors).content as string;
}

/** As one header of C99, which allocates nothing: `glassbox_predict(inputs, outputs)` for one row, and `glassbox_check()`. */
export function toC(net: Network, options: ExportOptions = {}): string {
  const { model, vectors } = take('toC', net, options);
  return exports.toCHeader(model, vectors).content as string;
}

/** Throws `invalidConfig` where the network and its preparation do not fit, `invalidNumber` where its numbers overflow. */
function take(
  where: string,
  net: Network,
  options: ExportOptions,
): { model: exports.ExportModel; vectors: exports.TestVectors } {
  checkNames(where, 'options', options, ['preparation']);
  if (typeof net?.toJSON !== 'function' || typeof net.predict !== 'function')
    fail(
      'invalidConfig',
      where,
      `expected a network of createEngine but got ${show(net)}; engine.fromJSON opens a file`,
    );
  const { layers, activations, weights, biases } = net.toJSON();
  const { preparation } = options;
  const meaning = preparation === undefined ? {} : meaningOf(where, layers, preparation);
  const model: exports.ExportModel = { layers, activations, weights, biases, ...meaning };
  const vectors = answered(net, model, preparation);
  const refusal = exports.exportRefusal(model, vectors);
  if (refusal) fail('invalidNumber', where, `cannot be exported: ${refusal}`);
  return { model, vectors };
}

function meaningOf(where: string, layers: readonly number[], preparation: Preparation) {
  if (!(preparation instanceof Preparation)) {
    return fail(
      'invalidConfig',
      where,
      `expected preparation as prepare or readPreparation gives it but got ${show(preparation)}`,
    );
  }
  const { inputNames, outputNames, inputs, target, task } = preparation;
  const [D, K] = [layers[0], layers.at(-1)];
  if (inputNames.length !== D || outputNames.length !== K) {
    return fail(
      'invalidConfig',
      where,
      `expected a preparation whose inputs and outputs are ${D} and ${K} but got one for ${inputNames.length} and ${outputNames.length}`,
    );
  }
  const inputScales: Scale[] = inputs.flatMap(({ scales }) => scales);
  return { inputNames, outputNames, inputScales, ...(task === 'regression' && { outputScales: [target.scale] }) };
}

/** Rows in the file's units, the same in every file of a network, with the engine's answers. */
function answered(net: Network, model: exports.ExportModel, preparation: Preparation | undefined): exports.TestVectors {
  const random = new Random(1, 'rows to check by');
  const D = model.layers[0] as number;
  const row = preparation
    ? () => preparation.inputs.flatMap((input) => valuesOf(input, random))
    : () => Array.from({ length: D }, () => random.uniform(-1, 1));
  const inputs = Float32Array.from(Array.from({ length: rowsToCheck }, row).flat());
  const scaleOf = (scales: readonly Scale[] | undefined, i: number) => scales?.[i % scales.length] ?? identityScale;
  const answers = net.predict(inputs.map((value, i) => toScaled(scaleOf(model.inputScales, i), value)));
  const outputs = answers.map((value, i) => fromScaled(scaleOf(model.outputScales, i), value));
  return exports.testVectors(model, inputs, outputs, rowsToCheck);
}

/** A number within a deviation of its column's mean, or one of the categories. */
function valuesOf({ categories, scales }: Preparation['inputs'][number], random: Random): number[] {
  if (!categories) return scales.map((scale) => fromScaled(scale, random.uniform(-1, 1)));
  const chosen = Math.floor(random.uniform(0, categories.length));
  const first = categories.length === 2 ? 1 : 0;
  return scales.map((_, i) => Number(chosen === i + first));
}
