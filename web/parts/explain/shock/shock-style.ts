// How <glassbox-shock> and its race look, beside what they share with other views.
import { css } from 'lit';

export const shockStyle = css`
  glassbox-shock-race { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px 40px; align-items: start; }
  @container (min-width: 760px) { glassbox-shock-race { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
  .epsilon { display: flex; align-items: center; gap: 10px; width: 100%; max-width: 460px; }
  .epsilon label { white-space: nowrap; }
  .epsilon input[type='range'] { flex: 1; min-width: 60px; }
  .epsilon input[type='text'] { width: 7.5ch; box-sizing: content-box; padding: 0 8px; text-align: right; }
  .results { width: 100%; }
  dl { display: grid; gap: 0; margin: 0; max-width: 460px; }
  dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; padding: 6px 0; border-bottom: 1px solid var(--_line); }
  dt { color: var(--_soft); }
  dd { margin: 0; white-space: nowrap; text-align: right; }
  /* A sum has a line of its own, however many digits it takes: training must not move what is below it. */
  dl .sum { display: grid; }
  .results p { margin-top: 8px; }
  h3 { margin: 0; font-size: 12px; font-weight: 600; color: var(--_soft); }
  .ring { display: inline-block; width: 9px; height: 9px; margin-right: 7px; border: 2px solid; border-radius: 50%; }
  .by { display: flex; justify-content: flex-end; align-items: center; gap: 8px; }
  .track { position: relative; flex: none; display: flex; width: 72px; }
  .track::before { content: ''; position: absolute; left: 50%; top: -4px; bottom: -4px; border-left: 1px solid var(--_soft); }
  .track i { height: 8px; }
  .track i[style*='margin-right'] { margin-left: auto; }
  .by .much { min-width: 8ch; }
  glassbox-shock-race { padding-top: 16px; border-top: 1px solid var(--_line); }
  .error { color: var(--_ink); border: 1px solid var(--_negative); border-radius: 8px; padding: 8px 10px; }
  @container (max-width: 420px) { .track { width: 44px; } }
`;
