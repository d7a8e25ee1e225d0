// The place called Compare: fetched and filled when somebody opens it.
import { html, render } from 'lit';
import { readPlan, writePlan } from '../experiment/compare/plan-link.js';
import { define } from '../parts/base/define.js';
import { compareElements } from '../parts/compare/elements.js';
import type { GlassboxModel } from '../parts/index.js';
import { listenToTabs } from './explain.js';

const tabs = [
  { id: 'seeds', title: 'Seeds', show: html`<glassbox-seeds></glassbox-seeds>` },
  { id: 'sweep', title: 'Sweep', show: html`<glassbox-sweep></glassbox-sweep>` },
  { id: 'fork', title: 'Fork', show: html`<glassbox-fork></glassbox-fork>` },
  { id: 'influence', title: 'Influence', show: html`<glassbox-influence></glassbox-influence>` },
];

/** Once; opened again, it shows what is there. */
export function fill(place: HTMLElement, model: GlassboxModel): void {
  const inside = place.querySelector<HTMLElement>('.inside');
  if (!inside || inside.hasChildNodes()) return;
  define(compareElements);
  render(
    html`<div class="tabs" role="tablist" aria-label="Compare">
        ${tabs.map(({ id, title }, i) => html`<button type="button" role="tab" id="tab-${id}" aria-controls=${id} aria-selected=${i === 0} tabindex=${i === 0 ? 0 : -1}>${title}</button>`)}
      </div>
      ${tabs.map(({ id, show }, i) => html`<div id=${id} role="tabpanel" aria-labelledby="tab-${id}" ?hidden=${i > 0}>${show}</div>`)}`,
    inside,
  );
  listenToTabs(inside.querySelector('[role=tablist]') as HTMLElement, model);
}

const elementsIn = (place: HTMLElement) => ({
  seeds: place.querySelector('glassbox-seeds'),
  sweep: place.querySelector('glassbox-sweep'),
  fork: place.querySelector('glassbox-fork'),
  influence: place.querySelector('glassbox-influence'),
});

const isOpen = (element: Element | null) => element?.closest<HTMLElement>('[role=tabpanel]')?.hidden === false;

/** What is set up in the tab that is open, for a link; undefined where nothing is, or the setting is none that a link carries. */
export function planIn(place: HTMLElement): string | undefined {
  const { seeds, sweep, fork, influence } = elementsIn(place);
  if (seeds && isOpen(seeds)) return writePlan({ kind: 'seeds', seeds: seeds.seeds, epochs: seeds.epochs });
  if (sweep && isOpen(sweep)) {
    const { setting, values, epochs } = sweep;
    return writePlan({ kind: 'sweep', seeds: sweep.seeds, epochs, setting, values });
  }
  if (fork && isOpen(fork)) {
    const { setting, value, epochs } = fork;
    return writePlan({ kind: 'fork', epochs, setting, value });
  }
  return influence && isOpen(influence) ? writePlan({ kind: 'influence', epochs: influence.epochs }) : undefined;
}

/** Sets up what a link says, in its tab; it runs at a press. The sentence for what cannot be set up; '' when it can. The text may come from anywhere. */
export function makeReady(place: HTMLElement, text: string): string {
  const read = readPlan(text);
  if (!read.ok) return read.error;
  const { kind, ...plan } = read.value;
  const element = elementsIn(place)[kind];
  if (element) Object.assign(element, plan);
  place.querySelector<HTMLElement>(`#tab-${kind}`)?.click();
  return '';
}
