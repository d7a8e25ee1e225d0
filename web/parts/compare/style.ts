// How the views that compare networks look.
import { css } from 'lit';

export const compareStyle = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; align-content: start; container-type: inline-size; }
  .ask { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; }
  .ask label { display: inline-flex; align-items: center; gap: 6px; color: var(--_soft); }
  .ask input[type='number'] { width: 8ch; box-sizing: content-box; padding: 0 8px; text-align: right; }
  .primary { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); font-weight: 600; padding: 0 16px; }
  .primary:active:not(:disabled, [aria-disabled='true']) { background: var(--_soft); }
  progress { flex: 1 1 120px; max-width: 240px; height: 6px; appearance: none; border: 0; border-radius: 3px; overflow: hidden; background: var(--_wash); accent-color: var(--_ink); }
  progress::-webkit-progress-bar { background: var(--_wash); }
  progress::-webkit-progress-value { background: var(--_ink); }
  progress::-moz-progress-bar { background: var(--_ink); }
  .soft { color: var(--_soft); }
  .soft[part='note'] { margin: 0; max-width: 80ch; }
  .finding p { margin: 0; max-width: 80ch; }
  .finding .headline { font-size: 18px; font-weight: 650; line-height: 1.3; }
  .finding { min-height: 48px; }
  .pictures { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px 28px; }
  figure { margin: 0; min-width: 0; display: grid; gap: 6px; align-content: start; }
  figcaption { font-size: 12px; color: var(--_soft); max-width: 70ch; }
  .map glassbox-picture { aspect-ratio: 1; width: 100%; border-radius: 6px; overflow: hidden; }
  .map.curve glassbox-picture { aspect-ratio: 4 / 3; }
  .stage { border-radius: 6px; cursor: pointer; touch-action: manipulation; }
  .stage.chosen { cursor: move; }
  .stage:focus-visible { outline-offset: 4px; }
  .plots { display: grid; gap: 14px; align-content: start; min-width: 0; }
  .costs glassbox-picture { height: 240px; }
  .dots { display: grid; gap: 6px; cursor: pointer; touch-action: manipulation; border-radius: 4px; }
  .dots glassbox-picture { height: 130px; }
  .dots .bars { height: 200px; }
  .tall .dots glassbox-picture { height: 320px; }
  .ask input.one { width: 8ch; box-sizing: content-box; padding: 0 8px; text-align: right; }
  .line { margin-right: 10px; white-space: nowrap; }
  .line::before { content: ''; display: inline-block; width: 16px; margin-right: 6px; border-top: 2px solid var(--_ink); vertical-align: middle; }
  .line.other::before { border-color: var(--_positive); }
  .ask .values { flex: 1 1 260px; }
  .ask .values input { flex: 1; min-width: 0; }
  .ask button[aria-pressed='true'] { background: var(--_wash); font-weight: 600; }
  .dots:focus-visible { outline-offset: 4px; }
  .told { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; min-height: 36px; }
  .error { margin: 0; border: 1px solid var(--_negative); border-radius: 8px; padding: 8px 10px; }
  @container (min-width: 720px) {
    .pictures.mapped { grid-template-columns: minmax(0, 4fr) minmax(0, 7fr); }
  }
  @media (pointer: coarse), (max-width: 640px) { .told { min-height: 44px; } }
  @media print { .ask, .told button { display: none; } }
`;
