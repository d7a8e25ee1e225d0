// What is asked before a comparison, in numbers, and how far it is.
import { html, nothing, type TemplateResult } from 'lit';
import { count, fixed } from '../../core/base/format.js';
import type { Comparison } from '../../experiment/compare/comparison.js';
import { within } from '../../experiment/compare/plan.js';
import { many } from '../words/layer-words.js';

/** A whole number from 1 to `most`: what is typed beyond is brought within, and what is no number leaves the old one. What is being typed stays when results come. */
export function numberField(label: string, value: number, most: number, set: (value: number) => void): TemplateResult {
  const typed = ({ target }: Event) => {
    const field = target as HTMLInputElement;
    const taken = within(field.valueAsNumber, 1, most, value);
    field.value = String(taken);
    set(taken);
  };
  return html`<label>${label} <input type="number" min="1" max=${most} step="1" .value=${String(value)} @change=${typed}></label>`;
}

/** One button starts and stops it. */
export function startButton(label: string, running: boolean, start: () => void, stop: () => void): TemplateResult {
  return html`<button class="primary" part="start" @click=${running ? stop : start}>${running ? 'Stop' : label}</button>`;
}

/** What is frozen in the network that runs is free in those that are trained beside it, each from first weights. Nothing where nothing is frozen. */
export function frozenNote(
  frozen: readonly number[] | undefined,
  begins = 'draws first weights of its own',
): TemplateResult | typeof nothing {
  if (!frozen || frozen.length === 0) return nothing;
  return html`<p class="soft" part="note">What is frozen in the network above is not held here: each of these ${begins} and trains all of them.</p>`;
}

/** How many are done while it runs, what it took when it is over. */
export function progressOf(comparison: Comparison | null): TemplateResult | typeof nothing {
  if (!comparison || comparison.phase === 'empty') return nothing;
  const { networks, planned, milliseconds, plan, phase } = comparison;
  const done = count(networks.length);
  const epochs = `${many(plan?.epochs ?? 0, 'epoch')} each`;
  if (phase === 'running')
    return html`<progress max=${planned} value=${networks.length} aria-label="Networks trained"></progress><span class="soft" part="cost">${done} of ${count(planned)}, ${epochs}</span>`;
  const time = `${fixed(milliseconds / 1000, milliseconds < 10_000 ? 1 : 0)}\u00a0s`;
  const stopped = phase === 'done' ? '' : `stopped after ${done} of ${count(planned)}, `;
  return html`<span class="soft" part="cost">${stopped}${epochs}, ${time}</span>`;
}
