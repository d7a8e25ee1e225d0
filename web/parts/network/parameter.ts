// <glassbox-parameter>: the weight or bias that was chosen in any view, as a number that can be typed or nudged.
import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { typedNumber } from '../../core/base/typed-number.js';
import { parameterOf } from '../../core/network/address.js';
import { parameterIndex } from '../../core/network/parameters.js';
import type { ParameterAddress } from '../../engine/types.js';
import type { Frame } from '../../session/session.js';
import { Asked } from '../base/asked.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';

/** As many digits as a hand can mean. */
const written = (value: number) => String(Number(value.toPrecision(4))).replace('-', '\u2212');

/** Null for what is no number: nothing is set then. */
export function parseNumber(text: string): number | null {
  const value = typedNumber(text);
  return Number.isFinite(value) && Math.abs(value) <= 1e6 ? value : null;
}

export class GlassboxParameter extends ModelView {
  static override properties = { ...ModelView.properties, wrong: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    css`
    label { display: flex; align-items: center; gap: 8px; font-size: 12px; color: var(--_soft); white-space: nowrap; }
    :host { display: flex; flex-direction: column; align-items: flex-end; gap: 2px; }
    @container (max-width: 480px) { :host { flex-direction: row; align-items: center; gap: 16px; } }
    input[type='text'] { width: 92px; text-align: right; }
    input[type='checkbox'] { width: 16px; height: 16px; margin: 0; accent-color: var(--_ink); }
    label.freeze { gap: 6px; min-height: 28px; cursor: pointer; }
    @media (pointer: coarse) { label.freeze { min-height: 44px; } }
    [aria-invalid='true'] { border-color: var(--_negative); }
    @media print { :host { display: none; } }
  `,
  ];

  declare wrong: boolean;
  #typing = false;
  #frozen = '';
  #asked = this.#nothingAsked();

  constructor() {
    super();
    this.wrong = false;
  }

  override pointChanged(): void {
    this.wrong = false;
    this.#asked = this.#nothingAsked();
    this.requestUpdate();
  }

  override sceneChanged(): void {
    this.requestUpdate();
  }

  override numbersArrived({ frozen }: Frame): void {
    // Undo and the tape freeze and thaw too.
    if (String(frozen) !== this.#frozen) this.requestUpdate();
    this.#frozen = String(frozen);
    this.#write();
  }

  get #address(): ParameterAddress | null {
    const at = this.experiment?.attention.pointed;
    return at?.held ? parameterOf(at) : null;
  }

  get #value(): number | null {
    const { scene, frame } = this.experiment ?? {};
    const address = this.#address;
    if (!scene || !frame || !address) return null;
    return frame.parameters[parameterIndex(scene.layers, address)] ?? null;
  }

  protected override render() {
    const address = this.#address;
    if (!address) return nothing;
    const name = address.input === undefined ? 'Bias' : 'Weight';
    return html`<label>${name}<input type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
      title="Type a number; the arrow keys nudge it by 0.1, with shift by 0.01" aria-invalid=${this.wrong}
      @input=${() => {
        this.#typing = true;
      }} @change=${this.#typed} @keydown=${this.#key}></label>
      <label class="freeze" @mousedown=${this.#stay} title="Training leaves a frozen ${name.toLowerCase()} as it is; you can still change it">
        <input type="checkbox" .checked=${live(this.experiment?.isFrozen(address) ?? false)} @change=${this.#freeze} @keydown=${(
          event: KeyboardEvent,
        ) => event.stopPropagation()}> Freeze</label>`;
  }

  protected override updated(): void {
    this.#typing = false;
    this.#write();
  }

  #nothingAsked(): Asked<number> {
    return new Asked(() => this.#write());
  }

  #set(address: ParameterAddress, value: number): void {
    void this.#asked.until(
      this.experiment?.edit((edits) => edits.setParameter(address, value)),
      value,
    );
  }

  #write(): void {
    const field = this.renderRoot?.querySelector<HTMLInputElement>("input[type='text']");
    const value = this.#value;
    if (!field || value === null || this.#typing || this.wrong) return;
    const text = written(this.#asked.value ?? value);
    if (field.value !== text) field.value = text;
  }

  readonly #typed = (event: Event): void => {
    const value = parseNumber((event.target as HTMLInputElement).value);
    const address = this.#address;
    this.#typing = false;
    this.wrong = value === null;
    if (value !== null && address) this.#set(address, value);
  };

  /** A press on words would take the focus from the network, and with it what is chosen. */
  readonly #stay = (event: Event): void => event.preventDefault();

  readonly #freeze = (event: Event): void => {
    const address = this.#address;
    const { checked } = event.target as HTMLInputElement;
    if (address) void this.experiment?.edit((edits) => edits.freeze(address, checked));
  };

  readonly #key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const address = this.#address;
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const value = parseNumber((event.target as HTMLInputElement).value);
    if (!by || !address || value === null) return;
    event.preventDefault();
    this.#typing = false;
    const step = event.shiftKey ? 0.01 : 0.1;
    this.#set(address, Number((value + by * step).toPrecision(6)));
  };
}
