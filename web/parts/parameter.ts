// <glassbox-parameter>: the weight or bias that was chosen in any view, as a number that can be typed or nudged.
import { css, html, nothing } from 'lit';
import { parameterIndex } from '../core/parameters.js';
import type { ParameterAddress } from '../engine/types.js';
import type { Frame } from '../session/session.js';
import { ModelView } from './model-view.js';
import { base, controls, tokens } from './shared-style.js';

/** As many digits as a hand can mean. */
const written = (value: number) => String(Number(value.toPrecision(4))).replace('-', '\u2212');

/** Null for what is no number: nothing is set then. A true minus sign is taken, and a decimal comma. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.');
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) && Math.abs(value) <= 1e6 ? value : null;
}

export class GlassboxParameter extends ModelView {
  static override properties = { ...ModelView.properties, wrong: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    label { display: flex; align-items: center; gap: 8px; font-size: 12px; color: var(--_soft); white-space: nowrap; }
    input[type='text'] { width: 92px; text-align: right; }
    [aria-invalid='true'] { border-color: var(--_negative); }
    @media print { :host { display: none; } }
  `,
  ];

  declare wrong: boolean;
  #typing = false;

  constructor() {
    super();
    this.wrong = false;
  }

  override pointChanged(): void {
    this.wrong = false;
    this.requestUpdate();
  }

  override sceneChanged(): void {
    this.requestUpdate();
  }

  override frameArrived(_frame: Frame): void {
    this.#write();
  }

  get #address(): ParameterAddress | null {
    const at = this.model?.pointed;
    if (!at?.held) return null;
    if (at.kind === 'weight') return { layer: at.layer, neuron: at.neuron, input: at.input };
    return at.layer > 0 ? { layer: at.layer - 1, neuron: at.neuron } : null;
  }

  get #value(): number | null {
    const { scene, frame } = this.model ?? {};
    const address = this.#address;
    if (!scene || !frame || !address) return null;
    return frame.parameters[parameterIndex(scene.layers, address)] ?? null;
  }

  protected override render() {
    const address = this.#address;
    if (!address) return nothing;
    const name = address.input === undefined ? 'Bias' : 'Weight';
    return html`<label>${name}<input type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
      title="Type a number; the arrow keys nudge it by 0.1, with shift by 0.01" aria-invalid=${this.wrong ? 'true' : 'false'}
      @input=${() => {
        this.#typing = true;
      }} @change=${this.#typed} @keydown=${this.#key}></label>`;
  }

  protected override updated(): void {
    this.#typing = false;
    this.#write();
  }

  #write(): void {
    const field = this.renderRoot?.querySelector('input');
    const value = this.#value;
    if (!field || value === null || this.#typing || this.wrong) return;
    const text = written(value);
    if (field.value !== text) field.value = text;
  }

  readonly #typed = (event: Event): void => {
    const value = parseNumber((event.target as HTMLInputElement).value);
    const address = this.#address;
    this.#typing = false;
    this.wrong = value === null;
    if (value !== null && address) void this.model?.setParameter(address, value);
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
    void this.model?.setParameter(address, Number((value + by * step).toPrecision(6)));
  };
}
