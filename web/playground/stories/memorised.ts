// The story of the network that knows its sums by heart long before it finds the rule behind them.
import { html, type TemplateResult } from 'lit';
import { cost, count, percent } from '../../parts/words.js';
import { either, type LessonView, live, share, table, testCost } from './story-parts.js';

/** Most of what it was shown it says right, and hardly any of what it was not. */
const isByHeart = ({ frame, scene }: LessonView) =>
  scene.problem.test.rows > 0 && (frame.tick.accuracy ?? 0) >= 0.99 && (frame.tick.testAccuracy ?? 1) <= 0.2;

/** Of what it never saw nearly all is right. */
const isUnderstood = ({ frame, scene }: LessonView) =>
  scene.problem.test.rows > 0 && (frame.tick.testAccuracy ?? 0) >= 0.95;

function nowWords(view: LessonView): TemplateResult {
  const { accuracy, testAccuracy } = view.frame.tick;
  if (accuracy === undefined) return html``;
  const { train, test } = view.scene.problem;
  if (test.rows === 0)
    return html`Now ${live(percent(accuracy))} of the ${count(train.rows)} sums are right. None are held out, so by heart and by rule look the same.`;
  return html`Now ${live(percent(accuracy))} of the ${count(train.rows)} it is shown are right, and ${live(percent(testAccuracy ?? 0))} of the
    ${count(test.rows)} it never sees.`;
}

export function memorised(view: LessonView): TemplateResult {
  const { scene, frame, settings } = view;
  const { train, test } = scene.problem;
  const understood = isUnderstood(view);
  const decays = settings.optimizer === 'adamw' && settings.weightDecay > 0;
  const pure = settings.noise === 0;
  return html`<div class="words"><div class="prose">
    <h3>${understood ? 'Understood, after it was known by heart' : isByHeart(view) ? 'Known by heart, not understood' : 'Memorised, or understood?'}</h3>
    <p>On a clock of 19 hours, 12 and 10 are 3. Each row is one such sum: two of the 38 inputs are 1, the answer is one of 19. Who guesses is
      right one time in 19. ${nowWords(view)}</p>
    ${either(
      isByHeart(view) && !understood,
      html`It is sure of what it says of the others, and wrong: that is why their cost, the dashed line, stands so high.${pure ? ' Train on.' : ''}`,
      understood
        ? html`What it does now holds for sums that nobody showed it. This late turn is called grokking (Power and others, 2022).`
        : html`Both axes of the cost are logarithmic here, for the two things happen at very different times.`,
    )}
    <p>To try: ${
      decays
        ? html`set <b>Weight decay</b> to 0 under Training and press <b>Reset</b>. It knows what it is shown by heart as soon as before, and finds
          the rule several times later.`
        : html`choose <b>AdamW</b> under Training with a weight decay of 0.3, and press <b>Reset</b>.`
    }</p>
  </div>${table(
    ['of the sums', 'training', 'test'],
    [
      ['all', count(train.rows), count(test.rows)],
      ['right', share(frame.tick.accuracy, train.rows), share(frame.tick.testAccuracy, test.rows)],
      ['cost', cost(frame.tick.loss), testCost(view)],
    ],
  )}</div>`;
}
