// The neurons of the layer a step is about, each with its number: pressed, its tables are shown.
import { html, type TemplateResult } from 'lit';
import { cost } from '../../../core/base/format.js';
import { largestOf } from '../../../core/network/blame.js';
import { divergingColour, textStrength } from '../../../draw/colour.js';
import type { ExplainStep } from '../../../experiment/attention.js';
import { shortName } from '../../words/layer-words.js';
import type { LedgerContext } from './ledgers.js';

/** Most neurons that are listed. */
const most = 8;

const help = {
  forward: 'What this neuron answers; press to see of what',
  backward: 'The error that comes back to this neuron; press to see from where',
  change: 'The error that comes back to this neuron; press to see what it asks of its weights',
} as const;

/** Activations on the way forward, deltas after it; of many neurons the largest, and always the one that is followed. */
export function neuronButtons(
  { scene, seen, theme, layer, neuron }: LedgerContext,
  phase: ExplainStep['phase'],
  open: (neuron: number) => void,
): TemplateResult[] {
  const values = Array.from((phase === 'forward' ? seen.a : seen.delta)[layer] ?? []);
  const size = (n: number) => Math.abs(values[n] ?? 0);
  const largest = size(largestOf(values)) || 1;
  const order = values.map((_, n) => n);
  const shown =
    order.length <= most ? order : [...new Set([neuron, ...order.sort((p, q) => size(q) - size(p))])].slice(0, most);
  return shown.map((n) => {
    const value = values[n] ?? 0;
    const ground = divergingColour(theme, value / largest, textStrength);
    return html`<button type="button" title=${help[phase]} aria-pressed=${n === neuron} .style=${`background:${ground}`}
      @click=${() => open(n)}><b>${shortName(scene, layer + 1, n)}</b><span>${cost(value)}</span></button>`;
  });
}
