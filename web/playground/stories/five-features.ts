// The story of one neuron with five inputs: its numbers in the columns' own units, beside where logistic regression ends.
import { html, type TemplateResult } from 'lit';
import { twoVinesFit } from '../../core/data/sets/likelihood.js';
import { coefficientsOf } from '../../core/network/logistic.js';
import { cost, fixed } from '../../parts/words.js';
import { isUnchanged } from './claims.js';
import { type LessonView, live, rightNow, table } from './story-parts.js';

/** For a network whose answer is a probability. */
export function fiveFeatures(view: LessonView): TemplateResult {
  const { scene, frame } = view;
  const { inputs } = scene.problem;
  const ends =
    isUnchanged(view, 'loss', 'testShare') && view.settings.regularization === 'none' && !frame.frozen?.length;
  const { coefficients, intercept } = coefficientsOf(
    frame.parameters,
    frame.parameters[inputs.length] ?? 0,
    inputs.map(({ scale }) => scale),
  );
  const row = (name: string, now: number, end: number | undefined) =>
    ends ? [name, fixed(now, 3), fixed(end ?? Number.NaN, 3)] : [name, fixed(now, 3)];
  return html`<div class="words"><div class="prose">
    <h3>Five numbers, one sum, one curve</h3>
    <p>Each row is a wine of vine 1 or vine 2. The neuron multiplies each of five measurements by a weight of its own, adds them up with its
      bias, and the sigmoid turns the sum into a probability: how likely the wine is of vine 2.</p>
    <p>That is logistic regression, as with one feature; only the sum has grown longer. The table has its weights per unit of each
      measurement. ${ends ? 'Its cost has one lowest place, which is where maximum likelihood ends: the last column.' : ''}
      ${rightNow(view, 'training wines are on their right side,')} at a cost of ${live(`${cost(frame.tick.loss)}.`)}</p>
    <p>To try, when it has learned: press the line from Phenols into the neuron and type 0 as its weight. The cost hardly moves, for
      flavanoids are phenols too and say most of it already.</p>
  </div>${table(ends ? ['coefficient', 'now', 'at the end'] : ['coefficient', 'now'], [
    ...inputs.map(({ label, unit }, i) =>
      row(unit ? `${label}, per ${unit}` : label, coefficients[i] ?? 0, twoVinesFit.coefficients[i]),
    ),
    row('Intercept', intercept, twoVinesFit.intercept),
  ])}</div>`;
}
