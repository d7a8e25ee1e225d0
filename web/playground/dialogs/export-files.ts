// The network of this moment, ready to be written in any format: one set of weights, five rows, and what the engine answers.
import {
  type ExportedFile,
  type ExportModel,
  exportRefusal,
  type TestVectors,
  testVectors,
  toCHeader,
  toJavaScript,
  toOnnx,
  toPyTorch,
  toSafetensors,
} from '../../core/exports/index.js';
import { writeModelFile } from '../../core/link/model-file.js';
import type { GlassboxModel } from '../../parts/index.js';
import { networkInputs, type Scene, weight } from '../../parts/words.js';

const vectorRows = 5;

export interface Taken {
  readonly epoch: number;
  readonly model: ExportModel;
  readonly vectors: TestVectors;
  /** Why other programs cannot take it, in a sentence; '' when they can. */
  readonly refusal: string;
  readonly saved: { readonly text: string; readonly leftOut: string };
}

type Column = Scene['problem']['inputs'][number];

/** "Bill length: (mm − 43.92) / 5.46", which makes the network's number of the measured one. */
export function inUnits({ label, unit, scale }: Column): string {
  if (scale.centre === 0 && scale.spread === 1) return unit ? `${label}, ${unit}` : label;
  const minus = scale.centre < 0 ? '+' : '\u2212';
  return `${label}: (${unit ?? 'value'} ${minus} ${weight(Math.abs(scale.centre))}) / ${weight(scale.spread)}`;
}

/** What each input of the network is made of, and what each output means. */
export function columnsOf(scene: Scene): { inputs: readonly string[]; outputs: readonly string[] } {
  const { problem, features, inputNames } = scene;
  const inputs = features ? inputNames : problem.inputs.map(inUnits);
  return { inputs, outputs: problem.outputs.map(inUnits) };
}

/** Rows to check by: of the training set, then of the test set, and round again when there are few. */
function someRows(scene: Scene): Float32Array {
  const { train, test, inputs } = scene.problem;
  const width = inputs.length;
  const rows = new Float32Array(vectorRows * width);
  for (let i = 0; i < vectorRows; i++) {
    const at = i % (train.rows + test.rows);
    const [set, row] = at < train.rows ? [train, at] : [test, at - train.rows];
    rows.set(set.inputs.subarray(row * width, (row + 1) * width), i * width);
  }
  return networkInputs(scene, rows, vectorRows);
}

/** Training stands still for a moment, so that weights and answers are of the same step. Rejects with an Error. */
export async function takeNetwork(model: GlassboxModel): Promise<Taken> {
  const { session, scene } = model.experiment;
  if (!session || !scene) throw new Error('There is no network yet.');
  const wasPlaying = model.playing;
  if (wasPlaying) await model.pause();
  try {
    const json = await session.toJSON();
    const inputs = someRows(scene);
    const outputs = await session.predict(inputs);
    const names = columnsOf(scene);
    const exported: ExportModel = {
      layers: json.layers,
      activations: json.activations,
      weights: json.weights,
      biases: json.biases,
      inputNames: names.inputs,
      outputNames: names.outputs,
    };
    const vectors = testVectors(exported, inputs, outputs, vectorRows);
    return {
      epoch: json.training.epoch,
      model: exported,
      vectors,
      refusal: exportRefusal(exported, vectors),
      saved: writeModelFile(json, model.experiment.recipe),
    };
  } finally {
    if (wasPlaying) model.play();
  }
}

export interface Way {
  readonly name: string;
  readonly about: string;
  readonly files: readonly { readonly name: string; readonly make: (taken: Taken) => ExportedFile }[];
}

const way = (name: string, about: string, ...files: Way['files']): Way => ({ name, about, files });

export const ways: readonly Way[] = [
  way('ONNX', 'Opens in ONNX Runtime, on servers, phones and in pages, and in most other tools.', {
    name: 'network.onnx',
    make: ({ model, vectors }) => toOnnx(model, vectors),
  }),
  way(
    'PyTorch',
    'The numbers as safetensors, and the few lines of Python that load them; keep both in one folder.',
    { name: 'network.safetensors', make: ({ model }) => toSafetensors(model) },
    { name: 'network.py', make: ({ model, vectors }) => toPyTorch(model, vectors) },
  ),
  way('JavaScript', 'One module with a predict function, which needs nothing else.', {
    name: 'network.js',
    make: ({ model, vectors }) => toJavaScript(model, vectors),
  }),
  way('C', 'One header with a function that allocates nothing, for a microcontroller or a game.', {
    name: 'network.h',
    make: ({ model, vectors }) => toCHeader(model, vectors),
  }),
];
