// The network for PyTorch: its numbers as safetensors, and the few lines of Python that load them.
// Format: https://huggingface.co/docs/safetensors (length of the header, the header as JSON, the bytes).
import { lookUp } from '../base/look-up.js';
import type { Scale } from '../network/units.js';
import {
  describe,
  type ExportedFile,
  type ExportModel,
  float32Text,
  meaningLines,
  refuseExport,
  scalesOf,
  type TestVectors,
} from './model.js';
import { littleEndian } from './protobuf.js';

const MODULES: Record<string, string> = {
  relu: 'nn.ReLU()',
  leakyRelu: 'nn.LeakyReLU(0.01)',
  elu: 'nn.ELU()',
  tanh: 'nn.Tanh()',
  sigmoid: 'nn.Sigmoid()',
  softplus: 'nn.Softplus(threshold=80)',
  silu: 'nn.SiLU()',
  gelu: "nn.GELU(approximate='tanh')",
  sine: 'Sine()',
  softmax: 'nn.Softmax(dim=1)',
};

/** Keys are those of nn.Sequential: layer l's Linear is module 2l. */
export function toSafetensors(model: ExportModel): ExportedFile {
  refuseExport(model);
  const header = new Map<string, unknown>([
    ['__metadata__', { network: describe(model), meaning: meaningLines(model).join('\n') }],
  ]);
  const parts: Uint8Array[] = [];
  let at = 0;
  const add = (name: string, shape: number[], values: ArrayLike<number>) => {
    const bytes = littleEndian(values);
    header.set(name, { dtype: 'F32', shape, data_offsets: [at, at + bytes.length] });
    parts.push(bytes);
    at += bytes.length;
  };
  model.weights.forEach((W, l) => {
    const n = model.layers[l + 1] ?? 0;
    add(`${2 * l}.weight`, [n, model.layers[l] ?? 0], W);
    add(`${2 * l}.bias`, [n], model.biases[l] ?? []);
  });
  // The header is padded with spaces so that the numbers start on a multiple of 8.
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const text = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(32);
  text.set(json);
  const file = new Uint8Array(8 + text.length + at);
  new DataView(file.buffer).setUint32(0, text.length, true);
  file.set(text, 8);
  let offset = 8 + text.length;
  for (const part of parts) {
    file.set(part, offset);
    offset += part.length;
  }
  return { name: 'network.safetensors', type: 'application/octet-stream', content: file };
}

/** Between people's units and the network's; what is made of them moves with the model from one device to another. */
const scaleModules = `

class Scale(nn.Module):
    def __init__(self, centre, spread):
        super().__init__()
        self.register_buffer("centre", centre)
        self.register_buffer("spread", spread)


class ToNetwork(Scale):
    def forward(self, x):
        return (x - self.centre) / self.spread


class FromNetwork(Scale):
    def forward(self, y):
        return y * self.spread + self.centre

`;

/** Python that builds the model, loads network.safetensors from beside it and checks it against the test vectors. */
export function toPyTorch(model: ExportModel, vectors: TestVectors): ExportedFile {
  refuseExport(model, vectors);
  const modules = model.weights.map((_, l) => {
    const activation = lookUp(MODULES, model.activations[l] ?? '') ?? 'nn.Identity()';
    return `    nn.Linear(${model.layers[l]}, ${model.layers[l + 1]}), ${activation},`;
  });
  const matrix = (values: Float32Array, columns: number) => {
    const rows = Array.from(
      { length: vectors.rows },
      (_, row) => `[${Array.from(values.subarray(row * columns, (row + 1) * columns), float32Text).join(', ')}]`,
    );
    return `[${rows.join(', ')}]`;
  };
  const D = model.layers[0] ?? 0;
  const K = model.layers[model.layers.length - 1] ?? 0;
  const [inputScales, outputScales] = [scalesOf(model.inputScales), scalesOf(model.outputScales)];
  const columns = (scales: readonly Scale[], pick: (scale: Scale) => number) =>
    `torch.tensor([${scales.map(pick).map(float32Text).join(', ')}])`;
  const scale = (name: string, scales: readonly Scale[] | null) =>
    scales ? [`${name}(${columns(scales, ({ centre }) => centre)}, ${columns(scales, ({ spread }) => spread)})`] : [];
  const wrapped = [...scale('ToNetwork', inputScales), 'network', ...scale('FromNetwork', outputScales)];
  const sine = model.activations.includes('sine')
    ? '\n\nclass Sine(nn.Module):\n    def forward(self, z):\n        return torch.sin(z)\n\n'
    : '';
  const meaning = meaningLines(model)
    .map((line) => `\n# ${line}`)
    .join('');
  const content = `# A network made with Glassbox: ${describe(model)}. Keep network.safetensors beside this file.${meaning}
import json
import pathlib
import struct

import torch
from torch import nn
${sine}${inputScales || outputScales ? scaleModules : ''}
raw = pathlib.Path(__file__).with_name("network.safetensors").read_bytes()
size = struct.unpack("<Q", raw[:8])[0]
header = {k: v for k, v in json.loads(raw[8:8 + size]).items() if k != "__metadata__"}
state = {name: torch.frombuffer(bytearray(raw[8 + size + t["data_offsets"][0]:8 + size + t["data_offsets"][1]]),
                                dtype=torch.float32).reshape(t["shape"]) for name, t in header.items()}
network = nn.Sequential(
${modules.join('\n')}
)
network.load_state_dict(state)
model = ${wrapped.length === 1 ? 'network' : `nn.Sequential(${wrapped.join(', ')})`}

# What the engine answered for ${vectors.rows} rows; when exported, the largest difference was ${vectors.largestDifference.toExponential(1)}.
test_inputs = torch.tensor(${matrix(vectors.inputs, D)})
test_outputs = torch.tensor(${matrix(vectors.outputs, K)})
if __name__ == "__main__":
    with torch.no_grad():
        print("largest difference", (model(test_inputs) - test_outputs).abs().max().item())
`;
  return { name: 'network.py', type: 'text/x-python', content };
}
