// What the dialogs of the data have in common.
import { css } from 'lit';

export const dialogStyle = css`
  dialog {
    width: min(680px, calc(100vw - 20px)); max-height: calc(100dvh - 20px); padding: 0; overflow: hidden;
    color: var(--_ink); background: var(--_panel); border: 1px solid var(--_line); border-radius: 12px;
    box-shadow: 0 16px 48px rgb(0 0 0 / 24%);
  }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: rgb(0 0 0 / 32%); }
  header, footer { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 12px 16px; }
  header { justify-content: space-between; border-bottom: 1px solid var(--_line); }
  footer { justify-content: flex-end; border-top: 1px solid var(--_line); }
  footer .summary { flex: 1 1 200px; }
  .body { display: flex; flex-direction: column; gap: 12px; padding: 14px 16px; overflow: auto; }
  h2, h3 { margin: 0; font-size: 15px; font-weight: 600; }
  p { margin: 0; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
  .first { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); }
  .first:active:not(:disabled) { background: var(--_ink); opacity: 0.88; }
  .problem { padding: 10px 12px; border: 1px solid var(--_negative); border-radius: 8px; overflow-wrap: anywhere; }
  .check { display: inline-flex; align-items: center; gap: 8px; min-height: 36px; }
  input[type='checkbox'], input[type='radio'] { accent-color: var(--_ink); width: 18px; height: 18px; margin: 0; }
  textarea {
    width: 100%; min-height: 84px; padding: 8px 10px; resize: vertical; font: 12px/1.5 ui-monospace, monospace;
    color: var(--_ink); background: var(--_panel); border: 1px solid var(--_line); border-radius: 8px;
  }
  ul { margin: 0; padding-left: 18px; }
  @media (pointer: coarse), (max-width: 640px) { .check { min-height: 44px; } }
`;

/** Keys pressed in a dialog are not meant for the page behind it. */
export const keepKeys = (event: KeyboardEvent): void => event.stopPropagation();
