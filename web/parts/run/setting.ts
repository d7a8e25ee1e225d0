// <glassbox-setting name="learning-rate">: one setting of the table, with the control its kind asks for.

import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { quote } from '../../core/base/parsed.js';
import { typedNumber } from '../../core/base/typed-number.js';
import { choicesOf } from '../../core/settings/choices.js';
import { settingHelp } from '../../core/settings/help.js';
import type { AnySetting, ChangeKind, NumberSetting, SettingValue } from '../../core/settings/kinds.js';
import {
  formatSetting,
  parseSetting,
  type SettingName,
  settingOfAttribute,
  settingsTable,
} from '../../core/settings/settings.js';
import { Asked } from '../base/asked.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { sliderScale } from '../base/slider-scale.js';
import { otherSeed } from '../words/seed-words.js';

/** A slider with more places than a screen has pixels chooses nothing: those are typed. */
const slides = (setting: NumberSetting) => sliderScale(setting).last <= 2000;

const asks: Readonly<Record<ChangeKind, string>> = {
  live: '',
  keeps: ' A change keeps the weights that fit.',
  restart: ' A change starts anew, with other weights.',
};
const whatItDoes = (name: SettingName) => settingHelp[name] + asks[settingsTable[name].change];

export class GlassboxSetting extends ModelView {
  static override properties = { ...ModelView.properties, name: { type: String }, error: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    css`
    :host { position: relative; }
    .label { display: block; font-size: 12px; color: var(--_soft); white-space: nowrap; }
    .control { display: flex; align-items: center; gap: 8px; }
    input[type='range'] { flex: 1; min-width: 50px; }
    input[type='text'] { width: calc(7ch + 18px); flex: none; padding: 0 8px; text-align: right; }
    input[type='text']#control { flex: 1; min-width: 0; }
    input[type='text'].list { flex: 1; min-width: 0; text-align: left; }
    input[type='checkbox'] { accent-color: var(--_ink); width: 18px; height: 18px; margin: 0; }
    .switch { display: flex; align-items: center; gap: 8px; min-height: 36px; font-size: 12px; color: var(--_soft); cursor: pointer; }
    @media (pointer: coarse), (max-width: 640px) { .switch { min-height: 44px; } }
    select { width: 100%; }
    [aria-invalid='true'] { border-color: var(--_negative); }
    .error {
      position: absolute; z-index: 2; top: 100%; left: 0; min-width: 100%; width: max-content; max-width: 260px; padding: 8px 10px;
      background: var(--_panel); border: 1px solid var(--_negative); border-radius: 8px; font-size: 12px;
    }
  `,
  ];

  declare name: string;
  declare error: string;
  /** What was typed last. */
  #text = '';
  readonly #asked = new Asked<SettingValue>(() => this.requestUpdate());

  constructor() {
    super();
    this.name = '';
    this.error = '';
  }

  override sceneChanged(): void {
    this.error = '';
    this.experiment?.prepare();
    this.requestUpdate();
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  protected override render() {
    const name = settingOfAttribute(this.name);
    if (!name) return html`<span class="error">There is no setting called ${this.name}.</span>`;
    const setting = settingsTable[name] as AnySetting;
    const value = this.#asked.value ?? (this.experiment ? this.experiment.settings[name] : setting.default);
    if (setting.kind === 'boolean') {
      return html`<label class="switch" part="control" title=${whatItDoes(name)}><input id="control" type="checkbox" .checked=${live(value as boolean)}
        @change=${(event: Event) => this.#typed(name, String((event.target as HTMLInputElement).checked))}>${setting.label}</label>`;
    }
    const other =
      name === 'seed' && this.experiment ? otherSeed(this.experiment.settings, this.experiment.recipe.networkSeed) : '';
    return html`
      <label class="label" for="control" title=${whatItDoes(name)}>${setting.label}${this.#unit(setting)}</label>
      <div class="control" part="control">${this.#control(name, setting, value)}</div>
      ${other ? html`<div class="caption">${other}</div>` : nothing}
      ${this.error ? html`<div class="error" id="error" role="alert">${this.error}</div>` : nothing}
    `;
  }

  #unit(setting: AnySetting): string {
    return 'unit' in setting && setting.unit ? `, ${setting.unit}` : '';
  }

  #control(name: SettingName, setting: AnySetting, value: SettingValue) {
    if (setting.kind === 'choice') {
      return html`<select id="control" @change=${(event: Event) => this.#typed(name, (event.target as HTMLSelectElement).value)}>
        ${choicesOf(name).map((choice) => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`)}
      </select>`;
    }
    const text = formatSetting(name, value as never);
    const isNumber = setting.kind === 'number' || setting.kind === 'integer';
    const field = html`<input id=${isNumber && slides(setting as NumberSetting) ? 'field' : 'control'} class=${isNumber ? '' : 'list'} type="text"
      inputmode=${isNumber ? 'decimal' : 'text'} autocomplete="off" spellcheck="false"
      aria-label=${isNumber && slides(setting as NumberSetting) ? `${setting.label}, typed` : setting.label} aria-invalid=${this.error !== ''}
      .value=${live(this.error ? this.#text : text)} @change=${(event: Event) => this.#typed(name, (event.target as HTMLInputElement).value)}>`;
    if (!isNumber) return field;
    return slides(setting) ? html`${this.#slider(name, setting, value as number)}${field}` : field;
  }

  #slider(name: SettingName, setting: NumberSetting, value: number) {
    const scale = sliderScale(setting);
    return html`<input id="control" type="range" min="0" max=${scale.last} step="1" .value=${live(String(scale.toPosition(value)))}
      aria-valuetext=${formatSetting(name, value as never)}
      @input=${(event: Event) => this.#typed(name, String(scale.toValue(Number((event.target as HTMLInputElement).value))))}>`;
  }

  /** What was typed stays in its field even when it cannot be used; the sentence says why. */
  #typed(name: SettingName, text: string): void {
    this.#text = text;
    const setting = settingsTable[name] as AnySetting;
    const isNumber = setting.kind === 'number' || setting.kind === 'integer';
    const value = isNumber ? typedNumber(text, setting.unit) : Number.NaN;
    const parsed = parseSetting(name, Number.isNaN(value) ? text : String(value));
    // By the name it has here, and as it was typed.
    this.error = parsed.ok
      ? ''
      : parsed.error.replace(`${name}:`, `${setting.label}:`).replace(quote(String(value)), quote(text));
    if (parsed.ok) void this.#asked.until(this.experiment?.set(name, parsed.value as never), parsed.value);
    this.requestUpdate();
  }
}
