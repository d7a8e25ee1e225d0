// <glassbox-recap>: what this reader predicted in the article or section around it, and what came; how sure they were, and how right.
import { css, html, LitElement, nothing } from 'lit';
import { type Answer, calibration, firstAnswers } from '../../core/learn/answers.js';
import { base, tokens } from '../base/shared-style.js';

export class GlassboxRecap extends LitElement {
  static override properties = { of: { type: String }, answers: { attribute: false } };
  static override styles = [
    tokens,
    base,
    css`
    :host { margin: 18px 0; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--_line); font-weight: 400; }
    thead th { color: var(--_soft); font-size: 12px; }
    .right, .wrong { white-space: nowrap; }
    .right::before, .wrong::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%; background: var(--_positive); }
    .wrong::before { border-radius: 0; background: var(--_negative); }
    p { margin: 10px 0 0; }
  `,
  ];

  /** A selector of what is recapped, such as "main"; the nearest section or article around it by default. */
  declare of: string | undefined;
  /** In the order they were given; a page that keeps them puts them back here. */
  declare answers: readonly Answer[];
  #scope: Element | null = null;

  constructor() {
    super();
    this.of = undefined;
    this.answers = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scope = this.closest(this.of ?? 'section, article') ?? document.body;
    this.#scope.addEventListener('glassbox-answer', this.#heard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scope?.removeEventListener('glassbox-answer', this.#heard);
  }

  readonly #heard = (event: Event): void => {
    this.answers = [...this.answers, (event as CustomEvent<Answer>).detail];
  };

  protected override render() {
    const first = firstAnswers(this.answers);
    if (first.length === 0) return html`<p class="caption">Nothing predicted here yet.</p>`;
    const words = calibration(this.answers);
    return html`<div class="scroll" tabindex="0" role="group" aria-label="What you predicted"><table part="table">
      <thead><tr><th scope="col">Asked</th><th scope="col">You said first</th><th scope="col">It was</th><th scope="col">So</th></tr></thead>
      <tbody>${first.map(
        ({ question, answer, truth, right }) =>
          html`<tr><th scope="row">${question}</th><td>${answer}</td><td>${truth}</td><td class=${right ? 'right' : 'wrong'}>${right ? 'as said' : 'otherwise'}</td></tr>`,
      )}</tbody></table></div>${words ? html`<p part="calibration">${words}</p>` : nothing}`;
  }
}
