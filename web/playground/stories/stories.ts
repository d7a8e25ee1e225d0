// What is on the screen right now, in words, with its numbers. One story for each ready network.
import { html, type TemplateResult } from 'lit';
import { oringsFit } from '../../core/data/sets/likelihood.js';
import { inOriginalUnits, sigmoid } from '../../core/network/logistic.js';
import { rSquared } from '../../core/network/metrics.js';
import { layerPlaces } from '../../core/network/parameters.js';
import { lossChoices } from '../../core/settings/choices.js';
import { presetOf } from '../../core/settings/presets.js';
import type { PresetName, Settings } from '../../core/settings/settings.js';
import {
  capital,
  cost,
  count,
  fixed,
  many,
  neuronName,
  probabilities,
  rowName,
  rowsOf,
  weight,
  withUnit,
} from '../../parts/words.js';
import { drawnBy, isLearned, isReady, isSoft, isUnchanged } from './claims.js';
import { fiveFeatures } from './five-features.js';
import { lessons } from './lessons.js';
import { memorised } from './memorised.js';
import { type LessonView, live, rightNow, type StoryView, share, table, testCost } from './story-parts.js';

const exact = { b1: oringsFit.coefficients[0], b0: oringsFit.intercept };
const lastMorning = 31;

function oneNeuron(view: LessonView): TemplateResult {
  const { scene, frame } = view;
  const column = scene.problem.inputs[0];
  // Another activation or other answers are no probabilities.
  if (!column || scene.activations[0] !== 'sigmoid') return own(view);
  const { centre, spread } = column.scale;
  const comesIn =
    centre === 0 && spread === 1
      ? 'the temperature'
      : html`the standardised temperature, (<i>x</i> − ${fixed(centre)}) / ${fixed(spread)},`;
  const ends =
    isUnchanged(view, 'loss', 'testShare') && view.settings.regularization === 'none' && !frame.frozen?.length;
  const { b1, b0, half } = inOriginalUnits(frame.parameters[0] ?? 0, frame.parameters[1] ?? 0, column.scale);
  const then = sigmoid(b1 * lastMorning + b0);
  return html`<div class="words"><div class="prose">
    <h3>One neuron bends one curve</h3>
    <p>Each point is a launch of the Space Shuttle before January 1986: how warm it was, and whether an O-ring showed distress.
      The neuron multiplies ${comesIn} by its weight, ${live(weight(frame.parameters[0] ?? 0))}, adds its bias,
      ${live(weight(frame.parameters[1] ?? 0))}, and the sigmoid turns the sum into a probability. In °F that is</p>
    <p class="formula"><i>p</i> = sigmoid(<i>B</i>₁ <i>x</i> + <i>B</i>₀), now with <i>B</i>₁ = ${live(fixed(b1, 4))} per °F and <i>B</i>₀ = ${live(fixed(b0))}</p>
    <p>Challenger was launched at 31 °F. For that morning the curve says ${live(fixed(then, 4))}. No earlier launch was colder
      than 53 °F, so left of there the curve is a guess, as every such curve is.</p>
    <p>To try: press the line into the neuron and type 0 as its weight: the curve lies flat, for the temperature no longer counts. Then
      train.</p>
  </div>${table(
    ends ? ['quantity', 'now', 'at the end'] : ['quantity', 'now'],
    [
      ['B₁, per °F', fixed(b1, 4), fixed(exact.b1, 4)],
      ['B₀', fixed(b0, 4), fixed(exact.b0, 4)],
      ['probability at 31 °F', fixed(then, 4), fixed(sigmoid(exact.b1 * lastMorning + exact.b0), 4)],
      [
        'even odds at',
        half === undefined || Math.abs(half) > 999 ? '–' : `${fixed(half, 1)} °F`,
        `${fixed(-exact.b0 / exact.b1, 1)} °F`,
      ],
    ].map((row) => (ends ? row : row.slice(0, 2))),
  )}</div>`;
}

/** The weight that is largest either way: which line, with its live number; as a whole sentence. */
function strongest({ scene, frame }: StoryView): TemplateResult {
  let best = { text: '', value: 0 };
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const [l, { weights, m, n }] of layerPlaces(scene.layers).entries()) {
    for (let i = 0; i < n * m; i++) {
      const value = frame.parameters[weights + i] ?? 0;
      if (!Number.isFinite(value)) return html`The weights have grown beyond all numbers.`;
      [least, most] = [Math.min(least, Math.abs(value)), Math.max(most, Math.abs(value))];
      if (Math.abs(value) <= Math.abs(best.value)) continue;
      best = { text: `from ${neuronName(scene, l, i % m)} to ${neuronName(scene, l + 1, Math.floor(i / m))}`, value };
    }
  }
  if (most === 0) return html`Every weight is zero: no line carries anything yet.`;
  if (least === most) return html`All weights are equally strong, at ${live(`${fixed(best.value)}.`)}`;
  return html`The strongest weight is ${live(fixed(best.value))}, ${best.text}.`;
}

function circle(view: StoryView): TemplateResult {
  const { scene, frame } = view;
  const { train, test } = scene.problem;
  const [first, second] = scene.activations;
  const lines = isSoft(first) ? 'Four soft lines' : 'Four hidden neurons';
  const straight = first === 'linear' && second === 'linear';
  return html`<div class="words"><div class="prose">
    <h3>${straight ? 'Four slopes are one slope' : isLearned(view) ? `${lines} close a ring` : `${lines} can close a ring`}</h3>
    <p>A neuron adds up its weighted inputs, so in the plane of x₁ and x₂ it can draw only ${drawnBy(first)}: the small maps in
      hidden layer 1 show the four of them. Hidden layer 2 mixes the four, the output mixes those two${
        straight
          ? ': sums of slopes are slopes, and no ring can close'
          : isLearned(view)
            ? ', and the ring is closed'
            : ', and a ring can close'
      }.</p>
    <p>${rightNow(view, 'training points are on their right side.')} ${strongest(view)}</p>
    <p>To try: press <b>hidden 1</b> above the network and take neurons away${isSoft(first) ? '. Three edges still close a ring, two leave it open.' : ', and see how many it takes.'}</p>
  </div>${table(
    ['of the points', 'training', 'test'],
    [
      ['all', count(train.rows), count(test.rows)],
      ['on the right side', share(frame.tick.accuracy, train.rows), share(frame.tick.testAccuracy, test.rows)],
      ['cost', cost(frame.tick.loss), testCost(view)],
    ],
  )}</div>`;
}

function penguins({ scene, frame, followed }: StoryView): TemplateResult {
  const { problem } = scene;
  const dropped = problem.dropped.reduce((sum, { lines }) => sum + lines.length, 0);
  const softmax = scene.activations.at(-1) === 'softmax';
  const answers = Array.from(frame.trace?.a.at(-1) ?? []);
  const shares = softmax ? probabilities(answers) : answers.map((value) => fixed(value, 3));
  const actual = followed
    ? rowsOf(problem, followed.set).targets.subarray(followed.row * problem.outputs.length)
    : undefined;
  return html`<div class="words"><div class="prose">
    <h3>Four measurements become three ${softmax ? 'probabilities' : 'numbers'}</h3>
    <p>Each penguin is four numbers: the length and depth of its bill, its flipper and its weight. ${
      problem.inputs.every(({ scale }) => scale.spread === 1) ? 'As they are' : 'Scaled'
    }, they go to six neurons that mix them, and ${
      softmax
        ? 'softmax turns three sums into three probabilities that add up to 1'
        : 'the largest of the three outputs is the answer'
    }.</p>
    <p>The cells count penguins by what they are and what the network takes them for. Choose a cell, and one of its penguins
      is followed through the network. ${dropped > 0 ? html`${dropped} of ${problem.table.rows + dropped} rows had a value missing and were left out.` : ''}</p>
    <p>To try: press <b>hidden</b> above the network and leave it a single neuron. Two are enough for nearly all penguins, one is
      not.</p>
  </div>${table(
    ['species', softmax ? 'probability' : 'output', 'actual'],
    problem.outputs.map(({ label }, k) => [
      label,
      shares[k] ?? '–',
      actual ? ((actual[k] ?? 0) > 0.5 ? 'yes' : 'no') : '–',
    ]),
    followed && capital(rowName(problem, followed)),
  )}</div>`;
}

function article({ scene, frame, followed }: StoryView): TemplateResult {
  const { problem } = scene;
  const width = problem.inputs.length;
  const each = frame.predictions ? rSquared(frame.predictions.train, problem.train.targets, width) : [];
  const input = followed
    ? rowsOf(problem, followed.set).inputs.subarray(followed.row * width, (followed.row + 1) * width)
    : undefined;
  const output = frame.trace?.a.at(-1);
  const [first, second] = frame.trace?.a[0] ?? [];
  return html`<div class="words"><div class="prose">
    <h3>Five numbers through a door for two</h3>
    <p>Five measurements of a wine go in, and the same five are to come out. Between them are only two neurons, so the network has to
      find two numbers that say most about all five. This is an autoencoder: nobody tells it what the two should mean.</p>
    <p>${
      followed && first !== undefined && second !== undefined
        ? html`For ${rowName(problem, followed)} the two numbers are ${live(fixed(first))} and ${live(fixed(second))}.`
        : ''
    } Choose a point in “What it has learned”, and that wine is followed.</p>
    <p>To try: press <b>hidden 1</b> above the network and leave it one neuron: the door for one lets less through.</p>
  </div>${table(
    ['measurement', 'goes in', 'comes out', 'R²'],
    problem.inputs.map((column, i) => [
      column.label,
      input ? withUnit(column, input[i] ?? 0) : '–',
      output ? withUnit(column, output[i] ?? 0) : '–',
      Number.isFinite(each[i]) ? fixed(each[i] ?? 0) : '–',
    ]),
    followed && capital(rowName(problem, followed)),
  )}</div>`;
}

/** Each activation once where many layers share it. */
function activationsInWords(activations: readonly string[]): string {
  const output = activations.at(-1) ?? '';
  const hidden = new Set(activations.slice(0, -1));
  if (hidden.size > 1) return `the activations ${activations.join(', ')}`;
  const [shared = output] = hidden;
  if (shared === output) return `the activation ${output}${hidden.size > 0 ? ' in every layer' : ''}`;
  return `the activation ${shared} in its hidden layers and ${output} at the output`;
}

const lossWords = new Map(lossChoices.map(({ value, label }) => [value as string, label.toLowerCase()]));

/** Which ready network it was made from, as long as it learns the same data. */
function beganAs({ settings, scene }: LessonView): TemplateResult | '' {
  const { name, settings: ready } = presetOf(settings.preset);
  const isOfIts = ready.dataset === scene.problem.table.dataset && String(ready.layers) !== String(scene.layers);
  return isOfIts
    ? html`<p>It began as “${name}” with layers of ${ready.layers.join('-')}; that one opens anew under Networks.</p>`
    : '';
}

/** A network of someone's own: what it is, and how it does. */
function own(view: LessonView): TemplateResult {
  const { scene, frame } = view;
  const { train, test } = scene.problem;
  const { loss, accuracy, testAccuracy } = frame.tick;
  const right = accuracy === undefined ? [] : [['right', share(accuracy, train.rows), share(testAccuracy, test.rows)]];
  return html`<div class="words"><div class="prose">
    <h3>A network of ${scene.layers.join('-')}</h3>
    <p>${many(frame.parameters.length, 'weight or bias', 'weights and biases')}, ${activationsInWords(scene.activations)}. Its cost is the ${lossWords.get(scene.loss) ?? scene.loss}.
      In an epoch it sees ${train.rows === 1 ? 'its one training row' : html`each of the ${count(train.rows)} training rows`} once.</p>${beganAs(view)}
  </div>${table(
    ['of the rows', 'training', 'test'],
    [['all', count(train.rows), count(test.rows)], ...right, ['cost', cost(loss), testCost(view)]],
  )}</div>`;
}

const stories: Record<PresetName, (view: LessonView) => TemplateResult> = {
  oneNeuron,
  // Another activation or other answers are no probabilities.
  fiveFeatures: (view) => (view.scene.activations[0] === 'sigmoid' ? fiveFeatures(view) : own(view)),
  circle,
  penguins,
  article,
  ...lessons,
  memorised,
};

/** The ready networks have stories of their own, as long as data and layers are theirs. */
export function tell(settings: Settings, view: StoryView): TemplateResult {
  const now = { ...view, settings };
  return isReady(settings, view) ? stories[settings.preset](now) : own(now);
}

/** A short sentence for those who listen. */
export function announcement({ frame, scene }: StoryView): string {
  const { epoch, loss, testLoss } = frame.tick;
  const test = testLoss === undefined || scene.problem.test.rows === 0 ? '' : `, test cost ${fixed(testLoss, 3)}`;
  return `Epoch ${count(epoch)}, training cost ${fixed(loss, 3)}${test}.`;
}
