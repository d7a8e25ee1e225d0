// <glassbox-question kind="choice">: a prediction, made before it is seen. What is asked and what it is told afterwards stand between the tags;
// the truth is what the model says at the moment of the answer. Nothing waits for an answer: everything around can be read and used.
import { css, html, nothing, type PropertyValues } from 'lit';
import type { Parsed } from '../../core/base/parsed.js';
import type { Answer } from '../../core/learn/answers.js';
import type { Judgement } from '../../core/learn/judge.js';
import type { Need } from '../../experiment/needs.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { type AnswerForm, formOf } from './answer-form.js';
import { arrowForm } from './arrow-form.js';
import { fill, numbersIn, quantitiesOf } from './fill.js';
import { momentOf, needsOf } from './moment-of.js';
import { questionStyle } from './question-style.js';
import { learnStyle } from './style.js';

/** What may happen at an answer: nothing, one batch, one epoch, or training until somebody pauses it. */
const acts = {
  step: 'Answer, and take the step',
  epoch: 'Answer, and train one epoch',
  play: 'Answer, and let it train',
} as const;
type Act = keyof typeof acts;
const isAct = (text: string): text is Act => Object.hasOwn(acts, text);

export class GlassboxQuestion extends ModelView {
  static override properties = {
    ...ModelView.properties,
    kind: { type: String },
    truth: { type: String },
    tolerance: { type: String },
    terms: { type: String },
    reach: { type: String },
    on: { type: String },
    act: { type: String },
    confidence: { type: Boolean },
    judged: { state: true },
    note: { state: true },
  };
  static override styles = [tokens, base, controls, fields, learnStyle, questionStyle, css`:host { margin: 24px 0; }`];

  /** choice, number, ticks or arrow. */
  declare kind: string;
  /** Of a number: what it is compared with; of an arrow: two numbers with a comma between. */
  declare truth: string | undefined;
  /** Of a number: how far off still counts as right, above 0. 0.005 by default. */
  declare tolerance: string | undefined;
  /** Of a number: what it is a sum of, with commas between; a wrong answer is told which of them slipped. */
  declare terms: string | undefined;
  /** Of an arrow: how far an edge of its pad is from the middle, above 0. 1 by default. */
  declare reach: string | undefined;
  /** Of an arrow: the id of the `<glassbox-bowl>` it is drawn on; a pad of its own without one. */
  declare on: string | undefined;
  /** What an answer sets off: step, epoch or play; nothing where it is left out. */
  declare act: string;
  /** Asks how sure the reader is. */
  declare confidence: boolean;
  declare judged: Judgement | null;
  declare note: string;
  #form: Parsed<AnswerForm> = { ok: false, error: '' };
  #sure = 0.5;
  #attempts = 0;

  constructor() {
    super();
    this.kind = 'choice';
    this.act = '';
    this.confidence = false;
    this.judged = null;
    this.note = '';
  }

  /** What stands between the tags is the question. */
  protected override get takesPoster(): boolean {
    return false;
  }

  protected override get needs(): readonly Need[] {
    const asked = this.#form.ok ? this.#form.value.quantities : [];
    return needsOf([...asked, ...quantitiesOf(this.#told)]);
  }

  #leave(): void {
    if (this.#form.ok) this.#form.value.dispose?.();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  get #told(): HTMLDataElement[] {
    return numbersIn(this);
  }

  override willUpdate(changed: PropertyValues): void {
    if (!['kind', 'truth', 'tolerance', 'terms', 'reach', 'on'].some((name) => changed.has(name))) return;
    const source = {
      id: this.id || 'answer',
      attribute: (name: string) => this.getAttribute(name) ?? '',
      found: (id: string) =>
        id ? (this.getRootNode() as ParentNode).querySelector<HTMLElement>(`#${CSS.escape(id)}`) : null,
      items: [...this.querySelectorAll<HTMLElement>(':scope > ul > li, :scope > ol > li')],
    };
    this.#leave();
    this.#form = this.kind === 'arrow' ? arrowForm(source) : formOf(this.kind, source);
    this.experiment?.needsChanged();
  }

  /** Words that belong to the answer are not shown before it. */
  protected override updated(): void {
    for (const element of this.querySelectorAll<HTMLElement>(':scope > [slot=why]')) element.hidden = !this.judged;
  }

  override frameArrived(): void {
    this.requestUpdate();
  }

  override pointChanged(): void {
    const pointed = this.experiment?.attention.pointed;
    if (this.#form.ok && pointed && this.#form.value.pointed?.(pointed)) this.requestUpdate();
  }

  protected override render() {
    if (!this.#form.ok) return html`<div class="card"><slot></slot><p class="problem">${this.#form.error}</p></div>`;
    const { judged } = this;
    const label = this.#attempts > 0 ? 'Answer again' : isAct(this.act) ? acts[this.act] : 'Answer';
    return html`<div class="card" part="question" role="group" aria-label=${this.#ask}>
      <p class="over">Before you see it</p>
      <div class="ask"><slot></slot></div>
      ${this.#form.value.render(() => this.requestUpdate())}
      ${
        this.confidence
          ? html`<label class="sure"><span>a guess</span><input type="range" min="0" max="1" step="0.05" .value=${String(this.#sure)}
          aria-label="How sure you are" @input=${this.#slide}><span>quite sure</span></label>`
          : nothing
      }
      <button class="primary" part="answer" @click=${this.#answer}>${label}</button>
      <div role="status">${this.note ? html`<p class="note">${this.note}</p>` : nothing}${
        judged
          ? html`<div class="told ${judged.right ? 'right' : 'wrong'}" part="told"><p>${judged.right ? 'As you said. ' : ''}${judged.told}</p><slot name="why"></slot></div>`
          : html`<slot name="why" hidden></slot>`
      }</div>
    </div>`;
  }

  get #ask(): string {
    const own = [...this.children].filter((child) => !child.slot && !/^[UO]L$/.test(child.tagName));
    return own.map((child) => child.textContent?.trim().replace(/\s+/g, ' ')).join(' ');
  }

  readonly #slide = (event: Event): void => {
    this.#sure = Number((event.target as HTMLInputElement).value);
  };

  readonly #answer = (): void => {
    if (!this.#form.ok) return;
    const form = this.#form.value;
    const moment = momentOf(this.experiment);
    const judged = form.missing || !moment ? null : form.judge(moment);
    if (!judged || !moment) {
      this.note = form.missing || 'The network is not there yet. Try again in a moment.';
      return;
    }
    this.note = '';
    this.judged = judged;
    this.#attempts++;
    // The numbers of this very moment: what follows changes them.
    fill(this.#told, moment);
    const detail: Answer = {
      id: this.id,
      question: this.#ask,
      answer: judged.answer,
      truth: judged.truth,
      right: judged.right,
      ...(this.confidence && { confidence: this.#sure }),
      attempt: this.#attempts,
      time: new Date().toISOString(),
    };
    this.dispatchEvent(new CustomEvent('glassbox-answer', { detail, bubbles: true, composed: true }));
    if (this.act === 'play') this.experiment?.play();
    else if (isAct(this.act)) void this.experiment?.advance(this.act as 'step' | 'epoch');
  };
}
