// Three selects that choose a weight or a bias: the layer, the neuron, and where the weight comes from.
import { html, type TemplateResult } from 'lit';
import type { ParameterPlace } from '../../core/network/parameters.js';
import type { Scene } from '../../experiment/scene.js';
import { layerTitle, shortName } from '../words/layer-words.js';

interface Choice {
  legend: string;
  /** Begins the ids of the selects, where several choices stand in one tree. */
  prefix?: string;
}

/** `choose` gets the place as it is after a change of one select; the part shows it by rendering again. */
export function parameterChoice(
  scene: Scene,
  { layer, neuron, input }: ParameterPlace,
  { legend, prefix = '' }: Choice,
  choose: (place: ParameterPlace) => void,
): TemplateResult {
  const weightOf = (m: number): ParameterPlace => (m < 0 ? { layer, neuron } : { layer, neuron, input: m });
  const to = Array.from({ length: scene.layers[layer + 1] ?? 0 }, (_, n) => n);
  const from = Array.from({ length: scene.layers[layer] ?? 0 }, (_, m) => m);
  const option = (value: number, text: string, selected: boolean) =>
    html`<option value=${value} .selected=${selected}>${text}</option>`;
  const select = (
    id: string,
    label: string,
    options: readonly TemplateResult[],
    to: (value: number) => ParameterPlace,
  ) =>
    html`<span><label for=${prefix + id}>${label}</label><select id=${prefix + id}
      @change=${(event: Event) => choose(to(Number((event.target as HTMLSelectElement).value)))}>${options}</select></span>`;
  return html`<fieldset><legend>${legend}</legend><div class="choice">
    ${select(
      'layer',
      'of',
      scene.layers.slice(1).map((_, l) => option(l, layerTitle(scene, l), l === layer)),
      (value) => ({ layer: value, neuron: 0, input: 0 }),
    )}
    ${select(
      'neuron',
      'into',
      to.map((n) => option(n, shortName(scene, layer + 1, n), n === neuron)),
      (value) => ({ ...weightOf(input ?? -1), neuron: value }),
    )}
    ${select(
      'input',
      'from',
      [
        option(-1, 'its bias', input === undefined),
        ...from.map((m) => option(m, shortName(scene, layer, m), m === input)),
      ],
      weightOf,
    )}
  </div></fieldset>`;
}
