// The look that questions, tasks and what became of them have in common.
import { css } from 'lit';

export const learnStyle = css`
  .card { border: 1px solid var(--_line); border-radius: 12px; background: var(--_panel); padding: 18px 20px; }
  .over { margin: 0 0 4px; font-size: 12px; font-weight: 600; letter-spacing: 0.04em; color: var(--_soft); text-transform: uppercase; }
  .ask { font-size: 15px; font-weight: 600; margin-bottom: 12px; }
  ::slotted(*) { margin: 0 0 6px; }
  ::slotted(ul), ::slotted(ol) { display: none; }
  .told { border-left: 3px solid var(--_negative); padding-left: 13px; margin: 14px 0 0; }
  .told.right { border-color: var(--_positive); }
  .told p { margin: 0 0 6px; }
  .primary { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); font-weight: 600; }
    .problem { border-left: 3px solid var(--_negative); padding-left: 10px; }
  @media print { button, .sure { display: none; } .card { break-inside: avoid; } }
`;
