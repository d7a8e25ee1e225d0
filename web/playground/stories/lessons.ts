// The stories of the networks that each show one thing: what to look at, with its present numbers, and what to try.
import { html, type TemplateResult } from 'lit';
import { largestCurvature } from '../../core/network/curvature.js';
import { layerPlaces } from '../../core/network/parameters.js';
import type { PresetName } from '../../core/settings/settings.js';
import { cost, count, fixed, many, percent, rowName, scientific, worked } from '../../parts/words.js';
import { drawnBy, hasTurned, isPlainDescent, isSoft, isUnchanged, isWave, lowestTest, staysDown } from './claims.js';
import { either, type LessonView, live, rightNow, type StoryView, share, table, testCost } from './story-parts.js';

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
    html`<p>Points whose two numbers have the same sign are of one class, the others of the other. A straight edge gets about two of three
      right at best: whatever it parts, some quarter lies on the wrong side. The four hidden neurons draw ${drawnBy(view.scene.activations[0])}
      each, and the output adds them up. ${rightNow(view, 'training points are on their right side.')}</p>
    <p>To try: press <b>hidden</b> above the network and remove the layer, then train. However long it learns, about a
      quarter of the points or more stay wrong.</p>`,
    points(view),
  );

const sine = (view: LessonView) => {
  // The noise, in per cent, is drawn with this standard deviation.
  const strayed = view.settings.noise / 100;
  const held = view.scene.problem.test.rows > 0;
  const now = held ? testCost(view) : cost(view.frame.tick.loss);
  const where = held ? 'on the test points' : 'on the points it trains on, for none are held out';
  return told(
    `${isSoft(view.scene.activations[0]) ? 'Six soft steps' : 'Six small curves'} ${isWave(view) ? 'make' : 'can make'} a wave`,
    html`<p>${
      isSoft(view.scene.activations[0])
        ? 'Each hidden neuron is one soft step: its weight says how steep, its bias where.'
        : html`Each hidden neuron is one curve of ${view.scene.activations[0]}: its weight stretches it, its bias moves it.`
    } The output multiplies each by a height and adds them up. The small curves in the hidden layer are what it adds, the large one is
      their sum.</p>
    <p>${
      strayed > 0
        ? html`The points stray from the wave with a standard deviation of ${fixed(strayed)}, and the cost is the mean of what is missed, squared: for new
          points no curve can be expected to get it below ${fixed(strayed ** 2, 4)}.`
        : html`Without noise every point lies on the wave, and the cost, the mean of what is missed, squared, can come near zero.`
    } Now it is ${live(now)} ${where}.</p>
    <p>To try: take neurons away until the wave loses a turn.</p>`,
    table(
      ['cost', 'now', 'what noise leaves'],
      [
        ['training', cost(view.frame.tick.loss), cost(strayed ** 2)],
        ['test', testCost(view), held ? cost(strayed ** 2) : '–'],
      ],
    ),
  );
};

const spiral = (view: StoryView) => {
  const waves = view.scene.activations[0] === 'sine';
  return told(
    waves ? 'Waves follow sooner than edges' : 'Two arms, and edges to follow them',
    html`<p>The two arms wind around each other almost twice. ${
      waves
        ? html`A tanh neuron has one edge to offer, a sine neuron has edge after edge: the maps in hidden layer 1 are stripes.`
        : html`Each neuron of hidden layer 1 draws ${drawnBy(view.scene.activations[0])}.`
    } Hidden layer 2 mixes them. ${rightNow(view, 'training points are on their right side.')}</p>
    <p>To try: press <b>hidden 1</b> above the network and choose ${
      waves ? 'tanh instead. It gets there too, but takes more than ten times as long.' : 'sine instead.'
    }</p>`,
    points(view),
  );
};

const digits = (view: StoryView) => {
  const { scene, frame, followed } = view;
  const unseen = scene.problem.test.rows;
  const softmax = scene.activations.at(-1) === 'softmax';
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
      ${softmax ? 'Softmax turns ten sums into ten probabilities.' : 'The largest of the ten outputs is the answer.'}</p>
    <p>${
      unseen > 0 && testAccuracy !== undefined
        ? html`Now ${live(percent(testAccuracy))} of ${count(unseen)} digits it has never seen are read right.`
        : rightNow(view, 'digits are read right; it has seen them all, for none are held out.')
    } To try: draw one of your own under “Draw a digit”, while it learns.</p>`,
    table(
      ['digit', softmax ? 'probability' : 'output'],
      best.map(({ value, digit }) => [String(digit), fixed(value, 3)]),
      followed && `The three largest for ${rowName(scene.problem, followed)}`,
    ),
  );
};

const symmetry = (view: LessonView) => {
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
          ? 'So the layer does what one neuron could do.'
          : 'Here they differ, and each can find an edge of its own.'
      } ${rightNow(view, 'training points are on their right side.')}</p>
    <p>${
      alike
        ? html`To try: choose other <b>First weights</b> under Training. Or press a line into the hidden layer and type another weight: that
          neuron is free, the other three stay alike.`
        : view.settings.initializer === 'zeros'
          ? html`To try: press <b>Reset</b>, and they are one again.`
          : html`To try: choose <b>Zeros</b> as First weights under Training, and they are one again.`
    }</p>`,
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
    return mean === 0 ? '0' : mean < 0.001 ? scientific(mean) : fixed(mean, 4);
  };
  const layers = scene.layers.length - 1;
  const sigmoids = scene.activations.slice(0, -1).filter((name) => name === 'sigmoid').length;
  const all = sigmoids === layers - 1;
  return told(
    all ? 'The blame dies out on its way back' : 'How much of the blame comes back',
    html`<p>Going back through a sigmoid, the error that is handed on is multiplied by its slope, and that is a quarter at most; the
      slope of tanh is one around zero. What arrives at a neuron is its delta. ${
        all
          ? html`Through six layers of sigmoids the slopes together leave no more than ${fixed(0.25 ** 6, 5)} of it, unless large weights make
            up for that. The first layers are told next to nothing, so they change next to nothing.`
          : html`${sigmoids === 0 ? 'None' : sigmoids} of the six hidden layers ${sigmoids <= 1 ? 'is' : 'are'} sigmoid now: the table says
            how large it still is in each layer.`
      } The cost is ${live(cost(frame.tick.loss))}.</p>
    <p>${
      all
        ? html`To try: choose tanh for the hidden layers. Or follow the blame back under “Look inside”.`
        : html`To try: follow the blame back under “Look inside”.`
    }</p>`,
    table(
      ['layer', 'delta (root mean square)'],
      Array.from({ length: layers }, (_, i) => layers - 1 - i).map((l) => [
        l === layers - 1 ? 'output' : `hidden ${l + 1}`,
        size(l),
      ]),
      followed && `Deltas for ${rowName(scene.problem, followed)}`,
    ),
  );
};

/** What to set the rate to, when it is something else. */
function rateToTry(rate: number, limit: number): TemplateResult {
  const settles = 0.03;
  if (rate >= limit)
    return html`To try: set the learning rate to ${settles} and press Reset. Or find out how near to ${fixed(limit, 3)} one may go.`;
  return html`To try: find out how near to ${fixed(limit, 3)} one may go, and what a rate of 0.1 does.`;
}

const tooFast = (view: LessonView) => {
  const { scene, frame, settings } = view;
  const { train } = scene.problem;
  const curve = largestCurvature(train.inputs, scene.problem.inputs.length);
  const rate = settings.learningRate;
  const over = Math.abs(1 - rate * curve);
  const limit = 2 / curve;
  // As many decimals as make the step come out of the slope, and what it costs of the step.
  const {
    operands: [step = ''],
    result: costs,
  } = worked([over], over ** 2, ([lands = 0]) => lands ** 2, fixed);
  const decimals = step.split('.')[1]?.length ?? 0;
  const [slope = ''] = worked(
    [curve],
    over,
    ([at = 0]) => Math.abs(1 - rate * at),
    (value) => fixed(value, decimals),
  ).operands;
  const rows: [string, string][] = [
    ['learning rate', String(rate)],
    ['cost', cost(frame.tick.loss)],
  ];
  if (!isPlainDescent(view))
    return told(
      'How far a step may go',
      html`<p>With plain descent over all points at once, and one linear neuron, a learning rate below ${fixed(limit, 3)} settles and one above
        it runs away. Other settings are chosen now, so that this does not hold as it stands.</p>
      <p>To try: open “Too large a step” in Networks anew.</p>`,
      table(['quantity', 'now'], rows),
    );
  rows.splice(1, 0, ['largest that settles', fixed(limit, 3)]);
  return told(
    over > 1 ? 'Every step lands farther away' : 'Every step lands nearer',
    html`<p>The cost is a bowl over the three parameters. Along its steepest wall the slope is ${slope} times the distance from
      the bottom, and a step goes the learning rate times the slope: from a distance of 1 it lands at ${step}${rate * curve > 1 ? ' on the other side' : ''}.
      Below a rate of ${fixed(limit, 3)} that is nearer, above it is farther. What a distance along that wall costs is its square, so every
      step multiplies it by ${costs}.</p>
    <p>${rateToTry(rate, limit)}</p>`,
    table(['quantity', 'now'], rows),
  );
};

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

const overfitting = (view: LessonView) => {
  const held = view.scene.problem.test.rows > 0;
  const turned = hasTurned(view);
  const size = html`${many(view.scene.problem.train.rows, 'point')}, and ${many(view.frame.parameters.length, 'weight or bias', 'weights and biases')} to
    fit them with.`;
  const also = html`Take neurons away, or let training stop by itself with <b>Stop early</b>. The next network, “Held back”, puts a price on
    large weights.`;
  return told(
    turned ? 'It learns the noise by heart' : 'Few points, and room to learn them by heart',
    html`${either(
      turned,
      html`${size} First it found the two half moons, and both costs fell. Then it bent its edge around single points that strayed by chance:
        the training cost went on falling, the test cost has turned and risen.`,
      html`${size} Whatever it does for a single point that strayed by chance helps no other point: it lowers the training cost alone.`,
    )}
    ${
      held
        ? ''
        : html`<p>No points are held out now, so what it learns by heart cannot be told from what holds for others.</p>`
    }
    ${either(
      turned,
      html`To try: scrub the tape back to where the dashed line was lowest. ${also}`,
      html`To try: ${held ? 'train on, and watch the dashed line.' : 'hold some points out under Data.'} ${also}`,
    )}`,
    noisy(view),
  );
};

const regularized = (view: LessonView) => {
  const { regularization, regularizationRate } = view.settings;
  const priced = regularization === 'l2' && regularizationRate > 0;
  const same = isUnchanged(view, 'seed', 'noise', 'testShare', 'activations', 'initializer');
  const price = html`${same ? 'The same points, the same network and the same seed as in “Overfitting”' : 'Few points that stray, as in “Overfitting”'}${
    priced
      ? html`, but L2 adds to what is minimised a share of every weight squared. A sharp bend around one point needs large weights, and has
        its price.`
      : html`, and L2 is off: a sharp bend around one point costs nothing.`
  }`;
  return told(
    priced ? 'A price on large weights' : 'No price on large weights now',
    html`${either(
      priced && staysDown(view),
      html`${price} So far the dashed line has come down and stays there.`,
      price,
    )}
    <p>To try: ${
      priced
        ? html`lower the <b>Regularization rate</b> step by step, and see where the lines part.`
        : html`choose <b>L2</b> under Training, with a rate of 0.03.`
    }</p>`,
    noisy(view),
  );
};

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
