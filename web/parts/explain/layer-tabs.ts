// One button for each weight layer, with the ring of the layer's colour.
import { css, html, type TemplateResult } from 'lit';
import { layerColour } from '../../draw/colour.js';
import type { Theme } from '../../draw/theme.js';
import type { Scene } from '../../experiment/scene.js';
import { layerTab } from '../words/layer-words.js';

export const layerTabsStyle = css`
  .tabs { display: flex; flex-wrap: wrap; gap: 4px; }
  .tabs button { display: inline-flex; align-items: center; gap: 7px; border-color: transparent; background: none; white-space: nowrap; }
  .tabs button[aria-pressed='true'] { background: var(--_wash); box-shadow: inset 0 -2px var(--_ink); }
  .tabs i { flex: none; width: 9px; height: 9px; border: 2px solid; border-radius: 50%; }
`;

/** `layer` counts weight layers from 0. */
export function layerTabs(scene: Scene, theme: Theme, layer: number, choose: (layer: number) => void): TemplateResult {
  const last = scene.layers.length - 1;
  return html`<div class="tabs" part="tabs" role="group" aria-label="Layer">
    ${scene.layers.slice(1).map(
      (
        _,
        l,
      ) => html`<button type="button" title="Shows the numbers of this layer" aria-pressed=${l === layer} @click=${() => choose(l)}>
      <i .style=${`border-color:${layerColour(theme, l + 1, last)}`}></i>${layerTab(scene, l)}</button>`,
    )}
  </div>`;
}
