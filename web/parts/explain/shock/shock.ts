// <glassbox-shock>: choose a weight or bias, shock it by epsilon, and see the cost and every downstream activation move; and its
// gradient by this shock beside its gradient by backpropagation.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { cost, fixed } from '../../../core/base/format.js';
import { sentence } from '../../../core/base/parsed.js';
import { typedNumber } from '../../../core/base/typed-number.js';
import { type Worked, workedColumn } from '../../../core/base/worked.js';
import { type ParameterPlace, parameterIndex } from '../../../core/network/parameters.js';
import { type Change, downstreamOf } from '../../../core/network/shock.js';
import { layerColour } from '../../../draw/colour.js';
import type { Need } from '../../../experiment/needs.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Frame } from '../../../session/session.js';
import { define } from '../../base/define.js';
import { fields } from '../../base/field-style.js';
import { NumbersView } from '../../base/numbers-view.js';
import { many, neuronName } from '../../words/layer-words.js';
import { parameterChoice } from '../parameter-choice.js';
import { sidesStyle } from '../style.js';
import type { GlassboxShockRace } from './race.js';
import { raceAbout, raceButton } from './race-pitch.js';
import { shockStyle } from './shock-style.js';
import { shockSums } from './shock-sums.js';
import { shockedCosts } from './shocked-costs.js';

/** The slider's ends; a number may be typed up to `furthest`. */
const reach = 1;
const furthest = 100;
/** Most neurons whose change is listed. */
const mostChanges = 9;

interface Measured {
  /** What was measured: frame, parameter and epsilon. */
  key: string;
  costs: readonly [below: number, at: number, above: number];
}

/** The first input that is not 0 in every training row: a weight on one that is (a dot that is always blank) moves nothing. */
function firstThatMoves({ layers, problem, making }: Scene): number {
  const [count = 0] = layers;
  const { inputs } = problem.train;
  if (making || inputs.length === 0) return 0;
  const moves = (input: number) => inputs.some((value, i) => i % count === input && value !== 0);
  return Math.max(0, Array.from({ length: count }, (_, input) => input).findIndex(moves));
}

export class GlassboxShock extends NumbersView {
  static override styles = [NumbersView.styles, fields, sidesStyle, shockStyle];

  #place: ParameterPlace = { layer: 0, neuron: 0, input: 0 };
  #epsilon = 0.1;
  #measured: Measured | null = null;
  #measuring = false;
  #racing = false;
  #error = '';

  protected override get needs(): readonly Need[] {
    return ['gradient'];
  }

  override sceneChanged(): void {
    const { scene } = this.experiment ?? {};
    this.#place = { layer: 0, neuron: 0, input: scene ? firstThatMoves(scene) : 0 };
    this.#measured = null;
    this.#error = '';
    super.sceneChanged();
  }

  override pointChanged(): void {
    const at = this.experiment?.attention.pointed;
    if (!at?.held) return;
    if (at.kind === 'weight') this.#place = { layer: at.layer, neuron: at.neuron, input: at.input };
    else if (at.layer > 0) this.#place = { layer: at.layer - 1, neuron: at.neuron };
    else return;
    this.refresh();
  }

  protected override render() {
    const { experiment } = this;
    const { scene, frame } = experiment ?? {};
    if (!experiment || !scene || !frame) return nothing;
    return html`
      <div class="sides">
        <div class="side">
          ${parameterChoice(
            scene,
            this.#place,
            { legend: 'A weight or bias, chosen here or in the network' },
            (place) => this.#choose(place),
          )}
          ${this.#slider()}
          <div class="results" part="results" aria-live=${experiment.playing ? 'off' : 'polite'}>${this.#results(scene, frame)}</div>
        </div>
        <div class="side">${this.#changes(scene, frame)}</div>
      </div>
      <glassbox-shock-race .for=${this.for} .place=${this.#place}>${this.#pitch()}</glassbox-shock-race>
      ${this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}
    `;
  }

  /** Stands in until the race is fetched. */
  #pitch(): TemplateResult | typeof nothing {
    if (customElements.get('glassbox-shock-race')) return nothing;
    return html`<div class="side">${raceButton(() => void this.#race(), this.#racing)}${raceAbout}</div>`;
  }

  async #race(): Promise<void> {
    this.#racing = true;
    this.#error = '';
    this.refresh();
    try {
      define((await import('./race-elements.js')).raceElements);
      void this.renderRoot.querySelector<GlassboxShockRace>('glassbox-shock-race')?.run();
    } catch (error) {
      this.#error = sentence(error);
    }
    this.#racing = false;
    this.refresh();
  }

  // Which parameter, and how far.

  #slider(): TemplateResult {
    return html`<div class="epsilon"><label for="epsilon">Shock, <i>ε</i></label>
      <input id="epsilon" type="range" min=${-reach} max=${reach} step="0.01" .value=${live(String(this.#epsilon))}
        aria-valuetext=${fixed(this.#epsilon)} @input=${(event: Event) => this.#set(Number((event.target as HTMLInputElement).value))}>
      <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-label="Shock, typed"
        .value=${String(this.#epsilon).replace('-', '\u2212')} @change=${this.#typed}></div>`;
  }

  #choose(place: ParameterPlace): void {
    this.#place = place;
    const { layer, neuron, input } = place;
    this.experiment?.attention.point(
      input === undefined ? { kind: 'neuron', layer: layer + 1, neuron } : { kind: 'weight', layer, neuron, input },
      true,
    );
    this.refresh();
  }

  #set(epsilon: number): void {
    this.#epsilon = epsilon;
    this.#error = '';
    this.refresh();
  }

  readonly #typed = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    const value = typedNumber(text);
    if (Math.abs(value) <= furthest) {
      this.#set(value);
      return;
    }
    this.#error = `Shock: expected a number between \u2212${furthest} and ${furthest} but got \u201c${text}\u201d.`;
    this.refresh();
  };

  // What it does.

  #results(scene: Scene, frame: Frame): TemplateResult {
    const now = frame.parameters[parameterIndex(scene.layers, this.#place)] ?? 0;
    const { layer, neuron, input } = this.#place;
    const gradient = frame.gradient;
    const exact =
      input === undefined
        ? gradient?.biases[layer]?.[neuron]
        : gradient?.weights[layer]?.[neuron * (scene.layers[layer] ?? 0) + input];
    const costs = this.#measured?.costs ?? ([Number.NaN, Number.NaN, Number.NaN] as const);
    const sums = shockSums({ now, costs, exact, epsilon: this.#epsilon });
    const size = Math.abs(this.#epsilon);
    const [below, at, above] = sums.costs;
    const row = (name: string, text: string) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
    const isKnown = sums.slope !== '\u2013';
    return html`<dl>
      ${row(input === undefined ? 'bias' : 'weight', `${sums.now}, shocked by \u00b1${size}`)}
      ${row(`cost at ${sums.places[1]}`, above)}
      ${row('cost now', at)}
      ${row(`cost at ${sums.places[0]}`, below)}
      <div class="sum"><dt>gradient, by this shock</dt><dd>${isKnown ? html`<span class="soft">(${above} \u2212 ${below}) / (2 \u00d7 ${size}) ${sums.sign}</span> <b>${sums.slope}</b>` : '\u2013'}</dd></div>
      ${row('gradient, by backpropagation', sums.exact)}
      ${row(`\u03b5 = ${fixed(this.#epsilon)} moves the cost by`, sums.moved)}
      ${row('by the gradient alone it would be', sums.alone)}
    </dl>
    <p class="soft">${this.#epsilon === 0 ? 'Nothing is shocked: move the slider.' : 'The smaller the shock, the closer the two.'}</p>`;
  }

  #changes(scene: Scene, frame: Frame): TemplateResult | typeof nothing {
    const followed = this.experiment?.attention.followed;
    if (!followed || followed.input.length !== scene.layers[0]) return nothing;
    const network = { ...scene, parameters: frame.parameters };
    const all = downstreamOf(network, this.#place, this.#epsilon, followed.input);
    const by = (change: Change) => Math.abs(change.after - change.before);
    // The outputs are what it is all about: however little they move, they are there, as long as there is room.
    const isOutput = (change: Change) => Number(change.layer === scene.layers.length - 2);
    const most = [...all].sort((p, q) => isOutput(q) - isOutput(p) || by(q) - by(p)).slice(0, mostChanges);
    const shown = all.filter((change) => most.includes(change));
    const largest = Math.max(...most.map(by)) || 1;
    const left = all.length - shown.length;
    const sums = workedColumn(
      shown.map((change) => ({ operands: [change.before, change.after], result: change.after - change.before })),
      ([before = 0, after = 0]) => after - before,
    );
    return html`<h3>What moves for ${followed.name}</h3>
      <div class="table" tabindex="0" role="group" aria-label="What moves"><table><thead><tr><th scope="col">activation of</th><th scope="col">before</th><th scope="col">after</th><th scope="col">change</th></tr></thead>
      <tbody>${shown.map((change, i) => this.#change(scene, change, sums[i], largest))}</tbody></table></div>
      ${left > 0 ? html`<div class="caption">${many(left, 'neuron')} more, which are left out</div>` : nothing}`;
  }

  #change(
    scene: Scene,
    { layer, neuron, before, after }: Change,
    sum: Worked | undefined,
    largest: number,
  ): TemplateResult {
    const by = after - before;
    const colour = by < 0 ? this.theme.negative : this.theme.positive;
    const ring = layerColour(this.theme, layer + 1, scene.layers.length - 1);
    return html`<tr><th scope="row"><i class="ring" .style=${`border-color:${ring}`}></i>${neuronName(scene, layer + 1, neuron)}</th>
      ${sum?.operands.map((text) => html`<td>${text}</td>`)}
      <td><div class="by"><span class="track"><i .style=${`width:${((Math.abs(by) / largest) * 50).toFixed(1)}%;margin-${by < 0 ? 'right' : 'left'}:50%;background:${colour}`}></i></span><span class="much">${sum?.sign === '\u2248' ? '\u2248\u00a0' : ''}${by > 0 ? '+' : ''}${cost(by)}</span></div></td></tr>`;
  }

  protected override updated(): void {
    void this.#measure();
  }

  /** One measurement at a time; what changed meanwhile is measured next. */
  async #measure(): Promise<void> {
    const { scene, frame, session } = this.experiment ?? {};
    if (!scene || !frame || !session || this.#measuring || !this.active || this.#epsilon === 0) return;
    const key = [frame.serial, ...Object.values(this.#place), this.#place.input ?? 'bias', this.#epsilon].join(' ');
    if (this.#measured?.key === key) return;
    this.#measuring = true;
    try {
      const size = Math.abs(this.#epsilon);
      const costs = await shockedCosts(session, scene.layers, frame.parameters, this.#place, size);
      if (scene === this.experiment?.scene) this.#measured = { key, costs };
    } catch (error) {
      this.#error = sentence(error);
    }
    this.#measuring = false;
    this.refresh();
  }
}
