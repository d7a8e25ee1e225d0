// What each chapter of the course opens: a recipe, how long it was trained, the row that is followed. Pure; the words are in chapters/.
import { defaultFeatures } from '../core/data/feature-names.js';
import type { OwnData } from '../core/data/own-data.js';
import type { LinkState } from '../core/link/link.js';
import type { ParameterPlace } from '../core/network/parameters.js';
import { presetOf } from '../core/settings/presets.js';
import type { PresetName, Settings } from '../core/settings/settings.js';
import type { Experiment } from '../experiment/experiment.js';
import type { RowAddress } from '../experiment/rows.js';

export interface Opening {
  readonly preset: PresetName;
  /** In place of the preset's own. */
  readonly settings?: Partial<Settings>;
  readonly data?: OwnData;
  /** Trained for so long before anybody looks. */
  readonly epochs?: number;
  readonly row?: RowAddress;
  /** Weights and biases that are set by hand at the start. */
  readonly parameters?: readonly (readonly [ParameterPlace, number])[];
}

/**
 * x and y of five points. The line y = x misses four of them by 0.1 and the last by 0.4; the mean of y is 0 and its spread 1, so that the
 * network's numbers are those that are written here.
 */
export const squarePoints = (
  [
    [-2, 0.1],
    [-1, -0.1],
    [0, 0.1],
    [1, -0.1],
    [2, -0.4],
  ] as const
).map(([halves, error]) => [halves * Math.SQRT1_2 + error, halves * Math.SQRT1_2] as const);

/** The points of chapter 4 as a table. */
export const squaresData = (points: readonly (readonly [number, number])[]): OwnData => ({
  kind: 'csv',
  text: `x,y\n${points.map((point) => point.join(',')).join('\n')}\n`,
  options: { delimiter: ',', header: true, decimal: '.' },
  choice: { inputs: [0], target: 1, task: 'regression' },
});

const wine: Opening = { preset: 'article', epochs: 400, row: { set: 0, row: 0 } };

/** By the id of the section with the words; a second network of a chapter has an id of its own. */
export const openings: Readonly<Record<string, Opening>> = {
  'from-above': wine,
  'one-neuron': { preset: 'oneNeuron' },
  'five-features': { preset: 'fiveFeatures' },
  forward: wine,
  'how-wrong': {
    preset: 'sine',
    settings: {
      layers: [1, 1],
      activations: ['linear'],
      testShare: 0,
      scaling: 'none',
      learningRate: 0.1,
      batchSize: 8,
    },
    data: squaresData(squarePoints),
    parameters: [
      [{ layer: 0, neuron: 0, input: 0 }, 1],
      [{ layer: 0, neuron: 0 }, 0],
    ],
  },
  downhill: { preset: 'oneNeuron', settings: { learningRate: 2 } },
  shocks: wine,
  blame: wine,
  'models-of-models': { preset: 'circle', epochs: 300 },
  'by-heart': { preset: 'overfitting' },
};

/** The recipe of an opening, as a link holds it. */
export function stateOf({ preset, settings, data }: Opening): LinkState {
  return { settings: { ...presetOf(preset).settings, ...settings }, features: defaultFeatures, ...(data && { data }) };
}

/** Opens what a chapter begins with. Resolves when it rests there; what could not be opened is in `experiment.error`. */
export async function openChapter(experiment: Experiment, opening: Opening): Promise<void> {
  const { epochs = 0, row, parameters = [] } = opening;
  await experiment.openState(stateOf(opening), [], true);
  for (const [place, value] of parameters)
    await experiment.edit((edits) => edits.setParameter(place, value, 'opening'));
  if (epochs > 0) await experiment.advance('epoch', epochs);
  if (row) experiment.attention.follow(row);
}
