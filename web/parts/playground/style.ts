// How a playground fits its column: one below the other, or the network with what it has learned beside it.
import { css } from 'lit';

export const labStyle = css`
  :host { display: block; container-type: inline-size; }
  /* As wide as its column of the lab. */
  glassbox-boundary, glassbox-bowl { max-width: none; }
  .lab { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .panel {
    min-width: 0; padding: 12px; background: var(--_panel); border: 1px solid var(--_line); border-radius: 10px; margin: 0;
  }
  .title { margin-bottom: 8px; font-size: 12px; font-weight: 600; color: var(--_soft); }
  .numbers { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 16px; margin-top: 14px; }
  .numbers:first-child { margin-top: 0; }
  @container (min-width: 420px) {
    .numbers { grid-template-columns: repeat(auto-fit, minmax(96px, 1fr)); }
  }
  @container (min-width: 700px) {
    .lab { grid-template-columns: minmax(0, 1fr) minmax(0, 300px); }
    .run, .wide { grid-column: 1 / -1; }
    .network { grid-column: 1; grid-row: span 2; }
    .panel { display: flex; flex-direction: column; }
    .panel > :last-child { flex: 1; }
    .network > :last-child, .loss > :last-child { min-height: 0; }
  }
`;
