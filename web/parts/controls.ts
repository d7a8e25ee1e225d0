// <glassbox-controls>: play, one epoch, one batch, reset; and, unless compact, speed and learning rate.
import { css, html } from 'lit';
import { ModelView } from './model-view.js';
import { base, controls, tokens } from './shared-style.js';

const playIcon = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M8 5v14l11-7z" fill="currentColor"/></svg>`;
const pauseIcon = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M7 5h4v14H7zM13 5h4v14h-4z" fill="currentColor"/></svg>`;

export class GlassboxControls extends ModelView {
  static override properties = { ...ModelView.properties, compact: { type: Boolean, reflect: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    :host { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 10px 14px; }
    :host([compact]) { flex-wrap: nowrap; align-items: center; justify-content: space-between; gap: 8px; }
    .actions { display: flex; align-items: center; gap: 8px; }
    .play {
      flex: none; width: 46px; height: 46px; min-height: 46px; padding: 0; border: 0; border-radius: 50%;
      display: grid; place-items: center; background: var(--_ink); color: var(--_panel);
    }
    .play:hover:not(:disabled), .play:active:not(:disabled) { background: var(--_ink); opacity: 0.88; }
    .speed { width: max-content; }
    .rate { flex: 1; min-width: 140px; }
    :host([compact]) button:not(.play) { padding: 0 9px; }
  `,
  ];

  declare compact: boolean;

  constructor() {
    super();
    this.compact = false;
  }

  override sceneChanged(): void {
    this.requestUpdate();
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  protected override render() {
    const playing = this.model?.playing ?? false;
    const off = !this.model?.scene;
    const play = html`<button class="play" part="play" ?disabled=${off} aria-label=${playing ? 'Pause' : 'Play'}
      title=${playing ? 'Pause (space)' : 'Play (space)'} @click=${() => this.model?.toggle()}>${playing ? pauseIcon : playIcon}</button>`;
    const epoch = html`<button part="epoch" ?disabled=${off} title="Train for one epoch: once through the training rows (E)"
      @click=${() => this.model?.advance('epoch')}>Epoch</button>`;
    const batch = html`<button part="batch" ?disabled=${off} title="Train on one batch: one step (B)"
      @click=${() => this.model?.advance('step')}>Batch</button>`;
    const reset = html`<button part="reset" ?disabled=${off} title="Back to the same first weights (R)"
      @click=${() => this.model?.reset()}>Reset</button>`;
    if (this.compact) return html`${play}<slot></slot>${epoch}${reset}`;
    return html`
      <div class="actions" part="actions" role="group" aria-label="Training">${play}${epoch}${batch}${reset}</div>
      <glassbox-setting class="speed" part="speed" name="speed" .for=${this.for}></glassbox-setting>
      <glassbox-setting class="rate" part="rate" name="learning-rate" .for=${this.for}></glassbox-setting>
      <slot></slot>
    `;
  }
}
