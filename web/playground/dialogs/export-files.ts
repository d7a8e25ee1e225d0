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
import { answersOf, meaningOf, rowsToCheck } from './export-columns.js';

const vectorRows = 5;

export interface Taken {
  readonly epoch: number;
  readonly model: ExportModel;
  readonly vectors: TestVectors;
  /** Why other programs cannot take it, in a sentence; '' when they can. */
  readonly refusal: string;
  readonly saved: { readonly text: string; readonly leftOut: string };
}

/** Training stands still for a moment, so that weights and answers are of the same step. Rejects with an Error. */
export async function takeNetwork(model: GlassboxModel): Promise<Taken> {
  const { session, scene } = model.experiment;
  if (!session || !scene) throw new Error('There is no network yet.');
  const wasPlaying = model.playing;
  if (wasPlaying) await model.pause();
  try {
    const json = await session.toJSON();
    const { layers, activations, weights, biases } = json;
    const meaning = meaningOf(scene);
    const exported: ExportModel = { layers, activations, weights, biases, ...meaning };
    const rows = rowsToCheck(scene, meaning, vectorRows);
    const answers = answersOf(meaning, await session.predict(rows.network));
    const vectors = testVectors(exported, rows.file, answers, vectorRows);
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
