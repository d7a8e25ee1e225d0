// <glassbox-descent>: the bowl that gradient descent goes down, C(B0, B1): the cost over two weights or biases that are chosen here,
// the slope where the network stands, and the step that follows from it.

import { css, html, nothing } from 'lit';
import { weight } from '../../../core/base/format.js';
import { workedColumn } from '../../../core/base/worked.js';
import { type ParameterPlace, parameterIndex } from '../../../core/network/parameters.js';
import type { Need } from '../../../experiment/needs.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Frame } from '../../../session/session.js';
import { fields } from '../../base/field-style.js';
import { NumbersView } from '../../base/numbers-view.js';
import { neuronName } from '../../words/layer-words.js';
import { parameterChoice } from '../parameter-choice.js';
import { sidesStyle } from '../style.js';

type Axes = readonly [ParameterPlace, ParameterPlace];

/** As <glassbox-bowl> takes it: layers, neurons and inputs from 1. */
const nameOf = ({ layer, neuron, input }: ParameterPlace): string =>
  input === undefined ? `b ${layer + 1} ${neuron + 1}` : `w ${layer + 1} ${neuron + 1} ${input + 1}`;

export class GlassboxDescent extends NumbersView {
  static override styles = [
    NumbersView.styles,
    fields,
    sidesStyle,
    css`
    glassbox-bowl { width: 100%; }
    .words { min-height: 84px; }
  `,
  ];

  #axes: Axes | null = null;

  protected override get needs(): readonly Need[] {
    return ['gradient'];
  }

  override sceneChanged(): void {
    this.#axes = null;
    super.sceneChanged();
  }

  protected override render() {
    const { scene, frame, settings } = this.experiment ?? {};
    if (!scene || !frame || !settings) return nothing;
    const last = scene.layers.length - 2;
    this.#axes ??= [
      { layer: last, neuron: 0, input: 0 },
      { layer: last, neuron: 0 },
    ];
    const axes = this.#axes;
    const slopes = axes.map((place) => slopeAt(scene, frame, place));
    const steps = slopes.map((slope) => (slope === undefined ? undefined : -settings.learningRate * slope));
    // One who multiplies the slope that is shown by the rate finds the step that is shown.
    const sums = workedColumn(
      slopes.map((slope = 0, i) => ({ operands: [slope], result: steps[i] ?? 0 })),
      ([slope = 0]) => -settings.learningRate * slope,
    );
    const write = (value: number | undefined, text: string | undefined) => (value === undefined ? '\u2013' : text);
    const row = (name: string, at: 0 | 1) => html`<tr><th scope="row">${name}</th>
      <td>${weight(frame.parameters[parameterIndex(scene.layers, axes[at])] ?? 0)}</td>
      <td>${write(slopes[at], sums[at]?.operands[0])}</td><td>${write(steps[at], sums[at]?.result)}</td></tr>`;
    return html`<div class="sides">
      <div class="side"><glassbox-bowl .for=${this.for} first=${nameOf(axes[0])} second=${nameOf(axes[1])}></glassbox-bowl></div>
      <div class="side">
        ${parameterChoice(scene, axes[0], { legend: 'Across', prefix: 'across-' }, (place) => this.#choose(0, place))}
        ${parameterChoice(scene, axes[1], { legend: 'Up', prefix: 'up-' }, (place) => this.#choose(1, place))}
        <div class="table" tabindex="0" role="group" aria-label="Slopes and steps"><table>
          <thead><tr><td></td><th scope="col">now</th><th scope="col">slope</th><th scope="col">a step</th></tr></thead>
          <tbody>${row(placeName(scene, axes[0]), 0)}${row(placeName(scene, axes[1]), 1)}</tbody>
        </table></div>
        <p class="words">The slope is how fast the cost grows with each, where the network
          stands. Gradient descent goes the other way:
          a step is \u2212${settings.learningRate}, the learning rate, times the slope over all training rows.${frame.parameters.length > 2 ? ' All other weights and biases stay as they are on this map; when they change, so does the bowl.' : ''}</p>
      </div>
    </div>`;
  }

  /** The same one on both axes would be a line: then the two change places. */
  #choose(at: 0 | 1, place: ParameterPlace): void {
    const axes = this.#axes;
    if (!axes) return;
    const other = axes[1 - at] as ParameterPlace;
    const kept = nameOf(other) === nameOf(place) ? axes[at] : other;
    this.#axes = at === 0 ? [place, kept] : [kept, place];
    this.refresh();
  }
}

function slopeAt(scene: Scene, frame: Frame, { layer, neuron, input }: ParameterPlace): number | undefined {
  const gradient = frame.gradient;
  return input === undefined
    ? gradient?.biases[layer]?.[neuron]
    : gradient?.weights[layer]?.[neuron * (scene.layers[layer] ?? 0) + input];
}

function placeName(scene: Scene, { layer, neuron, input }: ParameterPlace): string {
  const to = neuronName(scene, layer + 1, neuron);
  return input === undefined ? `bias of ${to}` : `weight from ${neuronName(scene, layer, input)} to ${to}`;
}
