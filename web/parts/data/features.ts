// <glassbox-data-features>: which inputs are made of the two columns, each with a map of its values.
import { css, html, nothing } from 'lit';
import { type FeatureName, featureLabel, featureNames, gridInputs, toggleFeature } from '../../core/data/features.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import type { TinyMap } from '../base/thumbnail.js';

const edge = 24;

export class GlassboxDataFeatures extends ModelView {
  static override styles = [
    tokens,
    base,
    controls,
    css`
    h3 { margin: 0 0 6px; font-size: 12px; font-weight: 400; color: var(--_soft); }
    .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(44px, 1fr)); gap: 8px 6px; }
    button { display: flex; flex-direction: column; align-items: center; gap: 3px; min-width: 0; padding: 0; border: 0; background: none; font-size: 11px; color: var(--_soft); }
    button:active:not(:disabled) { background: none; }
    glassbox-thumbnail { width: 100%; max-width: 44px; border-radius: 6px; opacity: 0.5; }
    button:hover glassbox-thumbnail { opacity: 0.8; }
    button[aria-pressed='true'] { color: var(--_ink); }
    button[aria-pressed='true'] glassbox-thumbnail { opacity: 1; box-shadow: 0 0 0 2px var(--_panel), 0 0 0 4px var(--_inputs); }
    span { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  `,
  ];

  #maps: { key: string; of: Map<FeatureName, TinyMap> } | null = null;

  override sceneChanged(): void {
    this.requestUpdate();
  }

  #mapOf(name: FeatureName, x: readonly [number, number], y: readonly [number, number]): TinyMap {
    const key = String([x, y]);
    if (this.#maps?.key !== key) this.#maps = { key, of: new Map() };
    const { of } = this.#maps;
    const known = of.get(name);
    if (known) return known;
    const made: TinyMap = { kind: 'map', edge, values: gridInputs([name], { x, y, width: edge, height: edge }) };
    of.set(name, made);
    return made;
  }

  protected override render() {
    const scene = this.experiment?.scene;
    const [x, y] = scene?.domain ?? [];
    if (!scene?.features || !x || !y) return nothing;
    const { features } = scene;
    const [first, second] = scene.problem.inputs.map(({ label }) => label);
    const last = features.length === 1;
    return html`<h3 id="title" title="What the network is given of each point. Another choice starts it anew.">Inputs of the network</h3>
      <div class="grid" role="group" aria-labelledby="title">
        ${featureNames.map((name) => {
          const label = featureLabel(name, first, second);
          const on = features.includes(name);
          return html`<button type="button" aria-pressed=${on} aria-disabled=${on && last}
            title=${on && last ? `${label}: the last input stays` : `${on ? 'Without' : 'With'} the input ${label}; the network starts anew`}
            @click=${() => this.experiment?.edit((edits) => edits.setFeatures((latest) => toggleFeature(latest, name)))}>
            <glassbox-thumbnail .picture=${this.#mapOf(name, x, y)}></glassbox-thumbnail><span>${label}</span></button>`;
        })}
      </div>`;
  }
}
