// What things on the page say they are, read as a visitor reads it, with the numbers of a known network.
import { describe, expect, it } from 'vitest';
import { forward } from '../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../web/core/network/parameters.js';
import { presetOf } from '../../../../web/core/settings/presets.js';
import { type PresetName, type SettingName, settingsTable } from '../../../../web/core/settings/settings.js';
import { followedOf } from '../../../../web/experiment/followed.js';
import { makeScene } from '../../../../web/experiment/scene.js';
import { lazyTags } from '../../../../web/parts/lazy-elements.js';
import {
  freezeWords,
  mapSwitchWords,
  partWords,
  scalingWords,
  stopWords,
  undoWords,
} from '../../../../web/parts/what/part-words.js';
import {
  addressWords,
  buttonWords,
  cellWords,
  confusionWords,
  curveWords,
  dataWords,
  doctorWords,
  layerWords,
  learnedWords,
  type Moment,
  rowWords,
  settingWords,
  tapeWords,
  toldWords,
  valueWords,
  wholeNetworkWords,
} from '../../../../web/parts/what/words.js';
import type { Frame } from '../../../../web/session/session.js';
import { problemOf } from '../../support/datasets.js';

function moment(preset: PresetName = 'circle'): Moment {
  const { settings } = presetOf(preset);
  const problem = problemOf(settings);
  const scene = makeScene(settings, problem);
  const { layers, activations, loss } = scene;
  const parameters = Float32Array.from({ length: parameterCount(layers) }, (_, i) => (i % 7) / 4 - 0.5);
  const followed = followedOf(scene, { set: 0, row: 0 });
  const trace = forward({ layers, activations, loss, parameters }, followed.input);
  const held = scene.problem.test.rows > 0;
  const frame = {
    tick: { epoch: 40, step: 1000, loss: 0.25, ...(held && { testLoss: 0.5 }), accuracy: 0.9 },
    history: {
      length: 2,
      epochs: [0, 40],
      loss: [1.25, 0.25],
      testLoss: held ? [1.5, 0.5] : [Number.NaN, Number.NaN],
    },
    parameters,
    trace,
    playing: false,
    epochsPerSecond: 0,
  } as unknown as Frame;
  return {
    settings,
    scene,
    frame,
    followed,
    tape: [
      { epoch: 0, loss: 1.25 },
      { epoch: 20, loss: 0.5 },
    ],
  };
}

const said = (words: { title: string; detail: string } | null) =>
  `${words?.title} | ${words?.detail}`.replaceAll('\u00a0', ' ');

describe('what is this', () => {
  const circle = moment();

  it('numbers of the run', () => {
    expect(said(valueWords(circle, 'epoch'))).toBe(
      'Epochs: 40 | An epoch goes once through the 250 training rows, in 25 steps of up to 10 rows. The weights have been moved 1,000 times so far.',
    );
    expect(said(valueWords(circle, 'cost'))).toBe(
      'Cost, training: 0.2500 | How wrong the network is on the 250 training rows, as mean squared error: what training makes small. At the start it was 1.2500.',
    );
    expect(said(valueWords(circle, 'test-cost'))).toContain(
      'Cost, test: 0.5000 | How wrong it is on 250 rows it never trains on.',
    );
    expect(said(valueWords(moment('oneNeuron'), 'test-cost'))).toContain('No rows are held out');
    expect(said(valueWords(circle, 'accuracy'))).toContain('Right, training: 90 % | The network takes 225 of 250');
    expect(said(valueWords(circle, 'rate'))).toContain('“1 epoch a frame”');
    expect(valueWords(circle, 'nothing')).toBeNull();
  });

  it('every setting, with its value and what a change does', () => {
    expect(said(settingWords(circle, 'learningRate'))).toMatch(
      /^Learning rate: 0\.003 \| How far a step goes .* A change works at once\.$/,
    );
    expect(said(settingWords(circle, 'optimizer'))).toContain('Optimizer: Gradient descent |');
    expect(said(settingWords(circle, 'shuffle'))).toContain('Shuffle each epoch: yes |');
    for (const name of Object.keys(settingsTable) as SettingName[]) {
      const words = settingWords(circle, name);
      expect(words.title).toMatch(/^[A-Z].*: \S/);
      expect(words.detail).toMatch(/\. A change .*\.$/);
    }
  });

  it('neurons, lines and layers', () => {
    const line = addressWords(circle, { kind: 'weight', layer: 0, neuron: 1, input: 0 });
    // The third parameter, with (2 % 7) / 4 - 0.5.
    expect(said(line)).toContain(
      'Weight 0.00, from input x₁ to neuron 2 of hidden layer 1 | What comes along this line',
    );
    const against = said(addressWords(circle, { kind: 'weight', layer: 0, neuron: 0, input: 0 }));
    expect(against).toContain('multiplied by its weight. Orange, for it is negative; the larger it is');
    expect(
      said(
        addressWords(
          { ...circle, explain: { phase: 'change', layer: 0 } },
          { kind: 'weight', layer: 0, neuron: 0, input: 0 },
        ),
      ),
    ).toContain('its colour and width show the gradient');
    const launches = moment('oneNeuron');
    expect(said(addressWords(launches, { kind: 'weight', layer: 0, neuron: 0, input: 0 }))).toMatch(
      /; −0\.07\d\d per °F\./,
    );
    expect(said(addressWords(launches, { kind: 'neuron', layer: 1, neuron: 0 }))).toMatch(
      /; in °F z = −0\.07\d\d x \+ 4\.\d{4};/,
    );
    const neuron = said(addressWords(circle, { kind: 'neuron', layer: 1, neuron: 0 }));
    expect(neuron).toMatch(
      /^Neuron 1 of hidden layer 1: bias \S+, activation \S+ \| A neuron adds up .* tanh bends the sum\. Now: z = .*\.$/,
    );
    expect(said(addressWords(circle, { kind: 'neuron', layer: 0, neuron: 1 }))).toContain(
      'One of the numbers the network is given.',
    );
    expect(said(layerWords(circle, 1))).toBe(
      'Hidden layer 1: 4 neurons with tanh | It has 8 weights and 4 biases. Press it for more or fewer neurons, another activation, or a layer after it.',
    );
    expect(said(layerWords(circle, 3))).toBe(
      'The output: 1 neuron with tanh | It has 2 weights and 1 bias. The data say how many outputs there are; press it for another activation or cost function.',
    );
    expect(said(layerWords(moment('oneNeuron'), 1))).toContain('It has 1 weight and 1 bias.');
    expect(said(layerWords(circle, 0))).toContain('The inputs: 2 numbers');
    expect(said(wholeNetworkWords(circle))).toContain('2, 4, 2, 1 neurons, 25 weights and biases');
  });

  it('what it has learned, by what there is to see', () => {
    expect(said(learnedWords(circle, 'x₁ 1.00, x₂ 2.00: output 0.30'))).toBe(
      'x₁ 1.00, x₂ 2.00: output 0.30 | Colour is what the network answers at each point: teal for inside, orange for outside. On the pale edge it cannot decide. Right: 90 % training.',
    );
    expect(said(learnedWords(moment('oneNeuron'), ''))).toContain('The curve is what the network answers');
    expect(said(learnedWords(moment('penguins'), ''))).toContain('Each cell counts rows');
    expect(said(learnedWords(moment('article'), ''))).toContain('on the diagonal the two agree');
    expect(said(curveWords(circle, ''))).toContain(
      'from 1.2500 at the start to 0.2500 in training and 0.5000 on the test rows at epoch 40. Solid is training, dashed',
    );
    expect(said(curveWords(moment('oneNeuron'), ''))).toMatch(/Solid is training\.$/);
  });

  it('tape, doctor and buttons', () => {
    expect(said(tapeWords(circle))).toBe(
      'Tape: epoch 40 | 2 moments of this run are kept, from epoch 0 with cost 1.2500 on. Go back to one, and on from there with exactly its weights.',
    );
    expect(said(tapeWords({ ...circle, tape: [] }))).toContain('Nothing is kept yet');
    expect(said(doctorWords(circle, 'Nothing looks wrong with this run.'))).toMatch(/It says: Nothing looks wrong/);
    expect(said(buttonWords(circle, 'epoch'))).toContain('in 25 steps of up to 10 rows');
    expect(said(buttonWords(circle, 'row'))).toContain('on the next row alone, one of 250: its error moves all 25');
    expect(said(buttonWords(circle, 'batch'))).toContain('moves all 25 weights and biases, at learning rate 0.003');
    expect(said(buttonWords(circle, 'reset'))).toContain('seed 42; 40 epochs of training would be gone');
    expect(said(buttonWords({ ...circle, networkSeed: 17 }, 'reset'))).toContain('first weights, those of seed 17;');
    expect(said(settingWords({ ...circle, networkSeed: 17 }, 'seed'))).toContain('are those of seed 17.');
    expect(said(settingWords(circle, 'seed'))).not.toContain('first weights are');
    expect(said(buttonWords(circle, 'play'))).toContain('from epoch 40');
  });

  it('cells, rows and told numbers', () => {
    expect(said(cellWords(circle, 'sum of neuron 1 of hidden layer 1: 0.39', 'z', 0))).toMatch(
      /^Sum of neuron 1 of hidden layer 1: 0\.39 \| Z is the sum of weights times inputs, plus the bias, for the training point \(/,
    );
    expect(said(rowWords(circle, { number: '12', is: 'inside', predicted: 'outside 62 %', error: '0.617' }))).toBe(
      'Row 12: inside | The network says outside 62 %; it is off by 0.617, how far the answer is from sure and right. Press the row to follow it through the network.',
    );
    expect(said(confusionWords('inside', 'outside', '65', 'training rows'))).toContain(
      '65 training rows: inside taken for outside | These are wrong',
    );
    expect(said(confusionWords('inside', 'inside', '54', 'training rows'))).toContain('These are right');
    expect(said(toldWords(circle, '47 %'))).toContain('at epoch 40, with 25 weights and biases');
    expect(said(dataWords(circle))).toContain('250 rows to train on, 250 held out');
  });

  it('switches, freezing, undo and stop rules, as they are set', () => {
    expect(said(mapSwitchWords(circle, 'showTest'))).toMatch(
      /^Test points: yes \| .* Now 250 points are held out and shown\.$/,
    );
    expect(said(mapSwitchWords(moment('oneNeuron'), 'showTest'))).toContain('None are held out now.');
    expect(said(mapSwitchWords(circle, 'discretize'))).toMatch(
      /: no \| .* Now it shows how sure the network is, and 90 % of the training points are on their side\.$/,
    );
    const [first] = moment('penguins').scene.problem.inputs;
    expect(said(scalingWords(moment('penguins')))).toContain(
      `Now ${first?.label} comes in less ${first?.scale.centre.toFixed(2)}, divided by ${first?.scale.spread.toFixed(2)}.`,
    );
    expect(said(scalingWords(circle))).toContain('Now x₁ comes in as it is.');
    expect(said(freezeWords(circle, 'bias', false))).toMatch(
      /^Freeze: free \| .* frozen bias .* Now 0 of 25 weights and biases are frozen\.$/,
    );
    const frozen = { ...circle, frame: { ...circle.frame, frozen: [3] } as unknown as Frame };
    expect(said(freezeWords(frozen, 'weight', true))).toMatch(/^Freeze: frozen \| .* Now 1 of 25 .* is frozen\.$/);
    expect(said(undoWords(circle, 'Undo', 'Learning rate'))).toContain('Undo: Learning rate | Takes this change back');
    expect(said(undoWords(circle, 'Redo', undefined))).toMatch(
      /^Nothing to redo \| There is no change that was taken back\./,
    );
    expect(said(stopWords(circle))).toContain(
      'Stops by itself: no | Training goes on until it is paused; it is at epoch 40',
    );
    const stops = { ...circle.settings, stopEpochs: 100, stopPatience: 1 };
    expect(said(stopWords({ ...circle, settings: stops }))).toContain(
      'Training stops after 100 epochs, or when the test cost has not fallen for 1 epoch;',
    );
  });

  it('every element has words of its own, with numbers of now', () => {
    const defined = Object.keys(partWords);
    expect(defined).toEqual(expect.arrayContaining([...lazyTags, 'glassbox-model', 'glassbox-undo', 'glassbox-what']));
    for (const preset of ['oneNeuron', 'circle', 'penguins', 'article', 'digits'] as const) {
      const now = moment(preset);
      for (const [tag, words] of Object.entries(partWords)) {
        const { title, detail } = words(now);
        expect(title, tag).toMatch(/^[A-Z]/);
        expect(detail, tag).toMatch(/\.$/);
        expect(`${title} ${detail}`, tag).not.toMatch(/undefined|NaN|null|\[object|!/);
      }
    }
    const numbered = [...lazyTags].filter((tag) => /(?<!x)\d/.test(said(partWords[tag](circle))));
    const plain = [...lazyTags].filter((tag) => !numbered.includes(tag));
    // Of what is not opened yet there is nothing to count; x1 is a name.
    expect(plain).toEqual(['glassbox-data-csv', 'glassbox-data-features', 'glassbox-data-formula', 'glassbox-setting']);
  });

  it('is said in one to four sentences, without empty numbers', () => {
    for (const preset of ['oneNeuron', 'circle', 'penguins', 'article'] as const) {
      const now = moment(preset);
      for (const words of [
        ...['epoch', 'cost', 'test-cost', 'accuracy', 'rate'].map((of) => valueWords(now, of)),
        wholeNetworkWords(now),
        learnedWords(now, ''),
        tapeWords(now),
        dataWords(now),
      ]) {
        expect(said(words)).not.toMatch(/undefined|NaN|null|\[object/);
        expect(said(words)).not.toContain('!');
      }
    }
  });
});
