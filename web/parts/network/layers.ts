// <glassbox-layers>: a button at each layer of the network, over the drawing, that opens what can be changed there.

import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Parsed } from '../../core/base/parsed.js';
import { shapeOfState } from '../../core/data/shape.js';
import type { Change } from '../../core/run/undo-history.js';
import { activationChoices, lossChoices } from '../../core/settings/choices.js';
import { type ActivationName, type LossName, outputFor, validateSettings } from '../../core/settings/settings.js';
import {
  changeActivation,
  type Edited,
  insertLayer,
  removeLayer,
  resizeLayer,
  type Shape,
} from '../../core/settings/shape-edits.js';
import type { NetworkLayout } from '../../draw/network/layout.js';
import { layerName } from '../../draw/network/network.js';
import { loadOpenedData } from '../../experiment/opening/own-data-loader.js';
import { fields } from '../base/field-style.js';
import { focused } from '../base/focus.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { many } from '../words/layer-words.js';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const nameOf = (loss: LossName) => (lossChoices.find(({ value }) => value === loss)?.label ?? loss).toLowerCase();

export class GlassboxLayers extends ModelView {
  static override properties = {
    ...ModelView.properties,
    layout: { attribute: false },
    layer: { state: true },
    refusal: { state: true },
  };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    css`
    :host { position: absolute; inset: 0; pointer-events: none; }
    .at {
      position: absolute; top: -3px; height: 42px; min-height: 0; padding: 0; pointer-events: auto;
      background: none;
    }
    .at:hover:not(:disabled), .at:focus-visible, .at[aria-expanded='true'] { border-color: var(--_soft); }
    .at:active:not(:disabled) { background: none; }
    .editor {
      position: absolute; inset: auto; margin: 0; width: 252px; padding: 12px; pointer-events: auto; color: var(--_ink);
      background: var(--_panel); border: 1px solid var(--_line); border-radius: 10px; box-shadow: 0 8px 28px rgb(0 0 0 / 18%);
    }
    .editor:popover-open { display: grid; gap: 10px; }
    h3 { flex: 1; margin: 0; font-size: 14px; font-weight: 600; }
    p { margin: 0; }
    .row { display: flex; align-items: center; gap: 8px; }
    .row button { min-width: 44px; }
    output { min-width: 10ch; text-align: center; }
    label { display: grid; gap: 2px; font-size: 12px; color: var(--_soft); }
    select { width: 100%; }
    .wide { width: 100%; }
    .refusal { color: var(--_negative); }
    @media (pointer: coarse), (max-width: 640px) { .at { height: 46px; min-height: 0; } }
    @media print { :host { display: none; } }
  `,
  ];

  declare layout: NetworkLayout | null;
  /** Whose editor is open; counted from the inputs. */
  declare layer: number;
  declare refusal: string;
  #coming: Shape | null = null;
  /** The layer's button that had the focus before an update. */
  #chosen: Element | null = null;

  constructor() {
    super();
    this.layout = null;
    this.layer = -1;
    this.refusal = '';
  }

  override sceneChanged(): void {
    this.requestUpdate();
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  protected override render() {
    const scene = this.experiment?.scene;
    const { layout } = this;
    if (!scene) return nothing;
    const last = scene.layers.length - 1;
    const one = html`<button class="at strip" data-layer="1" aria-label="Layers: change one" title="Press near a layer to change it"
      aria-haspopup="dialog" aria-expanded=${this.layer >= 0} @click=${this.#open}></button>`;
    return html`
      ${layout && this.#crowded ? one : nothing}
      ${(layout && !this.#crowded ? scene.layers : []).map((size, layer) => {
        const kind = layer === 0 ? '' : `, ${scene.activations[layer - 1]}`;
        const label = `${capital(layerName(layer, last))}, ${size}${kind}: change`;
        return html`<button class="at" data-layer=${layer} aria-label=${label} title=${label} aria-haspopup="dialog"
          aria-expanded=${this.layer === layer} @click=${this.#open}></button>`;
      })}
      <div class="editor" id="editor" popover role="dialog" aria-label="Change a layer" @toggle=${this.#toggled}
        @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>${this.layer < 0 || this.layer > last ? nothing : this.#editor(this.layer, last)}</div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  /** CSS pixels from one layer to the next. */
  get #apart(): number {
    const [first, second] = this.layout?.columns ?? [];
    return first && second ? second.x - first.x : (this.layout?.width ?? 0);
  }

  /** No room for a finger on each layer: one button for all of them, and the editor goes from layer to layer. */
  get #crowded(): boolean {
    return this.#apart < 48;
  }

  #editor(layer: number, last: number) {
    const settings = this.experiment?.settings;
    if (!settings) return nothing;
    const isHidden = layer > 0 && layer < last;
    const size = settings.layers[layer] ?? 0;
    const name = layerName(layer, last);
    const kinds = activationChoices.filter(({ value }) => layer === last || value !== 'softmax');
    const what = layer === 0 ? 'input' : layer === last ? 'output' : 'neuron';
    const go = (
      to: number,
      label: string,
      sign: string,
    ) => html`<button aria-label=${label} title=${label} aria-disabled=${to < 0 || to > last}
      @click=${() => {
        this.refusal = '';
        this.layer = to;
      }}>${sign}</button>`;
    return html`
      <div class="row head"><h3>${capital(name)}</h3>${this.#crowded ? html`${go(layer - 1, 'The layer before', '\u2190')}${go(layer + 1, 'The next layer', '\u2192')}` : nothing}</div>
      <div class="row" role="group" aria-label="Neurons">
        ${isHidden ? html`<button aria-label="One neuron fewer" aria-disabled=${size <= 1} @click=${() => this.resize(layer, -1)}>\u2212</button>` : nothing}
        <output>${size} ${what}${size === 1 ? '' : 's'}</output>
        ${isHidden ? html`<button aria-label="One neuron more" @click=${() => this.resize(layer, 1)}>+</button>` : nothing}
      </div>
      ${isHidden ? nothing : html`<p class="caption">The data say how many.</p>`}
      ${
        layer === 0
          ? nothing
          : html`<label data-control="activation">Activation<select @change=${this.#activation}>
        ${kinds.map(({ value, label }) => html`<option value=${value} .selected=${live(settings.activations[layer - 1] === value)}>${label}</option>`)}
      </select></label>`
      }
      ${layer === last ? this.#loss() : nothing}
      <div class="row" data-control="hidden-layers">
        ${layer === last ? nothing : html`<button class="wide" @click=${() => this.#insert(layer)}>Add layer after</button>`}
        ${isHidden ? html`<button class="wide" @click=${() => this.#remove(layer)}>Remove it</button>` : nothing}
      </div>
      ${this.refusal ? html`<p class="refusal" role="alert">${this.refusal}</p>` : html`<p class="caption">Training goes on: weights that still fit stay, new neurons begin with the seed’s.</p>`}
    `;
  }

  /** Losses that do not fit the data are there, and say why they cannot be chosen. */
  #loss() {
    const { experiment } = this;
    if (!experiment) return nothing;
    const { settings } = experiment;
    const shape = shapeOfState(experiment.recipe, settings.dataset, loadOpenedData);
    const misfit = (loss: LossName) =>
      shape.ok
        ? validateSettings({ loss }, settings, shape.value).problems.find(({ name }) => name === 'loss')
        : undefined;
    const choices = lossChoices.map((choice) => ({ ...choice, problem: misfit(choice.value) }));
    const asked = outputFor(settings.loss);
    const sentences = choices.flatMap(({ value, label, problem }) =>
      problem ? [problem.message.replace(/^loss: |; took .*$/g, '').replace(value, label)] : [],
    );
    return html`<label>Cost function<select @change=${this.#chooseLoss}>
        ${choices.map(({ value, label, problem }) => html`<option value=${value} ?disabled=${problem !== undefined} .selected=${live(settings.loss === value)}>${label}</option>`)}
      </select></label>
      ${asked ? html`<p class="caption">This cost function asks for a ${asked} output: choose another output, and the cost becomes the mean squared error.</p>` : nothing}
      ${sentences.map((sentence) => html`<p class="caption">Not for these data: ${sentence}.</p>`)}`;
  }

  protected override willUpdate(): void {
    const at = (this.renderRoot as ShadowRoot).activeElement;
    this.#chosen = at?.matches('.at') ? at : null;
  }

  protected override updated(): void {
    const { layout } = this;
    if (!layout) return;
    const { columns } = layout;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.at')];
    const width = this.#crowded ? layout.width : Math.min(92, this.#apart - 4);
    for (const button of buttons) {
      const column = columns[Number(button.dataset.layer)];
      // A layer that is new gets its place with the next picture.
      button.hidden = !column;
      if (!column) continue;
      button.style.width = `${width}px`;
      button.style.left = `${Math.max(0, Math.min(layout.width - width, column.x - width / 2))}px`;
    }
    if (this.#chosen && !this.#chosen.isConnected) buttons.at(-1)?.focus();
  }

  readonly #open = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const editor = this.renderRoot.querySelector<HTMLElement>('#editor');
    if (!editor) return;
    const box = button.getBoundingClientRect();
    // A key presses no place: then the first hidden layer.
    const pressed = button.matches('.strip') && (event as MouseEvent).detail > 0 ? (event as MouseEvent).clientX : null;
    this.refusal = '';
    this.layer =
      pressed === null
        ? Number(button.dataset.layer)
        : this.#nearest(((pressed - box.left) / box.width) * button.offsetWidth);
    const wide = document.documentElement.clientWidth;
    // Beside the layer, which one wants to see change; on a phone below its button.
    const beside = box.right + 260 < wide ? box.right + 6 : box.left > 266 ? box.left - 258 : null;
    const centred = Math.max(8, Math.min(wide - 260, box.left + box.width / 2 - 126));
    editor.style.left = `${(beside ?? centred) + scrollX}px`;
    editor.style.top = `${(beside === null ? box.bottom + 6 : box.top) + scrollY}px`;
    void this.updateComplete.then(() => {
      editor.showPopover();
      editor.querySelector<HTMLElement>('button:not([aria-disabled=true]), select')?.focus();
    });
  };

  #nearest(x: number): number {
    const columns = this.layout?.columns ?? [];
    const distance = (at: number) => Math.abs((columns[at]?.x ?? 0) - x);
    return columns.reduce((best, _, at) => (distance(at) < distance(best) ? at : best), 0);
  }

  readonly #toggled = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    const from = this.renderRoot.querySelector<HTMLElement>(this.#crowded ? '.strip' : `[data-layer='${this.layer}']`);
    const at = focused();
    this.layer = -1;
    // This is told late: the focus may be elsewhere by now, and stays there.
    if (!at || at.closest('#editor')) from?.focus();
  };

  /** As it is, or as it will be in a moment: keys may come faster than networks open. */
  get #shape(): Shape | undefined {
    return this.#coming ?? this.experiment?.settings;
  }

  /** One neuron more or fewer; false when that cannot be. */
  resize(layer: number, by: number): boolean {
    const shape = this.#shape;
    if (!shape) return false;
    const label = by > 0 ? 'Add a neuron' : 'Remove a neuron';
    return this.#apply(
      resizeLayer(shape, layer, by),
      { label, key: `size of ${layer}` },
      (now) => `${capital(layerName(layer, now.layers.length - 1))} has ${many(now.layers[layer] ?? 0, 'neuron')}.`,
    );
  }

  #insert(after: number): void {
    const shape = this.#shape;
    if (!shape) return;
    const changed = insertLayer(shape, after);
    if (this.#apply(changed, { label: 'Add a layer' }, (now) => `There are ${now.layers.length - 2} hidden layers.`))
      this.layer = after + 1;
  }

  #remove(layer: number): void {
    const shape = this.#shape;
    if (!shape) return;
    const say = (now: Shape) => `There are ${now.layers.length - 2} hidden layers.`;
    if (!this.#apply(removeLayer(shape, layer), { label: 'Remove a layer' }, say)) return;
    this.renderRoot.querySelector<HTMLElement>('#editor')?.hidePopover();
  }

  readonly #activation = (event: Event): void => {
    const settings = this.experiment?.settings;
    const name = (event.target as HTMLSelectElement).value as ActivationName;
    if (!settings) return;
    const { loss } = settings;
    const change = { label: 'Activation', key: `activation of ${this.layer}` };
    this.#apply(
      changeActivation(settings, this.layer, name),
      change,
      () => `Its activation is ${name}.`,
      () => {
        const now = this.experiment?.settings.loss;
        if (now && now !== loss)
          this.refusal = `The cost was the ${nameOf(loss)}, which cannot do with it; it is the ${nameOf(now)} now.`;
      },
    );
  };

  readonly #chooseLoss = (event: Event): void => {
    void this.experiment?.set('loss', (event.target as HTMLSelectElement).value as LossName);
  };

  #apply(changed: Parsed<Edited>, change: Change, say: (now: Shape) => string, then?: () => void): boolean {
    this.refusal = changed.ok ? '' : changed.error;
    const status = this.renderRoot.querySelector('[aria-live]');
    if (status) status.textContent = changed.ok ? say(changed.value) : changed.error;
    if (!changed.ok) return false;
    const shape = changed.value;
    const same = String(shape.layers) === String(this.#shape?.layers);
    this.#coming = shape;
    const { layers, activations, origin } = shape;
    void this.experiment
      ?.edit((edits) => edits.change(same ? { activations } : { layers, activations }, change, { origin }))
      .then(() => {
        if (this.#coming === shape) this.#coming = null;
        then?.();
      });
    return true;
  }
}
