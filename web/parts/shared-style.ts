// What every part has in common: the tokens with their defaults, the face, the look of controls and of focus.
import { css, unsafeCSS } from 'lit';
import { dark, fontFamily, light, propertyName, type Theme, tokenNames } from '../draw/theme.js';

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
    color: var(--_ink);
  }
  :host([hidden]) { display: none; }
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
  :host([waiting]) { display: grid; grid-template-columns: minmax(0, 1fr); }
  :host([waiting]) > * { grid-area: 1 / 1; visibility: hidden; }
  :host([waiting]) > .poster { display: block; visibility: visible; }
  .poster img { display: block; max-width: 100%; height: auto; }
  .poster [hidden], .poster.pictured slot:not([name]) { display: none; }
  .poster p { margin: 0; }
  .caption { font-size: 12px; color: var(--_soft); }
`;

export const controls = css`
  button, select, input[type='number'], input[type='text'] {
    font: inherit;
    font-variant-numeric: inherit;
    color: var(--_ink);
    background: var(--_panel);
    border: 1px solid var(--_line);
    border-radius: 8px;
    min-height: 36px;
    padding: 0 11px;
  }
  button { cursor: pointer; touch-action: manipulation; }
  button:hover:not(:disabled), select:hover { border-color: var(--_soft); }
  button:active:not(:disabled) { background: var(--_wash); }
  button:disabled { opacity: 0.45; cursor: default; }
  select {
    appearance: none;
    padding-right: 28px;
    background-image: linear-gradient(45deg, transparent 50%, var(--_soft) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_soft) 50%);
    background-position: right 15px center, right 10px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }
  input[type='range'] {
    appearance: none;
    width: 100%;
    height: 36px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--_line); }
  input[type='range']::-moz-range-track { height: 4px; border-radius: 2px; background: var(--_line); }
  input[type='range']::-webkit-slider-thumb {
    appearance: none; width: 18px; height: 18px; margin-top: -7px; border: 0; border-radius: 50%; background: var(--_ink);
  }
  input[type='range']::-moz-range-thumb { width: 18px; height: 18px; border: 0; border-radius: 50%; background: var(--_ink); }
  @media (pointer: coarse), (max-width: 640px) {
    button, select, input[type='number'], input[type='text'] { min-height: 44px; }
    input[type='range'] { height: 44px; }
  }
`;
