// What stands where the race will be: the button that starts it, and what it is about.
import { html, type TemplateResult } from 'lit';

export const raceButton = (run: () => void, running: boolean): TemplateResult =>
  html`<button type="button" @click=${run} aria-disabled=${running}>${running ? 'Shocking\u2026' : 'Shock every parameter'}</button>`;

export const raceAbout = html`<p class="soft">Every weight and bias in turn, up and down: two passes over all training rows for each.
  Backpropagation finds the same numbers in one pass forward and one back.</p>`;
