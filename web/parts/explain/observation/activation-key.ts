// What an activation makes of a sum: its formula, its slope, and a small curve of both ends of it. And what one row costs, worked out.
import { html, svg, type TemplateResult } from 'lit';
import { cost } from '../../../core/base/format.js';
import { lookUp } from '../../../core/base/look-up.js';
import { type Worked, worked } from '../../../core/base/worked.js';
import { activate } from '../../../core/network/activations.js';
import { many } from '../../words/layer-words.js';

/** As docs/math.md has them. */
const formulas: Readonly<Record<string, readonly [formula: string, slope: string]>> = {
  linear: ['z', '1'],
  relu: ['z above 0, else 0', '1 above 0, else 0'],
  leakyRelu: ['z above 0, else 0.01 z', '1 above 0, else 0.01'],
  elu: ['z above 0, else eᶻ − 1', '1 above 0, else eᶻ'],
  tanh: ['(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)', '1 − a²'],
  sigmoid: ['1 / (1 + e⁻ᶻ)', 'a (1 − a)'],
  softplus: ['ln(1 + eᶻ)', 'sigmoid(z)'],
  silu: ['z sigmoid(z)', 'sigmoid(z) (1 + z (1 − sigmoid(z)))'],
  gelu: ['z / 2 (1 + tanh(0.798 (z + 0.0447 z³)))', 'between −0.13 and 1.13'],
  sine: ['sin(z)', 'cos(z)'],
  softmax: ['eᶻ / the sum of all eᶻ of the layer', 'a (1 − a) for its own z'],
};

const [across, half] = [36, 14];

/** From z = -3 to 3, as far up and down as -1.2 to 1.2 reaches; beyond that it leaves the picture. */
function curve(name: string): TemplateResult {
  const points = Float64Array.from({ length: 37 }, (_, i) => (i - 18) / 6);
  const values = activate(name, points);
  const d = Array.from(values, (value, i) => {
    const y = half - Math.max(-1.25, Math.min(1.25, value)) * (half / 1.2);
    return `${i === 0 ? 'M' : 'L'}${i * (across / 36)} ${y.toFixed(1)}`;
  }).join('');
  return html`<svg width=${across} height=${2 * half} viewBox="0 0 ${across} ${2 * half}" aria-hidden="true">${svg`<path d="M0 ${half}H${across}M${across / 2} 0V${2 * half}" stroke="var(--_line)" /><path d=${d} fill="none" stroke="var(--_ink)" stroke-width="1.5" />`}</svg>`;
}

/** softmax looks at a whole layer and has no curve of its own. */
export function activationKey(name: string): TemplateResult | '' {
  const known = lookUp(formulas, name);
  if (!known) return '';
  const [formula, long] = known;
  // A short one stays in one line.
  const slope = long.length < 20 ? long.replaceAll(' ', '\u00a0') : long;
  return html`<p class="soft activation">${name === 'softmax' ? '' : curve(name)}<span>${name}(<i>z</i>) = ${formula}; its slope is ${slope}.</span></p>`;
}

/** Of one output: prediction and target. */
type Term = readonly [prediction: number, target: number];

const square = ([p = 0, y = 0]: readonly number[]) => (p - y) ** 2;
const surprise = ([p = 1]: readonly number[]) => -Math.log(p);

/** The largest part of one row's cost, worked out, and what it is of. */
function term(loss: string, [p, y]: Term): { text: string; sum: Worked } {
  if (loss === 'mse') {
    const sum = worked([p, y], (p - y) ** 2, square);
    const [a = '', b = ''] = sum.operands;
    return { sum, text: `(${a} − ${b.startsWith('\u2212') ? `(${b})` : b})²` };
  }
  // What was given to the answer that is right.
  const given = y > 0.5 ? p : 1 - p;
  const sum = worked([given], -Math.log(given), surprise);
  return { sum, text: `−ln(${sum.operands[0]})` };
}

const rules: Readonly<Record<string, string>> = {
  mse: '(prediction − actual)²',
  bce: '−ln of the probability given to the right answer',
  softmaxCrossEntropy: '−ln of the probability given to the right class',
};

/**
 * What one row costs by the network as it is, and how the cost comes of it. prediction, target: of all outputs of the row, in the network's
 * numbers. For several outputs of the mean squared error or binary cross-entropy the parts are added up.
 */
export function costOfRow(
  loss: string,
  prediction: ArrayLike<number>,
  target: ArrayLike<number>,
  now: { readonly cost: number; readonly rows: number },
): string {
  const outputs: Term[] = Array.from(prediction, (p, k) => [p, target[k] ?? 0]);
  const counted = loss === 'softmaxCrossEntropy' ? outputs.filter(([, y]) => y > 0.5) : outputs;
  const parts = counted.map((pair) => term(loss, pair));
  const [first] = parts;
  const rule = lookUp(rules, loss);
  if (!first || !rule) return '';
  const more = parts.length > 1 ? ` for the first of ${many(parts.length, 'output')}, which are added up` : '';
  return `Cost of a row: ${rule}, here ${first.text} ${first.sum.sign} ${first.sum.result}${more}. The cost, ${cost(now.cost)}, is the mean over ${many(now.rows, 'training row')}.`;
}
