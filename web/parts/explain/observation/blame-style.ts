// How <glassbox-blame> looks: the way, what a step says, and its tables.
import { css } from 'lit';

export const blameStyle = css`
  :host { container-type: inline-size; }
  .whole, .steps, .told { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; align-content: start; }
  .whole > * { min-width: 0; }
  .bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .bar .main { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); min-width: 84px; }
  .bar .main:active:not(:disabled) { background: var(--_soft); }
  .count { margin-left: auto; white-space: nowrap; }
  .way { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0; list-style: none; }
  .way button { position: relative; display: inline-flex; align-items: center; gap: 6px; min-height: 30px; padding: 0 8px; font-size: 12px; border-color: transparent; background: none; color: var(--_soft); white-space: nowrap; }
  .way button[aria-current] { background: var(--_wash); color: var(--_ink); box-shadow: inset 0 -2px var(--_ink); }
  .way i { flex: none; width: 9px; height: 9px; border: 2px solid; border-radius: 50%; }
  .words { min-height: 116px; max-width: 62ch; }
  @container (max-width: 460px) { .words { min-height: 158px; } }
  .words h3 { margin: 0 0 2px; font-size: 14px; font-weight: 600; }
  .words p { margin: 0 0 4px; overflow-wrap: anywhere; }
  .signs { display: grid; gap: 2px; margin: 6px 0 0; font-size: 12px; color: var(--_soft); }
  .signs div { display: flex; gap: 8px; }
  .signs dt { flex: none; width: 12px; text-align: center; }
  .signs dd { margin: 0; }
  h4 { margin: 0; font-size: 12px; font-weight: 600; color: var(--_soft); }
  .deltas { display: flex; flex-wrap: wrap; gap: 4px; }
  .deltas button { display: grid; justify-items: center; padding: 3px 8px; min-height: 40px; min-width: 62px; line-height: 1.25; border-color: transparent; }
  .deltas button[aria-pressed='true'] { border-color: var(--_ink); }
  .deltas b { font-weight: 400; font-size: 11px; color: var(--_ink); }
  .deltas span { font-size: 13px; white-space: nowrap; }
  .ledger { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; font-size: 13px; }
  th, td { padding: 6px 0 6px 12px; text-align: right; border-bottom: 1px solid var(--_line); font-weight: 400; white-space: nowrap; }
  th:first-child { padding-left: 0; text-align: left; white-space: normal; min-width: 9ch; overflow-wrap: anywhere; }
  thead th { color: var(--_soft); font-size: 12px; padding-top: 0; }
  .rank { display: flex; justify-content: flex-end; align-items: center; gap: 8px; }
  .track { flex: none; display: flex; justify-content: flex-end; width: 64px; }
  .track i { min-width: 2px; height: 8px; border-radius: 4px; }
  .rank .share { min-width: 4.6ch; }
  .more { padding-top: 4px; }
  .rule { display: grid; gap: 8px; }
  .rule p { margin: 0 0 8px; max-width: 62ch; }
  .unfetched { margin: 0; border: 1px solid var(--_negative); border-radius: 8px; padding: 8px 10px; }
  tr.over { background: var(--_wash); }
  @media (pointer: coarse), (max-width: 640px) { .way button { min-height: 44px; } .deltas button { min-height: 44px; } }
  @container (max-width: 400px) { th, td { padding-left: 8px; font-size: 12px; } .rank { gap: 5px; } .track { width: 34px; } }
  @container (max-width: 360px) { .track { display: none; } }
  @container (min-width: 700px) {
    .whole { grid-template: 'steps steps' auto 'picture told' 1fr 'foot foot' auto / minmax(0, 1fr) minmax(0, 1fr); gap: 16px 32px; }
    .steps { grid-area: steps; }
    slot[name='picture'] { display: block; grid-area: picture; --glassbox-flow-height: 420px; }
    slot[name='picture']::slotted(*) { position: sticky; top: 12px; }
    .rule { grid-template: 'says step' auto 'bar step' 1fr / minmax(0, 1fr) minmax(0, 1fr); gap: 8px 32px; }
    .rule .says { grid-area: says; }
    .rule .ledger { grid-area: step; }
    .rule .bar { grid-area: bar; align-self: start; }
    .told { grid-area: told; }
    .foot { grid-area: foot; }
  }
`;
