// What the stories claim, held against the engine: every ready network at its start, on its way and at its end, edited, taken back, and with
// other settings. A sentence that is not so where it stands fails here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forward } from '../../../../web/core/network/forward.js';
import { presetOf, presets } from '../../../../web/core/settings/presets.js';
import type { PresetName, Settings } from '../../../../web/core/settings/settings.js';
import type { Experiment } from '../../../../web/experiment/experiment.js';
import { tell } from '../../../../web/playground/stories/stories.js';
import type { Frame } from '../../../../web/session/session.js';
import { experimentInNode } from '../../support/experiment.js';
import { plainText, textOf } from '../../support/template-text.js';

let experiment: Experiment;
beforeAll(() => {
  experiment = experimentInNode();
});
afterAll(() => experiment.session?.dispose());

interface State {
  settings: Readonly<Settings>;
  frame: Frame;
  /** Of the training rows, counted anew from what the engine predicts; NaN where nothing is counted. */
  right: number;
  lowest: number;
}

/** Right rows, from the weights alone. */
function rightShare({ scene, frame }: Experiment): number {
  if (!scene || !frame || scene.problem.task === 'regression') return Number.NaN;
  const { inputs, targets, rows } = scene.problem.train;
  const [D = 1, K = 1] = [scene.layers[0], scene.layers.at(-1)];
  const { layers, activations, loss } = scene;
  const middle = (scene.problem.coding[0] + scene.problem.coding[1]) / 2;
  const classOf = (own: ArrayLike<number>) =>
    K === 1 ? Number((own[0] ?? 0) >= middle) : Array.from(own).indexOf(Math.max(...Array.from(own)));
  const isRight = (row: number) => {
    const input = inputs.subarray(row * D, (row + 1) * D);
    const { a } = forward({ layers, activations, loss, parameters: frame.parameters }, input);
    return classOf(a.at(-1) ?? []) === classOf(targets.subarray(row * K, (row + 1) * K));
  };
  return Array.from({ length: rows }, (_, row) => row).filter(isRight).length / rows;
}

const soft = (name: string | undefined) => name === 'tanh' || name === 'sigmoid';
const first = (of: State) => of.frame.history.testLoss[0] ?? Number.NaN;
const test = (of: State) => of.frame.tick.testLoss ?? Number.NaN;

/** What a sentence says, and when that is so. */
const claims: readonly [RegExp, (of: State) => boolean][] = [
  [/Four soft lines close a ring/, ({ right, settings }) => right >= 0.95 && soft(settings.activations[0])],
  [/can close a ring/, ({ right }) => right < 0.95],
  [/soft, straight edge/, ({ settings }) => soft(settings.activations[0])],
  [/Six soft steps/, ({ settings }) => soft(settings.activations[0])],
  [/(steps|curves) make a wave/, ({ frame }) => frame.tick.loss < 0.2],
  [/sine neuron has edge after edge/, ({ settings }) => settings.activations[0] === 'sine'],
  [/[Ss]oftmax turns/, ({ settings }) => settings.activations.at(-1) === 'softmax'],
  [/That is logistic regression/, ({ settings }) => settings.activations[0] === 'sigmoid'],
  [
    /which is where maximum likelihood ends/,
    ({ settings }) => settings.loss === 'bce' && settings.regularization === 'none',
  ],
  [/the sigmoid turns the sum into a probability/, ({ settings }) => settings.activations[0] === 'sigmoid'],
  [/the standardised temperature/, ({ settings }) => settings.scaling !== 'none'],
  [/Four neurons that are one/, ({ frame: { parameters: p } }) => p[0] === p[2] && p[1] === p[5] && p[8] === p[11]],
  [/six layers of sigmoids/, ({ settings }) => settings.activations.slice(0, -1).every((name) => name === 'sigmoid')],
  [
    /Every step lands farther/,
    ({ frame: { history: h } }) => h.length < 2 || (h.loss[h.length - 1] ?? 0) > (h.loss[0] ?? 0),
  ],
  [
    /Every step lands nearer/,
    ({ frame: { history: h } }) => h.length < 2 || (h.loss[h.length - 1] ?? 1) < (h.loss[0] ?? 0),
  ],
  [/learns the noise by heart/, (of) => test(of) > 1.1 * of.lowest],
  [/has turned and risen/, (of) => test(of) > 1.1 * of.lowest],
  [/come down and stays there/, (of) => test(of) < first(of) / 2 && test(of) < 1.25 * of.lowest],
  [/but L2 adds/, ({ settings }) => settings.regularization === 'l2'],
  [/No points are held out/, ({ settings }) => settings.testShare === 0],
  [/set the learning rate to 0\.03/, ({ settings }) => settings.learningRate > 0.05],
  [/Stop early|scrub the tape back/, () => true],
];

function check(where: string): void {
  const { settings, scene, frame } = experiment;
  const followed = experiment.attention.followedRow;
  if (!scene || !frame) throw new Error(`${where}: nothing is open; ${experiment.error}`);
  const text = plainText(textOf(tell(settings, { scene, frame, followed })));
  const costs = [...frame.history.testLoss].filter(Number.isFinite);
  const of: State = { settings, frame, right: rightShare(experiment), lowest: Math.min(...costs) };
  for (const [sentence, isSo] of claims)
    if (sentence.test(text)) expect(isSo(of), `${where}: ${sentence}\n${text}`).toBe(true);
  const share = /Now (?:<b>)?(\d+|none|all)(?: %)? of the training points/.exec(text)?.[1];
  if (share) expect(share).toBe(of.right === 0 ? 'none' : of.right === 1 ? 'all' : String(Math.round(of.right * 100)));
  // What is to be tried is told on every ready network whose shape is its own.
  if (String(settings.layers) === String(presetOf(settings.preset).settings.layers) && !text.startsWith('A network of'))
    expect(text, where).toMatch(/To try[:,] /);
}

/** Other settings than a story was written for. */
const others: Partial<Record<PresetName, readonly Partial<Settings>[]>> = {
  oneNeuron: [{ scaling: 'none' }, { activations: ['linear'], loss: 'mse' }],
  fiveFeatures: [{ scaling: 'none' }, { loss: 'mse' }, { activations: ['linear'], loss: 'mse' }],
  circle: [{ activations: ['relu', 'relu', 'tanh'] }, { activations: ['linear', 'linear', 'tanh'] }],
  sine: [{ activations: ['relu', 'linear'] }, { noise: 0 }, { testShare: 0 }],
  spiral: [{ activations: ['tanh', 'tanh', 'tanh'] }],
  penguins: [{ activations: ['tanh', 'sigmoid'], loss: 'bce' }],
  symmetry: [{ initializer: 'glorotUniform' }],
  vanishing: [{ activations: ['tanh', 'tanh', 'tanh', 'tanh', 'tanh', 'tanh', 'tanh'] }],
  tooFast: [{ learningRate: 0.03 }, { learningRate: 0.01 }, { optimizer: 'adam' }, { batchSize: 10 }, { noise: 20 }],
  overfitting: [{ testShare: 0 }, { regularization: 'l2', regularizationRate: 0.1 }],
  memorised: [{ weightDecay: 0 }, { testShare: 0 }, { noise: 20 }],
  regularized: [{ regularization: 'none' }, { regularizationRate: 10 }, { seed: 5 }],
};

describe('what the stories claim is so', () => {
  for (const { id, settings } of presets) {
    it(`${id}: at its start, on its way, at its end, edited and taken back`, async () => {
      await experiment.open({ preset: id });
      check('at the start');
      // The digits take as long as all others together.
      for (const epochs of id === 'digits' ? [2, 8] : [1, 30, 200]) {
        await experiment.advance('epoch', epochs);
        check(`after ${epochs} more`);
      }
      if (settings.layers.length > 2) {
        await experiment.edit((edits) =>
          edits.change({ layers: settings.layers.map((size, l) => (l === 1 ? size + 1 : size)) }, { label: 'Neuron' }),
        );
        check('with a neuron more');
        await experiment.edit((edits) => edits.undo());
        check('taken back');
      }
      await experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0, input: 0 }, -1.6));
      check('a weight by hand');
    });
    for (const given of others[id] ?? [])
      it(`${id} with ${JSON.stringify(given)}`, async () => {
        await experiment.open({ preset: id, ...given });
        check('at the start');
        await experiment.advance('epoch', 100);
        check('after 100');
      });
  }
});
