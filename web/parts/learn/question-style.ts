// How the fields of a question look.
import { css } from 'lit';

export const questionStyle = css`
  .choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)); gap: 8px; margin-bottom: 14px; }
  .choice {
    display: flex; align-items: center; gap: 10px; min-height: 44px; padding: 6px 12px; border: 1px solid var(--_line); border-radius: 10px;
    font-size: 15px; cursor: pointer;
  }
  .choice:hover { border-color: var(--_soft); }
  .choice:has(:checked) { border-color: var(--_ink); box-shadow: inset 0 0 0 1px var(--_ink); }
  .choice input { flex: none; width: 16px; height: 16px; margin: 0; accent-color: var(--_ink); }
  .number { display: flex; align-items: center; gap: 10px; margin-bottom: 14px; }
  .number input { width: 9em; min-height: 44px; }
  .sure { display: flex; align-items: center; gap: 12px; margin-bottom: 10px; font-size: 13px; color: var(--_soft); white-space: nowrap; }
  .primary { min-height: 44px; padding: 0 18px; }
  .note { margin: 10px 0 0; color: var(--_soft); }
  .pad { width: min(100%, 280px); aspect-ratio: 1; border: 1px solid var(--_line); border-radius: 10px; touch-action: none; cursor: crosshair; }
  svg { display: block; width: 100%; height: 100%; }
  path { fill: none; stroke-width: 0.025; }
  .axes { stroke: var(--_line); stroke-width: 0.01; }
  .mine path { stroke: var(--_ink); }
  .truth path { stroke: var(--_positive); stroke-dasharray: 0.06 0.04; }
  circle { fill: var(--_ink); }
  .pad + .caption { margin: 6px 0 14px; }
`;
