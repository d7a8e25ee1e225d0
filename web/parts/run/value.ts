// <glassbox-value of="...">: a number inside a sentence. A live one (epoch, cost, test-cost, accuracy, test-accuracy, rate, step; "w 1 2 1"
// is a weight, "b 1 2" a bias), or a setting such as learning-rate, which a reader may drag, or nudge with the arrow keys.

import { css, html, nothing } from 'lit';
import { weight } from '../../core/base/format.js';
import { lookUp } from '../../core/base/look-up.js';
import { parameterNamed } from '../../core/network/address.js';
import { parameterIndex } from '../../core/network/parameters.js';
import type { NumberSetting } from '../../core/settings/kinds.js';
import { formatSetting, type SettingName, settingOfAttribute, settingsTable } from '../../core/settings/settings.js';
import type { Frame } from '../../session/session.js';
import { Asked } from '../base/asked.js';
import { booleanAttribute } from '../base/boolean-attribute.js';
import { ModelView } from '../base/model-view.js';
import { base, tokens } from '../base/shared-style.js';
import { type SliderScale, sliderScale } from '../base/slider-scale.js';
import { nothingYet, type ValueKind, valueKinds } from './value-kinds.js';

/** CSS pixels that a pointer travels for one place on the scale. */
const pixelsPerPlace = 6;

export class GlassboxValue extends ModelView {
  static override properties = {
    ...ModelView.properties,
    of: { type: String },
    captioned: { ...booleanAttribute, reflect: true },
  };
  static override styles = [
    tokens,
    base,
    css`
    :host {
      display: inline; font: inherit; letter-spacing: inherit; text-transform: inherit; white-space: inherit; color: inherit;
      font-variant-numeric: tabular-nums; unicode-bidi: isolate;
    }
    .number { white-space: nowrap; }
    .words.gone { display: none; }
    .drag {
      display: inline-block; padding: 0 2px; margin: 0 -2px; border-radius: 3px; cursor: ew-resize; touch-action: pan-y; user-select: none;
      -webkit-user-select: none; color: var(--glassbox-drag, var(--_hidden1)); border-bottom: 1px dashed currentColor; font-weight: 600;
    }
    .drag:hover { background: var(--_wash); }
    /* A finger needs more room than a line of text has; the margin gives it back to the text. */
    @media (pointer: coarse) { .drag { padding: 12px 6px; margin: -12px -6px; min-width: 44px; text-align: center; } }
    :host([captioned]:not([captioned='false' i])) {
      display: block; font: 400 14px/1.45 var(--glassbox-font, system-ui, sans-serif); color: var(--_ink);
    }
    :host([captioned]:not([captioned='false' i])) .number { font-size: 20px; font-weight: 600; line-height: 1.25; min-width: 6ch; }
    .caption { white-space: nowrap; }
  `,
  ];

  /** What it shows. */
  declare of: string;
  /** A figure with its caption below, instead of a number in a sentence; the text between the tags is the caption then. */
  declare captioned: boolean;
  #from: { x: number; place: number } | null = null;
  readonly #asked = new Asked<number>(() => this.requestUpdate());

  constructor() {
    super();
    this.of = 'epoch';
    this.captioned = false;
  }

  protected override get takesPoster(): boolean {
    return false;
  }

  /** Of a live number; undefined for a weight or a setting. */
  get #kind(): ValueKind | undefined {
    return lookUp(valueKinds, this.of);
  }

  get #setting(): SettingName | undefined {
    return this.#kind ? undefined : settingOfAttribute(this.of);
  }

  /** Null where it cannot be dragged. */
  get #scale(): SliderScale | null {
    const name = this.#setting;
    const setting = name && settingsTable[name];
    return setting && (setting.kind === 'number' || setting.kind === 'integer') ? sliderScale(setting) : null;
  }

  protected override render() {
    if (this.captioned) {
      // The dash is no part of the template: frames write over it.
      return html`<div class="number" part="number">&ndash;</div>
        <div class="caption" part="caption"><slot>${this.#kind?.caption ?? this.of}</slot></div>`;
    }
    const words = html`<span class="words"><slot></slot></span>`;
    const name = this.#setting;
    const scale = this.#scale;
    if (!name || !scale) return html`<span class="number" part="number"></span>${words}`;
    const setting = settingsTable[name] as NumberSetting;
    const value = this.#asked.value ?? ((this.experiment?.settings ?? { [name]: setting.default })[name] as number);
    const text = formatSetting(name, value as never);
    return html`<span class="drag" part="number draggable" role="slider" tabindex="0" aria-label=${setting.label} aria-valuemin="0"
      aria-valuemax=${scale.last} aria-valuenow=${scale.toPosition(value)} aria-valuetext=${text} title="Drag it, or use the arrow keys"
      @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up} @keydown=${this.#key}>${this.experiment?.scene ? text : nothing}</span>${words}`;
  }

  protected override updated(): void {
    this.#words();
    if (this.experiment?.frame) this.numbersArrived(this.experiment.frame);
  }

  override sceneChanged(): void {
    if (this.#scale) this.experiment?.prepare();
    this.requestUpdate();
  }
  override stateChanged(): void {
    this.requestUpdate();
  }

  override numbersArrived(frame: Frame): void {
    const out = this.renderRoot?.querySelector('.number');
    if (out) {
      const text = this.#text(frame);
      if (out.textContent !== text) out.textContent = text;
    }
    this.#words();
  }

  /** What stands between the tags gives way to the number, once there is one. */
  #words(): void {
    this.renderRoot?.querySelector('.words')?.classList.toggle('gone', this.experiment?.frame != null);
  }

  #text(frame: Frame): string {
    const kind = this.#kind;
    if (kind) return kind.text(frame);
    const place = parameterNamed(this.of);
    const { scene } = this.experiment ?? {};
    if (place && scene) {
      try {
        return weight(frame.parameters[parameterIndex(scene.layers, place)] ?? Number.NaN);
      } catch {
        return nothingYet; // another network, without this neuron
      }
    }
    const name = this.#setting;
    return name && this.experiment ? formatSetting(name, this.experiment.settings[name] as never) : nothingYet;
  }

  #place(): number {
    const name = this.#setting;
    const value = this.#asked.value ?? (name && this.experiment?.settings[name]);
    return value === undefined ? 0 : (this.#scale?.toPosition(value as number) ?? 0);
  }

  #go(place: number): void {
    const name = this.#setting;
    const scale = this.#scale;
    if (!name || !scale || !this.experiment?.scene) return;
    const value = scale.toValue(Math.max(0, Math.min(scale.last, Math.round(place))));
    if (value !== (this.#asked.value ?? this.experiment.settings[name]))
      void this.#asked.until(this.experiment.set(name, value as never), value);
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    this.#from = { x: event.clientX, place: this.#place() };
  };

  readonly #move = (event: PointerEvent): void => {
    if (this.#from) this.#go(this.#from.place + (event.clientX - this.#from.x) / pixelsPerPlace);
  };

  readonly #up = (): void => {
    this.#from = null;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const last = this.#scale?.last ?? 0;
    const at = this.#place();
    const to = {
      ArrowUp: at + 1,
      ArrowRight: at + 1,
      ArrowDown: at - 1,
      ArrowLeft: at - 1,
      PageUp: at + Math.max(1, Math.round(last / 10)),
      PageDown: at - Math.max(1, Math.round(last / 10)),
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#go(to);
  };
}
