// The network as an ONNX model (opset 13): Gemm and activation nodes, readable by ONNX Runtime, PyTorch, TensorRT and the rest.
// Field numbers are those of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).

import type { Scale } from '../network/units.js';
import {
  describe,
  type ExportedFile,
  type ExportModel,
  GELU_CUBIC,
  GELU_SCALE,
  refuseExport,
  scalesOf,
  type TestVectors,
} from './model.js';
import { littleEndian, Message } from './protobuf.js';

const IR_VERSION = 8;
const OPSET = 13;
const FLOAT = 1;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;

function tensor(name: string, shape: readonly number[], values: ArrayLike<number>): Message {
  const message = new Message();
  for (const size of shape) message.integer(1, size);
  return message.integer(2, FLOAT).text(8, name).bytes(9, littleEndian(values));
}

/** A matrix whose number of rows is free. */
function value(name: string, columns: number): Message {
  const shape = new Message().message(1, new Message().text(2, 'N')).message(1, new Message().integer(1, columns));
  return new Message()
    .text(1, name)
    .message(2, new Message().message(1, new Message().integer(1, FLOAT).message(2, shape)));
}

const intAttribute = (name: string, number: number) =>
  new Message().text(1, name).integer(3, number).integer(20, ATTRIBUTE_INT);
const floatAttribute = (name: string, number: number) =>
  new Message().text(1, name).float(2, number).integer(20, ATTRIBUTE_FLOAT);

/** Collects nodes and constants; each node's output is named after it. */
class Graph {
  readonly message = new Message();
  #count = 0;

  node(operator: string, inputs: readonly string[], attributes: readonly Message[] = [], output?: string): string {
    this.#count += 1;
    const name = output ?? `t${this.#count}`;
    const node = new Message();
    for (const input of inputs) node.text(1, input);
    node.text(2, name).text(3, `${operator}_${this.#count}`).text(4, operator);
    for (const attribute of attributes) node.message(5, attribute);
    this.message.message(1, node);
    return name;
  }

  constant(name: string, shape: readonly number[], values: ArrayLike<number>): string {
    this.message.message(5, tensor(name, shape, values));
    return name;
  }
}

/** The nodes of one activation, from `z` to `output`. */
function activation(graph: Graph, name: string, z: string, output: string, layer: number): void {
  const scalar = (label: string, number: number) => graph.constant(`${label}${layer}`, [1], [number]);
  switch (name) {
    case 'linear':
      graph.node('Identity', [z], [], output);
      break;
    case 'relu':
      graph.node('Relu', [z], [], output);
      break;
    case 'leakyRelu':
      graph.node('LeakyRelu', [z], [floatAttribute('alpha', 0.01)], output);
      break;
    case 'elu':
      graph.node('Elu', [z], [floatAttribute('alpha', 1)], output);
      break;
    case 'tanh':
      graph.node('Tanh', [z], [], output);
      break;
    case 'sigmoid':
      graph.node('Sigmoid', [z], [], output);
      break;
    case 'softplus':
      graph.node('Softplus', [z], [], output);
      break;
    case 'sine':
      graph.node('Sin', [z], [], output);
      break;
    case 'softmax':
      graph.node('Softmax', [z], [intAttribute('axis', 1)], output);
      break;
    case 'silu':
      graph.node('Mul', [z, graph.node('Sigmoid', [z])], [], output);
      break;
    case 'gelu': {
      // Gelu is an operator of its own only since opset 20: written out, older runtimes read it too.
      const square = graph.node('Mul', [z, z]);
      const cube = graph.node('Mul', [square, z]);
      const cubic = graph.node('Mul', [cube, scalar('geluCubic', GELU_CUBIC)]);
      const inner = graph.node('Mul', [graph.node('Add', [z, cubic]), scalar('geluScale', GELU_SCALE)]);
      const gate = graph.node('Add', [graph.node('Tanh', [inner]), scalar('one', 1)]);
      graph.node('Mul', [graph.node('Mul', [z, gate]), scalar('half', 0.5)], [], output);
      break;
    }
    default:
      throw new RangeError(`[export] no activation is named ${JSON.stringify(name)}`);
  }
}

/** Input `inputs` (N x D), output `outputs` (N x K), float32. The test vectors travel as metadata, as JSON. */
export function toOnnx(model: ExportModel, vectors: TestVectors): ExportedFile {
  refuseExport(model, vectors);
  const graph = new Graph();
  const L = model.weights.length;
  const constants = (name: string, scales: readonly Scale[]) =>
    [
      graph.constant(
        `${name}Centre`,
        [scales.length],
        scales.map(({ centre }) => centre),
      ),
      graph.constant(
        `${name}Spread`,
        [scales.length],
        scales.map(({ spread }) => spread),
      ),
    ] as const;
  let a = 'inputs';
  const inputScales = scalesOf(model.inputScales);
  if (inputScales) {
    const [centre, spread] = constants('input', inputScales);
    a = graph.node('Div', [graph.node('Sub', [a, centre]), spread]);
  }
  const outputScales = scalesOf(model.outputScales);
  for (let l = 0; l < L; l++) {
    const n = model.layers[l + 1] ?? 0;
    const m = model.layers[l] ?? 0;
    const W = graph.constant(`W${l}`, [n, m], model.weights[l] ?? []);
    const b = graph.constant(`b${l}`, [n], model.biases[l] ?? []);
    const z = graph.node('Gemm', [a, W, b], [intAttribute('transB', 1)]);
    const output = l === L - 1 && !outputScales ? 'outputs' : `a${l}`;
    activation(graph, model.activations[l] ?? 'linear', z, output, l);
    a = output;
  }
  if (outputScales) {
    const [centre, spread] = constants('output', outputScales);
    graph.node('Add', [graph.node('Mul', [a, spread]), centre], [], 'outputs');
  }
  graph.message
    .text(2, 'glassbox')
    .message(11, value('inputs', model.layers[0] ?? 0))
    .message(12, value('outputs', model.layers[L] ?? 0));

  const metadata = (key: string, text: string) => new Message().text(1, key).text(2, text);
  const file = new Message()
    .integer(1, IR_VERSION)
    .text(2, 'glassbox')
    .message(7, graph.message)
    .message(8, new Message().text(1, '').integer(2, OPSET))
    .message(14, metadata('network', describe(model)))
    .message(14, metadata('inputNames', JSON.stringify(model.inputNames ?? [])))
    .message(14, metadata('outputNames', JSON.stringify(model.outputNames ?? [])))
    .message(14, metadata('notes', JSON.stringify(model.notes ?? [])))
    .message(14, metadata('testInputs', JSON.stringify(Array.from(vectors.inputs))))
    .message(14, metadata('testOutputs', JSON.stringify(Array.from(vectors.outputs))))
    .message(14, metadata('largestDifference', String(vectors.largestDifference)));
  return { name: 'network.onnx', type: 'application/octet-stream', content: file.finish() };
}
