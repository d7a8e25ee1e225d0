// <glassbox-what>: the button that asks "what is this?". Pressed, it brings the card that answers, which is loaded only then.
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { listening } from '../base/keys.js';
import { ModelView } from '../base/model-view.js';
import { notFetched } from '../base/not-fetched.js';
import { base, controls, tokens } from '../base/shared-style.js';
import type { Rule } from './rule.js';

export class GlassboxWhat extends ModelView {
  static override properties = { ...ModelView.properties, on: { type: Boolean, reflect: true }, lost: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    :host { display: inline-block; position: relative; }
    .unfetched { position: absolute; z-index: 5; top: calc(100% + 6px); right: 0; width: min(280px, 80vw); padding: 10px; border: 1px solid var(--_negative); border-radius: 8px; background: var(--_panel); }
    .unfetched button { display: block; margin-top: 8px; padding: 0 12px; }
    button { min-width: 36px; padding: 0; font-weight: 600; }
    button[aria-pressed='true'] { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); }
    @media (pointer: coarse), (max-width: 640px) { button { min-width: 44px; } }
    @media print { :host { display: none; } }
  `,
  ];

  /** Whether the page is being asked. */
  declare on: boolean;
  /** The card that answers could not be fetched. */
  declare lost: boolean;
  /** Fetches what the page says of its own things, which are no parts. */
  pageRules: () => Promise<readonly Rule[]> = async () => [];
  #card: HTMLElement | null = null;

  constructor() {
    super();
    this.on = this.lost = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override render() {
    return html`<button type="button" part="button" aria-pressed=${this.on} aria-label="What is this?"
      title=${`What is this? Press, then point at anything${listening.on ? ' (?)' : ''}`} @click=${() => this.toggle()}>?</button>${this.lost ? notFetched(() => void this.toggle()) : nothing}`;
  }

  async toggle(): Promise<void> {
    if (this.on) {
      this.#close();
      return;
    }
    this.on = true;
    this.lost = false;
    let pageRules: readonly Rule[];
    try {
      const [{ GlassboxWhatCard }, rules] = await Promise.all([import('./card.js'), this.pageRules()]);
      pageRules = rules;
      define({ 'glassbox-what-card': GlassboxWhatCard });
    } catch {
      this.on = false;
      this.lost = true;
      return;
    }
    if (!this.on || this.#card) return;
    const card = Object.assign(document.createElement('glassbox-what-card'), { pageRules });
    if (this.for) card.setAttribute('for', this.for);
    else if (this.modelId) card.setAttribute('for', this.modelId);
    card.addEventListener('glassbox-what-end', () => {
      this.#close();
      this.renderRoot.querySelector('button')?.focus({ preventScroll: true });
    });
    document.body.append(card);
    this.#card = card;
  }

  #close(): void {
    this.on = false;
    this.#card?.remove();
    this.#card = null;
  }
}
