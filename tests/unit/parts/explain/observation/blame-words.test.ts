// The sentences of the explanation, read as a visitor reads them.
import { describe, expect, it } from 'vitest';
import { cost } from '../../../../../web/core/base/format.js';
import { shownNumber } from '../../../../../web/core/base/worked.js';
import { backward, forward, type PlainNetwork } from '../../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../../web/core/network/parameters.js';
import { defaultSettings, type Settings } from '../../../../../web/core/settings/settings.js';
import type { Observation } from '../../../../../web/experiment/observation.js';
import { makeScene, type Scene } from '../../../../../web/experiment/scene.js';
import { ruleWords, stepTitle, stepWords } from '../../../../../web/parts/explain/observation/blame-words.js';
import { allSteps, stepAfter, stepIndex } from '../../../../../web/parts/explain/observation/steps.js';
import { problemOf } from '../../../support/datasets.js';

function observed(given: Partial<Settings>): { scene: Scene; seen: Observation } {
  const settings = { ...defaultSettings, ...given };
  const problem = problemOf(settings);
  const scene = makeScene(settings, problem);
  const { layers, activations, loss } = scene;
  const parameters = Float32Array.from({ length: parameterCount(layers) }, (_, i) => Math.sin(7 * i + 1) * 1.2);
  const network: PlainNetwork = { layers, activations, loss, parameters };
  const input = problem.train.inputs.slice(0, layers[0]);
  const target = problem.train.targets.slice(0, layers.at(-1));
  const { z, a } = forward(network, input);
  const { delta } = backward(network, { z, a }, target);
  return { scene, seen: { layers, parameters, input, target, z, a, delta, name: 'the training point (1, 2)' } };
}

describe('a network of two hidden layers', () => {
  const { scene, seen } = observed({});
  const words = (phase: 'forward' | 'backward' | 'change', layer: number, neuron = 0) =>
    stepWords(scene, seen, { phase, layer }, neuron).join(' ');
  const number = '\u2212?\\d+\\.\\d+';

  it('is entered', () => {
    expect(words('forward', 0)).toMatch(
      new RegExp(
        `^The training point \\(1, 2\\) goes into hidden layer 1\\. Each neuron adds up .* and tanh bends the sum\\. Neuron \\d of hidden layer 1 answers strongest: its sum is ${number}, and tanh makes ${number} of it\\.$`,
      ),
    );
    expect(words('forward', 1)).toMatch(/^What hidden layer 1 answered goes into hidden layer 2\./);
  });
  it('answers, and that has its price', () => {
    expect(words('forward', 2)).toMatch(
      new RegExp(
        `^The output answers ${number}; right is \u2212?1\\.00\\. For this one observation that costs ${number}\\.$`,
      ),
    );
  });
  it('errs, and hands its error on by weight', () => {
    expect(words('backward', 2)).toMatch(
      /its delta, .*, is .* [=≈] 2 × \(.*\) × \d\.\d+, the slope of tanh there\. Neuron \d of hidden layer 2 is handed most, for its weight is the largest: weight × delta, /,
    );
    expect(words('backward', 1, 1)).toMatch(/^Neuron 2 of hidden layer 2 is handed .* in all by 1\u00a0neuron; /);
    expect(words('backward', 0, 3)).toMatch(
      /^Neuron 4 of hidden layer 1 is handed .* by 2\u00a0neurons.*Input x. is handed most, .* An input cannot change: there the error ends\.$/,
    );
  });
  it('blames the most active', () => {
    const entry = Array.from(seen.a[0] ?? [], Math.abs);
    const most = entry.indexOf(Math.max(...entry)) + 1;
    expect(words('change', 1)).toContain(
      `Neuron ${most} of hidden layer 1 is blamed most, for it was the most active: `,
    );
  });
  it('says a delta that is the product of what it names', () => {
    const found = /is handed (.*?) in all.*; times (.*?), .* its delta is (.*?)\. /.exec(words('backward', 0));
    const [sum = 0, slope = 0, delta = 1] = (found ?? []).slice(1).map(shownNumber);
    expect(cost(sum * slope)).toBe(cost(delta));
  });
  it('names its steps', () => {
    expect(allSteps(3).map((step) => stepTitle(scene, step))).toEqual([
      'Forward into hidden layer 1',
      'Forward into hidden layer 2',
      'Forward into the output',
      'Back from the output',
      'Back from hidden layer 2',
      'Back from hidden layer 1',
      'What is to change in the output',
      'What is to change in hidden layer 2',
      'What is to change in hidden layer 1',
    ]);
  });
  it('has nobody to blame when there is no error', () => {
    const flawless = { ...seen, delta: seen.delta.map((layer) => Array.from(layer, () => 0)) };
    expect(stepWords(scene, flawless, { phase: 'backward', layer: 1 }, 0)[1]).toBe(
      'There is no error left to hand on.',
    );
    expect(stepWords(scene, flawless, { phase: 'change', layer: 1 }, 0)[1]).toBe(
      'There is no error left to blame anybody for.',
    );
  });
});

it('one hidden layer and three classes read as such', () => {
  const { scene, seen } = observed({
    dataset: 'penguins',
    layers: [4, 6, 3],
    activations: ['tanh', 'softmax'],
    loss: 'softmaxCrossEntropy',
  });
  expect(stepWords(scene, seen, { phase: 'forward', layer: 0 }, 0)[0]).toContain('goes into the hidden layer.');
  const [answer, price] = stepWords(scene, seen, { phase: 'forward', layer: 1 }, 0);
  expect(answer).toMatch(
    /^The output answers \S+ 0\.\d+, \S+ 0\.\d+, \S+ 0\.\d+\. Right is (Adélie|Chinstrap|Gentoo)\.$/,
  );
  expect(price).toContain('costs');
  expect(stepWords(scene, seen, { phase: 'backward', layer: 1 }, 2)[0]).toMatch(
    /^Output Gentoo answered 0\.\d\d, and [01]\.00 is right: its delta, .* is 0\.\d+ − [01]\.0+ [=≈] /,
  );
});

it('one neuron alone blames its input', () => {
  const { scene, seen } = observed({ dataset: 'orings', layers: [1, 1], activations: ['sigmoid'], loss: 'bce' });
  const [error] = stepWords(scene, seen, { phase: 'backward', layer: 0 }, 0);
  expect(error).toMatch(/^Output .* answered 0\.\d\d, and [01]\.00 is right/);
  expect(seen.input[0]).toBe(0);
  const blame = (of: Observation) => stepWords(scene, of, { phase: 'change', layer: 0 }, 0)[1];
  expect(blame(seen)).toBe('Nothing came in but 0, so no weight is to blame: only the bias is.');
  expect(blame({ ...seen, input: Float32Array.of(0.5) })).toMatch(
    /^Input launch temperature is blamed most, .*: 0\.50* × /i,
  );
});

it('the rule of the step is the one that is used', () => {
  const plain = {
    ...defaultSettings,
    optimizer: 'sgd',
    regularization: 'none',
    learningRate: 0.03,
    batchSize: 10,
  } as const;
  expect(ruleWords(plain, 10, true)[0]).toContain("1/10 of this row's is in it");
  expect(ruleWords(plain, 10, false)[0]).toContain('has no say in it');
  expect(ruleWords(plain, 10, true)[1]).toBe('New weight = old − 0.03 × gradient.');
  expect(ruleWords(plain, 40, true)[1]).toContain('A step looks at 10\u00a0rows at a time');
  expect(ruleWords({ ...plain, optimizer: 'adam', regularization: 'l2' }, 10, true)[1]).toMatch(
    /here adam .*, and l2 /,
  );
});

describe('steps', () => {
  it('go there and back', () => {
    const steps = allSteps(2);
    expect(steps.map(({ phase, layer }) => `${phase} ${layer}`)).toEqual([
      'forward 0',
      'forward 1',
      'backward 1',
      'backward 0',
      'change 1',
      'change 0',
    ]);
    steps.forEach((step, i) => {
      expect(stepIndex(step, 2)).toBe(i);
    });
    expect(stepIndex(null, 2)).toBe(-1);
  });
  it('stop at both ends', () => {
    expect(stepAfter(null, 1, 2)).toEqual({ phase: 'forward', layer: 0 });
    expect(stepAfter({ phase: 'forward', layer: 0 }, -1, 2)).toBeNull();
    expect(stepAfter(null, -1, 2)).toBeNull();
    expect(stepAfter({ phase: 'forward', layer: 1 }, 1, 2)).toEqual({ phase: 'backward', layer: 1 });
    expect(stepAfter({ phase: 'backward', layer: 0 }, 1, 2)).toEqual({ phase: 'change', layer: 1 });
    expect(stepAfter({ phase: 'change', layer: 0 }, 1, 2)).toEqual({ phase: 'change', layer: 0 });
  });
});
