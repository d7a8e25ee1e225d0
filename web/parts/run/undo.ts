// <glassbox-undo>: undo and redo of every change to data, network and settings; what each would do is its tooltip.
import { css, html } from 'lit';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';

const arrow = (mirrored: boolean) =>
  html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path transform=${mirrored ? 'matrix(-1 0 0 1 24 0)' : ''}
    d="M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

export class GlassboxUndo extends ModelView {
  static override styles = [
    tokens,
    base,
    controls,
    css`
    :host { display: flex; gap: 4px; }
    button { display: grid; place-items: center; width: 44px; padding: 0; }
    @media print { :host { display: none; } }
  `,
  ];

  override sceneChanged(): void {
    this.requestUpdate();
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  protected override render() {
    const { undoLabel, redoLabel } = this.experiment ?? {};
    const name = (verb: string, label: string | undefined) =>
      label ? `${verb}: ${label}` : `Nothing to ${verb.toLowerCase()}`;
    return html`
      <button part="undo" aria-label=${name('Undo', undoLabel)} title="${name('Undo', undoLabel)} (Ctrl+Z)" aria-disabled=${!undoLabel}
        @click=${() => this.experiment?.edit((edits) => edits.undo())}>${arrow(false)}</button>
      <button part="redo" aria-label=${name('Redo', redoLabel)} title="${name('Redo', redoLabel)} (Ctrl+Shift+Z)" aria-disabled=${!redoLabel}
        @click=${() => this.experiment?.edit((edits) => edits.redo())}>${arrow(true)}</button>
    `;
  }
}
