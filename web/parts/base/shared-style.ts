// What every part has in common: the tokens with their defaults, the face, the look of controls and of focus.
import { css, unsafeCSS } from 'lit';
import { dark, fontFamily, light, propertyName, type Theme, tokenNames } from '../../draw/theme.js';

/** `--_ink: var(--glassbox-ink, #1c1f24)`: what an author sets wins, else the table does. */
function withDefaults(theme: Theme): string {
  return tokenNames.map((token) => `--_${token}: var(${propertyName(token)}, ${theme[token]});`).join('');
}

export const tokens = css`
  :host { ${unsafeCSS(withDefaults(light))} }
  @media screen and (prefers-color-scheme: dark) {
    :host { ${unsafeCSS(withDefaults(dark))} }
  }
`;

export const base = css`
  :host {
    display: block;
    font: 400 14px/1.45 var(--glassbox-font, ${unsafeCSS(fontFamily)});
    font-variant-numeric: tabular-nums;
    /* What a page says of its own text does not reach in. */
    text-align: start; text-transform: none; letter-spacing: normal; white-space: normal;
    color: var(--_ink);
  }
  :host([hidden]) { display: none; }
  /* Its words are English and its numbers have signs: on a page from right to left, too, they read from the left. */
  :host(:not(:state(waiting))) { direction: ltr; }
  * { box-sizing: border-box; }
  :focus-visible { outline: 2px solid var(--_ink); outline-offset: 2px; }
  .hidden {
    position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  canvas { display: block; width: 100%; height: 100%; }
  @media print { canvas { object-fit: contain; object-position: left top; } }
  .poster { display: none; }
  /* What stands in takes the same place, so that little moves when the part begins. */
  :host(:state(waiting)) { display: grid; grid-template-columns: minmax(0, 1fr); }
  :host(:state(waiting)) > * { grid-area: 1 / 1; visibility: hidden; }
  :host(:state(waiting)) > .poster { display: block; visibility: visible; }
  .poster img { display: block; max-width: 100%; height: auto; }
  .poster [hidden], .poster.pictured slot:not([name]) { display: none; }
  .poster p { margin: 0; }
  .caption { font-size: 12px; color: var(--_soft); }
`;

/** Of buttons; fields have a sheet of their own. */
export const controls = css`
  button {
    font: inherit;
    font-variant-numeric: inherit;
    color: var(--_ink);
    background: var(--_panel);
    border: 1px solid var(--_line);
    border-radius: 8px;
    min-height: 36px;
    padding: 0 11px;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover:not(:disabled, [aria-disabled='true']) { border-color: var(--_soft); }
  button:active:not(:disabled, [aria-disabled='true']) { background: var(--_wash); }
  button:is(:disabled, [aria-disabled='true']) { opacity: 0.45; cursor: default; }
  @media (pointer: coarse), (max-width: 640px) { button { min-height: 44px; } }
`;
