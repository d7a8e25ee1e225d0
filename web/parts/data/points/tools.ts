// The tools beside the map while points are drawn: what the pen does, which class it draws, and how they look.
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { fixed } from '../../../core/base/format.js';
import { pointLimits } from '../../../core/data/points/points.js';
import { labelMark } from '../../../draw/mark-groups.js';
import { shapePath } from '../../../draw/marks.js';
import type { Theme } from '../../../draw/theme.js';
import type { Tool } from './pen.js';

export const tools: Readonly<Record<Tool, { label: string; help: string }>> = {
  point: { label: 'Point', help: 'A click adds a point; drag one to move it; click one to give it the chosen class.' },
  brush: { label: 'Brush', help: 'Paints points of the chosen class for as long as you press.' },
  eraser: { label: 'Eraser', help: 'Takes away the points it touches.' },
};

export const letter = (index: number): string => String.fromCharCode(65 + index);

export const toolStyle = css`
  :host { display: flex; flex-direction: column; gap: 8px; }
  .overlay {
    position: absolute; top: 0; left: 0; right: 0; aspect-ratio: 1; cursor: crosshair; touch-action: none;
    user-select: none; -webkit-user-select: none; -webkit-touch-callout: none;
  }
  .overlay:focus-visible { outline-offset: 3px; }
  canvas { border-radius: 6px; }
  .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
  .row.split button { flex: 1; padding: 0 6px; }
  button[aria-pressed='true'] { border-color: var(--_ink); box-shadow: inset 0 0 0 1px var(--_ink); }
  .class { display: inline-flex; align-items: center; gap: 6px; min-width: 44px; justify-content: center; padding: 0 8px; }
  .value { display: flex; flex: 1; align-items: center; gap: 8px; }
  .value output { min-width: 5ch; text-align: right; }
  select { flex: none; }
  .hint { min-height: 35px; }
  .done { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); }
  .done:active:not(:disabled) { background: var(--_ink); opacity: 0.88; }
`;

const icon = (theme: Theme, index: number, classes: number) => {
  const mark = labelMark(theme, index, classes);
  const path = svg`<path d=${shapePath(mark.shape, 4.6)} fill=${mark.colour} />`;
  return html`<svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">${path}</svg>`;
};

/** One button a class, and one for one class more. */
export function classButtons(
  theme: Theme,
  classes: number,
  chosen: number,
  choose: (label: number) => void,
): TemplateResult {
  return html`<div class="row" role="group" aria-label="Class of the next points">
    ${Array.from(
      { length: classes },
      (_, i) => html`<button type="button" class="class" aria-pressed=${chosen === i} aria-label="Class ${letter(i)}"
      title="Draw points of class ${letter(i)} (key ${i + 1})" @click=${() => choose(i)}>${icon(theme, i, classes)}${letter(i)}</button>`,
    )}
    ${
      classes < pointLimits.classes
        ? html`<button type="button" class="class" aria-label="One class more"
      title="One class more; with its first point the network gets an output for it and starts anew" @click=${() => choose(classes)}>+</button>`
        : nothing
    }
  </div>`;
}

export function valueSlider(value: number, choose: (value: number) => void): TemplateResult {
  return html`<div class="row"><label class="value" title="What the network is to answer at the next points.">Value
    <input type="range" min="-1" max="1" step="0.05" .value=${String(value)} aria-valuetext=${fixed(value)}
      @input=${(event: Event) => choose(Number((event.target as HTMLInputElement).value))}><output>${fixed(value)}</output></label></div>`;
}
