import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { shapeOfDataset } from '../../../../web/core/data/shape.js';
import { hideableControls } from '../../../../web/core/link/hidden-controls.js';
import { isTensorFlowLink, readTensorFlowLink } from '../../../../web/core/link/tensorflow-playground.js';
import { validateSettings } from '../../../../web/core/settings/settings.js';
import { decodeLink, encodeLink, openLink } from '../../support/links.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

/** As their page writes it when nothing was changed. */
const theirs =
  'https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.28459&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false';

describe("TensorFlow Playground's links", () => {
  it('are told from ours', () => {
    expect(isTensorFlowLink(theirs)).toBe(true);
    expect(isTensorFlowLink('#v=1&dataset=circle')).toBe(false);
    expect(isTensorFlowLink('#')).toBe(false);
    expect(openLink(theirs).from).toBe('tensorflowPlayground');
    expect(openLink('#v=1&seed=3')).toMatchObject({ from: 'glassbox', problems: [] });
    expect(openLink('').from).toBe('nothing');
  });

  it('open with their default state', () => {
    const { state, notes, hidden } = readTensorFlowLink(theirs);
    expect(state.settings).toMatchObject({
      dataset: 'circle',
      layers: [2, 4, 2, 1],
      activations: ['tanh', 'tanh', 'tanh'],
      loss: 'mse',
      learningRate: 0.015,
      batchSize: 10,
      noise: 0,
      testShare: 0.5,
      initializer: 'uniform',
      optimizer: 'sgd',
      regularization: 'none',
    });
    expect(state.features).toEqual(['x1', 'x2']);
    expect(notes).toEqual([
      {
        keys: ['learningRate'],
        message:
          'Their loss is half of the mean squared error, so learning rate 0.03 there takes the same steps as 0.015 here.',
      },
    ]);
    expect(hidden).toEqual([]);
    expect(state.settings).toMatchObject({ showTest: false, discretize: false });
  });

  it('carry over everything that has an equal', () => {
    const { state, notes, hidden } = readTensorFlowLink(
      '#activation=relu&regularization=L2&batchSize=30&dataset=xor&regDataset=reg-gauss&learningRate=0.1&regularizationRate=0.003&noise=35&networkShape=8,8,7&seed=42&showTestData=true&discretize=true&percTrainData=70&x=false&y=true&xSquared=true&sinX=true&problem=regression&initZero=true&learningRate_hide=true&playButton_hide=true&activation_hide=true&noise_hide=false&hideText=true',
    );
    expect(state.settings).toMatchObject({
      dataset: 'regGauss',
      layers: [3, 8, 8, 7, 1],
      activations: ['relu', 'relu', 'relu', 'linear'],
      learningRate: 0.05,
      regularization: 'l2',
      regularizationRate: 0.006,
      noise: 35,
      testShare: 0.3,
      seed: 42,
      initializer: 'zeros',
    });
    expect(state.features).toEqual(['x2', 'x1Squared', 'sinX1']);
    expect(hidden).toEqual(['learningRate', 'playButton', 'activation']);
    expect(state.settings).toMatchObject({ showTest: true, discretize: true });
    expect(state.hidden).toEqual(['play', 'learningRate', 'activation']);
    expect(notes.flatMap((note) => note.keys)).toEqual(['learningRate', 'regularizationRate', 'hideText']);
    expect(readTensorFlowLink('#networkShape=').state.settings.layers).toEqual([2, 1]);
  });

  it('hide every control that theirs can hide, and name what is none of theirs', () => {
    // Every control of theirs that a link can hide, as their state.ts lists them.
    const all = [
      'showTestData',
      'discretize',
      'playButton',
      'stepButton',
      'resetButton',
      'learningRate',
      'activation',
      'regularization',
      'regularizationRate',
      'problem',
      'dataset',
      'percTrainData',
      'noise',
      'batchSize',
      'numHiddenLayers',
    ];
    const { state, notes } = readTensorFlowLink(
      `#problem=classification&${all.map((key) => `${key}_hide=true`).join('&')}`,
    );
    expect(state.hidden).toEqual([...hideableControls]);
    expect(notes.flatMap((note) => note.keys)).toEqual(['learningRate']);
    const other = readTensorFlowLink('#problem=classification&lossGraph_hide=true').notes.at(-1);
    expect(other).toMatchObject({ keys: ['lossGraph_hide'] });
    expect(other?.message).toContain('stay in sight here: loss graph.');
  });

  it('say what was out of place', () => {
    const says = (link: string) =>
      readTensorFlowLink(link)
        .notes.map((note) => note.message)
        .join(' ');
    expect(says('#problem=guessing')).toContain('expected one of classification, regression');
    expect(says('#networkShape=4,x')).toContain('expected sizes');
    expect(says('#networkShape=4,400')).toContain('took 4,64');
    expect(says('#problem=classification&noise=80')).toContain('noise: took 50 for 80');
    expect(says('#activation=__proto__')).toContain('expected one of relu, tanh');
    expect(says('#x=false&y=false&problem=regression')).toContain('All inputs are off');
    expect(says('#problem=regression&colour=red')).toContain('"colour"');
  });

  it('never throw, always make valid settings that our own links hold (hostile links)', () => {
    const keys = theirs
      .slice(theirs.indexOf('#') + 1)
      .split('&')
      .map((part) => part.split('=')[0] as string);
    const key = fc.oneof(
      fc.constantFrom(...keys, 'regularization', 'play_hide', '_hide', '__proto__', 'constructor'),
      fc.string(),
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        'true',
        'false',
        '1e9',
        '-1',
        'NaN',
        'Infinity',
        'L1',
        'relu',
        'xor',
        'reg-gauss',
        'regression',
        '1,2,3',
        '0',
        ',,',
        '99999999999',
        '%',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (parts) => {
        const { state, notes } = readTensorFlowLink(`#${parts.map(([k, v]) => `${k}=${v}`).join('&')}`);
        const shape = shapeOfDataset(state.settings.dataset, state.features);
        expect(validateSettings(state.settings, state.settings, shape)).toEqual({
          settings: state.settings,
          problems: [],
        });
        expect(decodeLink(encodeLink(state).text)).toEqual({ state, problems: [] });
        expect(notes.every((note) => note.message.length > 10)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
