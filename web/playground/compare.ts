// The place called Compare: fetched and filled when somebody opens it.
import { html, render } from 'lit';
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
        ${tabs.map(({ id, title }, i) => html`<button type="button" role="tab" id="tab-${id}" aria-controls=${id} aria-selected=${i === 0 ? 'true' : 'false'} tabindex=${i === 0 ? 0 : -1}>${title}</button>`)}
      </div>
      ${tabs.map(({ id, show }, i) => html`<div id=${id} role="tabpanel" aria-labelledby="tab-${id}" ?hidden=${i > 0}>${show}</div>`)}`,
    inside,
  );
  listenToTabs(inside.querySelector('[role=tablist]') as HTMLElement, model);
}
