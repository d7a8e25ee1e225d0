// How the views look that have a side to choose on and one of results: shocks, and the way down.
import { css } from 'lit';

export const sidesStyle = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; align-content: start; container-type: inline-size; }
  .sides { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px 40px; align-items: start; }
  @container (min-width: 760px) { .sides { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
  .side { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; align-content: start; justify-items: start; }
  .side > * { min-width: 0; max-width: 100%; }
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
  legend { padding: 0; margin-bottom: 6px; font-size: 12px; color: var(--_soft); }
  .choice { display: flex; flex-wrap: wrap; gap: 8px 12px; }
  .choice span { display: flex; align-items: center; gap: 6px; font-size: 12px; color: var(--_soft); min-width: 0; }
  .choice select { font-size: 14px; max-width: 190px; text-overflow: ellipsis; }
  .soft { color: var(--_soft); font-size: 12px; }
  p { margin: 0; max-width: 62ch; }
  .table { width: 100%; overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; font-size: 13px; }
  th, td { padding: 6px 0 6px 12px; text-align: right; border-bottom: 1px solid var(--_line); font-weight: 400; white-space: nowrap; }
  th:first-child { padding-left: 0; text-align: left; white-space: normal; min-width: 9ch; overflow-wrap: anywhere; }
  thead th { padding-top: 0; font-size: 12px; color: var(--_soft); }
  @container (max-width: 420px) { th, td { padding-left: 8px; font-size: 12px; } }
`;
