// What the dialogs behind the header's buttons share. Loaded with the first of them.
import { css } from 'lit';

/** A dialog of the page's kind, made when it is first asked for. Its content says its title in an element `${id}-title`. */
export function makeDialog(id: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.id = id;
  dialog.className = 'share files';
  dialog.setAttribute('aria-labelledby', `${id}-title`);
  // Single keys of the page mean nothing in here.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

const sheet = css`
  .files { width: min(640px, calc(100vw - 20px)); max-height: calc(100dvh - 20px); overflow-y: auto; }
  .files h3 { margin: 0; font-size: 13px; }
  .files .ways { display: grid; gap: 0; margin: 0; padding: 0; list-style: none; }
  .files .ways li { display: grid; grid-template: auto 1fr / minmax(0, 1fr) auto; gap: 2px 12px; align-items: start; padding: 8px 0; border-top: 1px solid var(--glassbox-line); }
  .files .ways b { font-weight: 600; }
  .files .ways p { color: var(--glassbox-soft); font-size: 13px; grid-column: 1; }
  .files .ways .acts { grid-column: 2; grid-row: 1 / span 2; flex-direction: column; align-items: stretch; }
  .files .note { color: var(--glassbox-soft); font-size: 13px; }
  .files details > summary { cursor: pointer; min-height: 32px; line-height: 32px; }
  .files details ul { font-size: 13px; overflow-wrap: anywhere; }
  .files .said:not(:empty) { padding: 8px 10px; border-radius: 8px; background: var(--glassbox-wash); overflow-wrap: anywhere; }
  .files select, .files input[type='number'] { font: inherit; min-height: 36px; padding: 0 8px; color: var(--glassbox-ink); background: var(--glassbox-panel); border: 1px solid var(--glassbox-line); border-radius: 8px; }
  .files textarea { width: 100%; min-height: 108px; padding: 8px 10px; font: 12px/1.5 ui-monospace, monospace; color: var(--glassbox-soft); background: var(--glassbox-wash); border: 1px solid var(--glassbox-line); border-radius: 8px; resize: vertical; overflow-wrap: anywhere; }
  .files fieldset { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; margin: 0; padding: 0; border: 0; }
  .files .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: 0 14px; }
  .files .choices .check { line-height: 1.25; }
  .files .choices input { flex: none; }
  .files legend { padding: 0; margin-bottom: 2px; font-size: 13px; font-weight: 600; }
  .files iframe { display: block; width: 100%; border: 1px solid var(--glassbox-line); border-radius: 8px; background: var(--glassbox-panel); }
  @media (max-width: 640px), (pointer: coarse) {
    .files details > summary { min-height: 44px; line-height: 44px; }
    .files select, .files input[type='number'] { min-height: 44px; }
  }
  @media (max-width: 480px) {
    .files .ways li { grid-template: none / minmax(0, 1fr); }
    .files .ways .acts { grid-column: 1; grid-row: auto; flex-direction: row; }
  }
`;
if (sheet.styleSheet) document.adoptedStyleSheets.push(sheet.styleSheet);
