// <glassbox-controls>: play, one epoch, one batch, one row, reset; and, unless compact, speed and learning rate.

import { css, html, nothing } from 'lit';
import { lookUp } from '../../core/base/look-up.js';
import { booleanAttribute } from '../base/boolean-attribute.js';
import { keyHint } from '../base/keys.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';

const playIcon = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M8 5v14l11-7z" fill="currentColor"/></svg>`;
const pauseIcon = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M7 5h4v14H7zM13 5h4v14h-4z" fill="currentColor"/></svg>`;

const usual = 'play epoch batch reset speed learning-rate';

export class GlassboxControls extends ModelView {
  static override properties = {
    ...ModelView.properties,
    compact: { ...booleanAttribute, reflect: true },
    show: { type: String },
  };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    :host { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 10px 12px; }
    :host([compact]:not([compact='false' i])) { align-items: center; justify-content: space-between; gap: 6px; }
    .setting { min-width: 110px; }
    .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 4px; }
    .actions button:not(.play) { padding: 0 9px; }
    .play {
      flex: none; width: 46px; height: 46px; min-height: 46px; padding: 0; border: 0; border-radius: 50%;
      display: grid; place-items: center; background: var(--_ink); color: var(--_panel);
    }
    .play:hover:not(:disabled), .play:active:not(:disabled) { background: var(--_ink); opacity: 0.88; }
    .speed { width: max-content; }
    .rate { flex: 1; min-width: 130px; }
    /* Below the numbers where these have become too long for one line. */
    .compact { gap: 6px; margin-inline-start: auto; }
    .compact button:not(.play) { padding: 0 7px; }
  `,
  ];

  declare compact: boolean;
  /** Which ones, between spaces or commas: play, epoch, batch, row, reset, and any setting by the name of its attribute. */
  declare show: string | undefined;

  protected override get takesPoster(): boolean {
    return false;
  }

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
    const playing = this.experiment?.playing ?? false;
    const off = !this.experiment?.scene;
    const play = html`<button class="play" part="play" ?disabled=${off} aria-label=${playing ? 'Pause' : 'Play'}
      title=${`${playing ? 'Pause' : 'Play'}${keyHint('play')}`} @click=${() => this.experiment?.toggle()}>${playing ? pauseIcon : playIcon}</button>`;
    const epoch = html`<button part="epoch" ?disabled=${off} title=${`Train for one epoch: once through the training rows${keyHint('epoch')}`}
      @click=${() => this.experiment?.advance('epoch')}>Epoch</button>`;
    const batch = html`<button part="batch" ?disabled=${off} title=${`Train on one batch: one step${keyHint('batch')}`}
      @click=${() => this.experiment?.advance('step')}>Batch</button>`;
    const row = html`<button part="row" ?disabled=${off} title=${`Train on the next row alone: one step${keyHint('row')}`}
      @click=${() => this.experiment?.advance('row')}>Row</button>`;
    const reset = html`<button part="reset" ?disabled=${off} title=${`Back to the same first weights${keyHint('reset')}`}
      @click=${() => this.experiment?.edit((edits) => edits.reset())}>Reset</button>`;
    if (this.compact) return html`${play}<slot></slot><div class="actions compact">${epoch}${reset}</div>`;
    const buttons: Record<string, unknown> = { play, epoch, batch, row, reset };
    const asked = (this.show ?? usual).split(/[\s,]+/).filter(Boolean);
    const actions = asked.filter((name) => Object.hasOwn(buttons, name));
    return html`
      ${actions.length > 0 ? html`<div class="actions" part="actions" role="group" aria-label="Training">${actions.map((name) => lookUp(buttons, name))}</div>` : nothing}
      ${asked.filter((name) => !Object.hasOwn(buttons, name)).map((name) => this.#setting(name))}
      <slot></slot>
    `;
  }

  #setting(name: string) {
    const part = lookUp({ speed: 'speed', 'learning-rate': 'rate' }, name) ?? 'setting';
    return html`<glassbox-setting class=${part} part=${part} name=${name} .for=${this.for}></glassbox-setting>`;
  }
}
