// <glassbox-shock-race>: every parameter shocked, against one backward pass: the passes, the time, and all pairs on y = x.
import { css, html, nothing, type TemplateResult } from 'lit';
import { capital, cost, count, fixed, scientific } from '../../../core/base/format.js';
import { sentence } from '../../../core/base/parsed.js';
import { type ParameterPlace, parameterIndex, parameterPlace } from '../../../core/network/parameters.js';
import { layerColour } from '../../../draw/colour.js';
import type { Scene } from '../../../experiment/scene.js';
import { NumbersView } from '../../base/numbers-view.js';
import { neuronName } from '../../words/layer-words.js';
import type { Pair } from './agreement.js';
import { raceAbout, raceButton } from './race-pitch.js';
import { type RaceResult, runRace } from './run-race.js';

export class GlassboxShockRace extends NumbersView {
  static override properties = { ...NumbersView.properties, place: { attribute: false } };
  static override styles = [
    NumbersView.styles,
    css`
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px 40px; align-items: start; }
    .side { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; justify-items: start; }
    .tale { display: grid; gap: 6px; }
    p { margin: 0; max-width: 62ch; }
    .soft { color: var(--_soft); font-size: 12px; }
    .pair { min-height: 36px; }
    glassbox-agreement { width: 100%; max-width: 380px; justify-self: center; }
    .error { border: 1px solid var(--_negative); border-radius: 8px; padding: 8px 10px; }
  `,
  ];

  /** The parameter whose pair has a ring. */
  declare place: ParameterPlace | null;
  #race: RaceResult | 'running' | null = null;
  #pair: Pair | null = null;
  #error = '';

  constructor() {
    super();
    this.place = null;
  }

  override sceneChanged(): void {
    this.#race = this.#pair = null;
    this.#error = '';
    super.sceneChanged();
  }

  /** Nothing here follows the training: what was measured stays as it was. */
  override frameArrived(): void {}

  protected override render() {
    const scene = this.experiment?.scene;
    if (!scene) return nothing;
    const race = this.#race;
    const running = race === 'running';
    const done = race !== null && !running;
    return html`
      <div class="side">
        ${raceButton(() => void this.run(), running)}
        <div class="tale" part="tale" aria-live="polite">${raceAbout}${done ? this.#tale(scene, race) : nothing}</div>
        ${this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}
      </div>
      ${done ? this.#plot(scene, race) : nothing}
    `;
  }

  #tale(scene: Scene, race: RaceResult): TemplateResult {
    const times = race.shockMilliseconds / race.backwardMilliseconds;
    const sampled = race.indices.length < race.parameters;
    const all = count(race.parameters);
    return html`
      <p>${all} parameters ${sampled ? 'would take' : 'took'} ${count(race.passes)} passes over the data, ${sampled ? 'about ' : ''}<b>${duration(race.shockMilliseconds)}</b>${sampled ? `; ${count(race.indices.length)} of them were shocked` : ''}. Each was moved by \u00b1${race.epsilon}.</p>
      <p>Backpropagation found ${sampled ? 'all' : 'the same'} ${all} numbers in <b>${duration(race.backwardMilliseconds)}</b>, ${count(Math.round(times))} times faster.</p>
      <p>Whatever the clock says: ${count(race.shockWork)} multiply-adds for each row against ${count(race.backwardWork)}, ${count(Math.round(race.shockWork / race.backwardWork))} times as many; and that grows with the number of parameters.</p>
      <p>The two differ by at most ${scientific(race.largestDifference)}.</p>
      ${sampled ? nothing : html`<p class="soft">Shocks want 64-bit numbers, or their small differences drown in rounding: that makes each of their passes slower, too.</p>`}
      <p class="soft pair">${this.#pairWords(scene, race)}</p>`;
  }

  #pairWords(scene: Scene, race: RaceResult): string {
    const i = this.#chosenOf(scene, race);
    if (i < 0) return 'Each mark is one weight or bias, in the colour of the layer it leads into.';
    const { layer, neuron, input } = parameterPlace(scene.layers, race.indices[i] ?? 0);
    const to = neuronName(scene, layer + 1, neuron);
    const name = input === undefined ? `bias of ${to}` : `weight from ${neuronName(scene, layer, input)} to ${to}`;
    return `${capital(name)}: ${cost(race.byBackpropagation[i] ?? 0)} by backpropagation, ${cost(race.byShocks[i] ?? 0)} by shocks.`;
  }

  /** The pair that is pointed at, else the chosen parameter's; -1 when it was not shocked. */
  #chosenOf(scene: Scene, race: RaceResult): number {
    if (this.#pair) return groupsOf(scene, race)[this.#pair.group]?.[this.#pair.index] ?? -1;
    return this.place ? race.indices.indexOf(parameterIndex(scene.layers, this.place)) : -1;
  }

  #plot(scene: Scene, race: RaceResult): TemplateResult {
    const groups = groupsOf(scene, race);
    const chosen = this.#chosenOf(scene, race);
    const group = groups.findIndex((indices) => indices.includes(chosen));
    const last = scene.layers.length - 1;
    const views = groups.map((indices, l) => ({
      colour: layerColour(this.theme, l + 1, last),
      x: indices.map((i) => race.byBackpropagation[i] ?? 0),
      y: indices.map((i) => race.byShocks[i] ?? 0),
    }));
    return html`<glassbox-agreement part="plot" x-name="by backpropagation" y-name="by shocks" .groups=${views}
      .chosen=${group < 0 ? null : { group, index: groups[group]?.indexOf(chosen) ?? 0 }}
      @glassbox-pair=${this.#paired} @pointerleave=${this.#unpaired}></glassbox-agreement>`;
  }

  readonly #paired = (event: CustomEvent<Pair & { held: boolean }>): void => {
    const { experiment } = this;
    const race = this.#race;
    if (!experiment?.scene || !race || race === 'running') return;
    const { held, ...pair } = event.detail;
    this.#pair = pair;
    const index = race.indices[this.#chosenOf(experiment.scene, race)];
    if (held && index !== undefined) {
      const { layer, neuron, input } = parameterPlace(experiment.scene.layers, index);
      const bias = { kind: 'neuron', layer: layer + 1, neuron } as const;
      experiment.attention.point(input === undefined ? bias : { kind: 'weight', layer, neuron, input }, true);
    }
    this.refresh();
  };

  readonly #unpaired = (): void => {
    this.#pair = null;
    this.refresh();
  };

  /** Pauses the training meanwhile. */
  async run(): Promise<void> {
    const { experiment } = this;
    const session = experiment?.session;
    if (!experiment || !session || this.#race === 'running') return;
    const wasPlaying = experiment.playing;
    this.#race = 'running';
    this.#error = '';
    this.refresh();
    try {
      await experiment.pause();
      const { scene, frame } = experiment;
      if (!scene || !frame) return;
      const race = await runRace(session, scene.layers, frame.parameters);
      // Another network may have come meanwhile.
      this.#race = scene === experiment.scene ? race : null;
    } catch (error) {
      this.#race = null;
      this.#error = sentence(error);
    }
    if (wasPlaying) experiment.play();
    this.refresh();
  }
}

/** The pairs of each weight layer. */
function groupsOf(scene: Scene, race: RaceResult): number[][] {
  const groups: number[][] = scene.layers.slice(1).map(() => []);
  race.indices.forEach((index, i) => {
    groups[parameterPlace(scene.layers, index).layer]?.push(i);
  });
  return groups;
}

/** 0.021 ms, 12 ms, 3.4 s */
function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${fixed(milliseconds / 1000, milliseconds < 10_000 ? 1 : 0)}\u00a0s`;
  return `${fixed(milliseconds, milliseconds < 0.1 ? 3 : milliseconds < 1 ? 2 : milliseconds < 10 ? 1 : 0)}\u00a0ms`;
}
