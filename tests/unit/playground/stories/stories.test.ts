// The stories read as a visitor reads them, whatever the numbers: no gaps, no "NaN", no sentence without its end.
import { describe, expect, it } from 'vitest';
import { forward } from '../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../web/core/network/parameters.js';
import { presetOf, presets } from '../../../../web/core/settings/presets.js';
import type { PresetName, Settings } from '../../../../web/core/settings/settings.js';
import { followedOf } from '../../../../web/experiment/followed.js';
import { makeScene } from '../../../../web/experiment/scene.js';
import { tell } from '../../../../web/playground/stories/stories.js';
import type { Frame } from '../../../../web/session/session.js';
import { problemOf } from '../../support/datasets.js';
import { plainText, textOf } from '../../support/template-text.js';

interface Numbers {
  /** Weights and biases, one after the other. */
  parameters?: (i: number) => number;
  accuracy?: number;
  loss?: number;
  followed?: boolean;
}

function story(preset: PresetName, changed: Partial<Settings> = {}, numbers: Numbers = {}) {
  const settings = { ...presetOf(preset).settings, ...changed };
  const problem = problemOf(settings);
  const scene = makeScene(settings, problem);
  const { layers, activations, loss } = scene;
  const of = numbers.parameters ?? ((i) => (i % 7) / 4 - 0.5);
  const parameters = Float32Array.from({ length: parameterCount(layers) }, (_, i) => of(i));
  const followed = numbers.followed === false ? null : followedOf(scene, { set: 0, row: 0 });
  const held = scene.problem.test.rows > 0;
  const counted = scene.problem.task !== 'regression';
  const accuracy = numbers.accuracy ?? 0.9;
  const cost = numbers.loss ?? 0.25;
  const frame = {
    tick: {
      epoch: 0,
      step: 0,
      loss: cost,
      ...(held && { testLoss: cost }),
      ...(counted && { accuracy, ...(held && { testAccuracy: accuracy }) }),
    },
    history: { length: 1, epochs: [0], loss: [cost], testLoss: [held ? cost : Number.NaN] },
    parameters,
    ...(followed && { trace: forward({ layers, activations, loss, parameters }, followed.input) }),
    playing: false,
  } as unknown as Frame;
  if (frame.trace) Object.assign(frame.trace, { delta: layers.slice(1).map((n) => new Float32Array(n)) });
  const html = textOf(tell(settings, { scene, frame, followed: followed && { set: 0, row: 0 } }));
  const prose = [...html.matchAll(/<p(?! class="unsaid")[ >].*?<\/p>/gs)].map(([text]) => plainText(text));
  return { prose: prose.join('\n'), paragraphs: prose, all: plainText(html) };
}

describe("the story of a network of someone's own", () => {
  it('names what its layers share once', () => {
    const of = (layers: number[], activations: Settings['activations'], loss: Settings['loss'] = 'mse') =>
      story('circle', { layers, activations, loss }).prose;
    expect(of([2, 3, 3, 3, 1], ['tanh', 'tanh', 'tanh', 'tanh'])).toContain(
      '37 weights and biases, the activation tanh in every layer. Its cost is the mean squared error.',
    );
    expect(of([2, 3, 3, 1], ['relu', 'relu', 'sigmoid'], 'bce')).toContain(
      'the activation relu in its hidden layers and sigmoid at the output. Its cost is the binary cross-entropy.',
    );
    expect(of([2, 3, 3, 1], ['relu', 'sine', 'tanh'])).toContain('the activations relu, sine, tanh.');
    expect(of([2, 1], ['tanh'])).toContain('3 weights and biases, the activation tanh. Its cost');
  });
});

describe('stories with numbers that say little', () => {
  it('the strongest weight, where there is one', () => {
    expect(story('circle').prose).toMatch(/The strongest weight is \S1?\.?\S*, from \S.* to \S.*\d\.$/m);
    expect(story('circle', {}, { parameters: () => 0 }).prose).toContain(
      'on their right side. Every weight is zero: no line carries anything yet.',
    );
    expect(story('circle', {}, { parameters: (i) => (i % 2 ? 0.5 : -0.5) }).prose).toMatch(
      /All weights are equally strong, at \u2212?0\.50\.$/m,
    );
    expect(story('circle', {}, { parameters: () => Number.NaN }).prose).toContain('grown beyond all numbers.');
  });

  it('no point, all points or some of them', () => {
    expect(story('xor', {}, { accuracy: 0 }).prose).toContain(
      'Now none of the training points are on their right side.',
    );
    expect(story('xor', {}, { accuracy: 1 }).prose).toContain(
      'Now all of the training points are on their right side.',
    );
    expect(story('xor', {}, { accuracy: 0.5 }).prose).toContain(
      'Now 50 % of the training points are on their right side.',
    );
    expect(story('circle', {}, { accuracy: 0 }).prose).toContain('Now none of the training points');
  });

  it('noise as it is set, and no rows held out', () => {
    expect(story('sine').prose).toMatch(
      /with a standard deviation of 0\.10, and the cost is .*below 0\.0100\. Now it is .* on the test points\./s,
    );
    expect(story('sine', { noise: 20 }).prose).toContain('a standard deviation of 0.20,');
    expect(story('sine', { noise: 0 }).prose).toContain('Without noise every point lies on the wave,');
    expect(story('sine', { testShare: 0 }).prose).toContain(
      '0.2500 on the points it trains on, for none are held out.',
    );
    expect(story('digits', { testShare: 0 }).prose).toContain('it has seen them all, for none are held out.');
    expect(story('overfitting', { testShare: 0 }).prose).toContain('No points are held out now');
    expect(story('overfitting').prose).not.toContain('No points are held out');
  });

  it('a step too large, with numbers that come out of each other', () => {
    for (const learningRate of [0.02, 0.03, 0.07, 0.1, 0.123, 0.4]) {
      const { prose } = story('tooFast', { learningRate });
      const [, slope, lands, times] =
        /the slope is (\S+) times .* it lands at ([\d.]*\d).*multiplies it by (\S+)\.$/m.exec(prose) ?? [];
      expect(Math.abs(1 - learningRate * Number(slope)).toFixed(lands?.split('.')[1]?.length), prose).toBe(lands);
      expect((Number(lands) ** 2).toFixed(2), prose).toBe(times);
    }
  });

  it('probabilities that add up to one', () => {
    for (let k = 0; k < 5; k++) {
      const rows = story('penguins', {}, { parameters: (i) => Math.sin(i + k) * 2 }).all;
      const shown = [...rows.matchAll(/(?:Adélie|Chinstrap|Gentoo) (\d\.\d{3})/g)].map(([, share]) => Number(share));
      expect(shown).toHaveLength(3);
      expect(shown.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  it('neurons that are alike, and that are not', () => {
    expect(story('symmetry', {}, { parameters: () => 0 }).all).toContain('Four neurons that are one');
    expect(story('symmetry').all).toContain('Here they differ,');
  });

  it('nobody followed', () => {
    expect(story('article', {}, { followed: false }).prose).not.toContain('–');
    expect(story('penguins', {}, { followed: false }).all).not.toMatch(/ (yes|no) /);
  });

  const degenerate: readonly [string, Partial<Settings>, Numbers][] = [
    ['zero weights', {}, { parameters: () => 0 }],
    ['equal weights', {}, { parameters: () => 0.25 }],
    ['none right', {}, { accuracy: 0 }],
    ['all right', {}, { accuracy: 1 }],
    ['a cost of zero', {}, { loss: 0 }],
    ['no test rows', { testShare: 0 }, {}],
    ['nobody followed', {}, { followed: false }],
  ];
  for (const { id } of presets) {
    it(`${id}: whole sentences whatever the numbers`, () => {
      for (const [name, changed, numbers] of degenerate) {
        const { paragraphs, all } = story(id, changed, numbers);
        expect(all, name).not.toMatch(/undefined|NaN|null|not a number|Infinity|\[object/);
        for (const text of paragraphs) {
          expect(text, name).toMatch(/[.?:]$|°F that is$|B₀ = \S+$/);
          // A lone mark, or a mark after a gap: something is missing in the sentence.
          expect(text, name).not.toMatch(/ [,.;]|,\s*\.|\.\s*\.|, ,| – /);
        }
      }
    });
  }
});
