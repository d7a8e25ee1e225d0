// The stories of the networks that each show one thing: what to look at, with its present numbers, and what to try.
import { html, type TemplateResult } from 'lit';
import { largestCurvature } from '../../core/network/curvature.js';
import { layerPlaces } from '../../core/network/parameters.js';
import type { PresetName } from '../../core/settings/settings.js';
import { cost, count, fixed, percent, rowName } from '../../parts/words.js';
import { type LessonView, live, rightNow, type StoryView, share, table, testCost } from './story-parts.js';

const told = (title: string, words: TemplateResult, numbers: TemplateResult) =>
  html`<div class="words"><div class="prose"><h3>${title}</h3>${words}</div>${numbers}</div>`;

function points(view: StoryView): TemplateResult {
  const { train, test } = view.scene.problem;
  const { accuracy, testAccuracy, loss } = view.frame.tick;
  return table(
    ['of the points', 'training', 'test'],
    [
      ['all', count(train.rows), count(test.rows)],
      ['on the right side', share(accuracy, train.rows), share(testAccuracy, test.rows)],
      ['cost', cost(loss), testCost(view)],
    ],
  );
}

const xor = (view: StoryView) =>
  told(
    'No line parts opposite quarters',
    html`<p>Points whose two numbers have the same sign are of one class, the others of the other. One neuron draws one straight
      edge, and any straight edge leaves about half of the points on the wrong side. Four hidden neurons draw an edge each, and the
      output adds them up. ${rightNow(view, 'points are on their right side.')}</p>
    <p>To try: press <b>hidden</b> above the network and remove the layer, then train. It stays near a half, however long it learns.</p>`,
    points(view),
  );

const sine = (view: LessonView) => {
  // The noise, in per cent, is drawn with this standard deviation.
  const strayed = view.settings.noise / 100;
  const held = view.scene.problem.test.rows > 0;
  const now = held ? testCost(view) : cost(view.frame.tick.loss);
  const where = held ? 'on the test points' : 'on the points it trains on, for none are held out';
  return told(
    'Six soft steps make a wave',
    html`<p>Each hidden neuron is one soft step: its weight says how steep, its bias where. The output multiplies each by a height and
      adds them up. The small curves in the hidden layer are the steps, the large one is their sum.</p>
    <p>${
      strayed > 0
        ? html`The points stray from the wave by ${fixed(strayed)} on average, so no curve can be expected to predict new ones with a mean
          squared error below ${fixed(strayed ** 2, 4)}.`
        : html`Without noise every point lies on the wave.`
    } Now the error is ${live(now, 7)} ${where}.</p>
    <p>To try: take neurons away until the wave loses a turn.</p>`,
    table(
      ['mean squared error', 'now', 'what noise leaves'],
      [
        ['training', cost(view.frame.tick.loss), cost(strayed ** 2)],
        ['test', testCost(view), held ? cost(strayed ** 2) : '–'],
      ],
    ),
  );
};

const spiral = (view: StoryView) =>
  told(
    'Waves follow where edges cannot',
    html`<p>The two arms wind around each other almost twice. A tanh neuron has one edge to offer, a sine neuron has edge after edge:
      the maps in hidden layer 1 are stripes, hidden layer 2 cuts arms out of them. ${rightNow(view, 'training points are on their right side.')}</p>
    <p>To try: press <b>hidden 1</b> above the network and choose tanh instead. It gets there too, but needs several times as long.</p>`,
    points(view),
  );

const digits = (view: StoryView) => {
  const { scene, frame, followed } = view;
  const unseen = scene.problem.test.rows;
  const { testAccuracy } = frame.tick;
  const shares = frame.trace?.a.at(-1);
  const best = shares
    ? Array.from(shares, (value, digit) => ({ value, digit }))
        .sort((a, b) => b.value - a.value)
        .slice(0, 3)
    : [];
  return told(
    'Sixty-four dots become one of ten digits',
    html`<p>Each input is one dot of an eight by eight picture. A hidden neuron multiplies every dot by a weight of its own, so its
      sixty-four weights are a picture too: where it is <b>teal</b> it wants ink, where it is <b>orange</b> it wants none.
      Softmax turns ten sums into ten probabilities.</p>
    <p>${
      unseen > 0 && testAccuracy !== undefined
        ? html`Now ${live(percent(testAccuracy), 5)} of ${count(unseen)} digits it has never seen are read right.`
        : rightNow(view, 'digits are read right; it has seen them all, for none are held out.')
    } To try: draw one of your own under “Draw a digit”, while it learns.</p>`,
    table(
      [followed ? rowName(scene.problem, followed) : 'digit', 'probability'],
      best.map(({ value, digit }) => [String(digit), fixed(value, 3)]),
    ),
  );
};

const symmetry = (view: StoryView) => {
  const { scene, frame } = view;
  const place = layerPlaces(scene.layers)[0];
  const at = (position: number) => fixed(frame.parameters[position] ?? 0, 4);
  const row = (n: number) => [
    at((place?.weights ?? 0) + 2 * n),
    at((place?.weights ?? 0) + 2 * n + 1),
    at((place?.biases ?? 0) + n),
  ];
  const alike = Array.from({ length: place?.n ?? 0 }, (_, n) => String(row(n))).every((one, _, all) => one === all[0]);
  return told(
    alike ? 'Four neurons that are one' : 'Four neurons, no longer one',
    html`<p>Four neurons that begin with the same weights answer the same, are blamed the same and are changed the same: training has no
      way to tell them apart. ${
        alike
          ? 'So the layer does what one neuron could do, which is one edge.'
          : 'Here they differ by now, and each can find an edge of its own.'
      } ${rightNow(view, 'points are on their right side.')}</p>
    <p>To try: choose other <b>First weights</b> under Training. Or press a line into the hidden layer and type another weight: that
      neuron is free, the other three stay alike.</p>`,
    table(
      ['hidden neuron', 'from x₁', 'from x₂', 'bias'],
      Array.from({ length: place?.n ?? 0 }, (_, n) => [String(n + 1), ...row(n)]),
    ),
  );
};

const vanishing = ({ scene, frame, followed }: LessonView) => {
  const size = (l: number) => {
    const delta = frame.trace?.delta[l];
    if (!delta?.length || !delta.every(Number.isFinite)) return '–';
    const mean = Math.sqrt(delta.reduce((sum, error) => sum + error * error, 0) / delta.length);
    return mean === 0 ? '0' : mean.toExponential(1).replace('-', '\u2212');
  };
  const layers = scene.layers.length - 1;
  return told(
    'The blame dies out on its way back',
    html`<p>Going back through a sigmoid, an error is multiplied by its slope, and that is a quarter at most. Through six layers of them
      no more than ${fixed(0.25 ** 6, 5)} of it is left, and weights below one make it less still. The first layers are told next
      to nothing, so they change next to nothing. The cost is ${live(`${cost(frame.tick.loss)}.`, 7)}</p>
    <p>To try: choose tanh for the hidden layers, whose slope is one around zero. Or follow the blame back under “Look inside”.</p>`,
    table(
      ['layer', followed ? `error, ${rowName(scene.problem, followed)}` : 'error'],
      Array.from({ length: layers }, (_, i) => layers - 1 - i).map((l) => [
        l === layers - 1 ? 'output' : `hidden ${l + 1}`,
        size(l),
      ]),
    ),
  );
};

const tooFast = ({ scene, frame, settings }: LessonView) => {
  const { train } = scene.problem;
  const curve = largestCurvature(train.inputs, scene.problem.inputs.length);
  const rate = settings.learningRate;
  const over = Math.abs(1 - rate * curve);
  return told(
    over > 1 ? 'Every step lands farther away' : 'Every step lands nearer',
    html`<p>The cost is a bowl over the three parameters. Along its steepest wall the slope is ${fixed(curve, 1)} times the distance from
      the bottom, and a step goes the learning rate times the slope: from a distance of 1 it lands at ${fixed(over)}${over > 1 ? ' on the other side' : ''}.
      Below a rate of ${fixed(2 / curve, 3)} that is nearer, above it is farther. The cost is the square of the distance, so every step
      multiplies it by ${fixed(over ** 2)}.</p>
    <p>To try: set the learning rate to 0.03 and press Reset. Or find out how near to ${fixed(2 / curve, 3)} one may go.</p>`,
    table(
      ['quantity', 'now'],
      [
        ['learning rate', String(rate)],
        ['largest that settles', fixed(2 / curve, 3)],
        ['cost', cost(frame.tick.loss)],
      ],
    ),
  );
};

/** Where the test cost was lowest so far. */
function lowestTest({ frame }: StoryView): { epoch: number; value: number } | null {
  const { testLoss, epochs, length } = frame.history;
  let best: { epoch: number; value: number } | null = null;
  for (let i = 0; i < length; i++) {
    const value = testLoss[i] ?? Number.NaN;
    if (value < (best?.value ?? Number.POSITIVE_INFINITY)) best = { epoch: epochs[i] ?? 0, value };
  }
  return best;
}

function noisy(view: StoryView): TemplateResult {
  const { scene, frame } = view;
  const { train, test } = scene.problem;
  const { loss, accuracy, testAccuracy } = frame.tick;
  const best = test.rows > 0 ? lowestTest(view) : null;
  return table(
    ['of the points', 'training', 'test'],
    [
      ['all', count(train.rows), count(test.rows)],
      ['on the right side', share(accuracy, train.rows), share(testAccuracy, test.rows)],
      ['cost', cost(loss), testCost(view)],
      ['lowest test cost', best ? `epoch ${count(best.epoch)}` : '–', best ? cost(best.value) : '–'],
    ],
  );
}

const overfitting = (view: StoryView) =>
  told(
    'It learns the noise by heart',
    html`<p>${count(view.scene.problem.train.rows)} points, and ${count(view.frame.parameters.length)} weights and biases to fit them with.
      First it finds the two half moons, and both costs fall. Then it bends its edge around single points that strayed by chance: the
      training cost goes on falling, the test cost turns and rises.</p>
    ${
      view.scene.problem.test.rows > 0
        ? ''
        : html`<p>No points are held out now, so only the first half of this can be seen.</p>`
    }
    <p>To try: scrub the tape back to where the dashed line was lowest. Hold out fewer points, take neurons away, or let training stop by
      itself with <b>Stop early</b>. The next network does the same with a price on large weights.</p>`,
    noisy(view),
  );

const regularized = (view: StoryView) =>
  told(
    'A price on large weights',
    html`<p>The same points, the same network and the same seed as in “Overfitting”, but L2 adds to the cost a share of every weight squared.
      A sharp bend around one point needs large weights, and is not worth it any more: the edge stays smooth, and the dashed line
      stays down.</p>
    <p>To try: lower the <b>Regularization rate</b> step by step, and see where the lines part.</p>`,
    noisy(view),
  );

export const lessons = {
  xor,
  sine,
  spiral,
  digits,
  symmetry,
  vanishing,
  tooFast,
  overfitting,
  regularized,
} satisfies Partial<Record<PresetName, (view: LessonView) => TemplateResult>>;
