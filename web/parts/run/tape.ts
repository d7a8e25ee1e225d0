// <glassbox-tape>: the run so far as a slider. Drag it back, and the whole page is as it was; play, and it goes on from there.
import { css, html } from 'lit';
import { cost, count } from '../../core/base/format.js';
import type { Frame } from '../../session/session.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';

export class GlassboxTape extends ModelView {
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    css`
    :host { display: block; }
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; }
    label { font-size: 12px; color: var(--_soft); }
    input { flex: 1; min-width: 60px; }
    output { font-size: 12px; color: var(--_soft); min-width: 21ch; margin-left: auto; text-align: right; white-space: nowrap; }
    input[aria-disabled='true'] { opacity: 0.5; cursor: default; }
    @media print { :host { display: none; } }
  `,
  ];

  /** The step asked for last; a drag asks faster than a state is restored. */
  #wanted: number | null = null;
  #busy = false;

  protected override render() {
    return html`<div class="row" part="row">
      <label for="tape" title="Moments of this run that were kept: go back to one, and on from there with exactly its weights">Tape</label>
      <input id="tape" type="range" min="0" max="0" step="1" value="0" aria-disabled="true" @input=${this.#scrub}>
      <output for="tape"></output>
    </div>`;
  }

  override sceneChanged(): void {
    this.#write();
  }

  override numbersArrived(_frame: Frame): void {
    this.#write();
  }

  protected override updated(): void {
    this.#write();
  }

  /** The slider's places are the moments kept, so that each key press leads to another one. */
  #write(): void {
    const slider = this.renderRoot?.querySelector<HTMLInputElement>('input');
    const { experiment } = this;
    if (!slider || !experiment?.frame || this.#busy) return;
    const { entries } = experiment.tape;
    const { epoch, step, loss } = experiment.frame.tick;
    const last = entries.at(-1);
    const kept = entries.findLastIndex((entry) => entry.step <= step);
    const ahead = !last || step > last.step;
    // With nowhere to go it stays where a keyboard is.
    const places = entries.length + (ahead ? 1 : 0);
    slider.ariaDisabled = String(places < 2);
    const max = String(Math.max(0, places - 1));
    if (slider.max !== max) slider.max = max;
    const value = String(ahead ? entries.length : Math.max(0, kept));
    if (slider.value !== value) slider.value = value;
    const end = Math.max(epoch, last?.epoch ?? 0);
    slider.setAttribute('aria-valuetext', `epoch ${count(epoch)} of ${count(end)}, training cost ${cost(loss)}`);
    const text = `epoch ${count(epoch)} of ${count(end)}`;
    const out = this.renderRoot.querySelector('output');
    if (out && out.textContent !== text) out.textContent = text;
  }

  readonly #scrub = (event: Event): void => {
    const entry = this.experiment?.tape.entries[Number((event.target as HTMLInputElement).value)];
    if (!entry) return;
    this.#wanted = entry.step;
    void this.#follow();
  };

  /** One after the other, and of several that wait only the last. */
  async #follow(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted !== null) {
      const step = this.#wanted;
      this.#wanted = null;
      await this.experiment?.edit((edits) => edits.rewindTo(step));
    }
    this.#busy = false;
    this.#write();
  }
}
