// <glassbox-expect epochs="300">: what a reader expects of a run, drawn before it: the loss curve, or with of="boundary" the boundary on the
// map. Then the network trains, both lie over each other, and the distance between them is told.
import { css, html, nothing } from 'lit';
import type { Answer } from '../../core/learn/answers.js';
import type { Need } from '../../experiment/needs.js';
import type { Scene } from '../../experiment/scene.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { notFetched } from '../base/not-fetched.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { many } from '../words/layer-words.js';
import type { Ahead, AheadHost, Outcome } from './ahead.js';
import { CurveAhead } from './curve-ahead.js';
import { learnStyle } from './style.js';

export class GlassboxExpect extends ModelView implements AheadHost {
  static override properties = {
    ...ModelView.properties,
    of: { type: String },
    shape: { type: String },
    epochs: { type: Number },
    run: { state: true },
    failed: { state: true },
  };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    learnStyle,
    css`
    :host { margin: 24px 0; }
    svg { display: block; width: 100%; height: auto; touch-action: none; }
    .map { max-width: 420px; overflow: visible; touch-action: pan-y; }
    .map .touch { touch-action: none; cursor: move; }
    .map .handle { cursor: move; }
    .ground { fill: var(--_middle); }
    .grid { stroke: var(--_line); }
    text { font-size: 11px; fill: var(--_soft); }
    .mine, .came { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .mine { stroke: var(--_hidden1); stroke-dasharray: 5 4; }
    .came { stroke: var(--_ink); }
    .handle { fill: var(--_panel); stroke: var(--_hidden1); stroke-width: 2; cursor: ns-resize; }
    .touch { fill: transparent; cursor: ns-resize; }
    g:focus-visible { outline: none; }
    g:focus-visible .handle { fill: var(--_hidden1); }
    .key { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 6px 0 12px; }
    .key span { display: inline-flex; align-items: center; gap: 6px; }
    .lines span::before { content: ''; width: 18px; border-top: 2px solid var(--_ink); }
    .lines span.drawn::before { border-top: 2px dashed var(--_hidden1); }
    .side { display: block; margin: 0 0 12px; }
  `,
  ];

  /** cost, test-cost or boundary. */
  declare of: string;
  /** Of a boundary: across, a line from left to right, or around, a ring. */
  declare shape: string;
  /** How long it trains, and what the axis of a curve spans; at least 1. */
  declare epochs: number;
  /** Whether the reader has let it run. */
  declare run: boolean;
  /** Whether what draws it could not be fetched. */
  declare failed: boolean;
  #ahead: Ahead | null = null;
  #arrived = false;
  #told = false;

  constructor() {
    super();
    this.of = 'cost';
    this.shape = 'across';
    this.epochs = 300;
    this.run = this.failed = false;
  }

  protected override get takesPoster(): boolean {
    return false;
  }

  /** What lies under the drawn must not be known before. */
  protected override get needs(): readonly Need[] {
    return this.run && !this.#told ? (this.#ahead?.needs ?? []) : [];
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('of') || changed.has('shape')) this.#drawAnew();
  }

  override sceneChanged(): void {
    this.#drawAnew();
    this.requestUpdate();
  }
  override numbersArrived(): void {
    this.requestUpdate();
  }
  override stateChanged(): void {
    this.requestUpdate();
  }

  #drawAnew(): void {
    this.#ahead = null;
    this.run = this.failed = this.#arrived = this.#told = false;
    const scene = this.experiment?.scene;
    if (!scene) return;
    if (this.of !== 'boundary') this.#ahead = new CurveAhead(this);
    else void this.#drawBoundary(scene);
  }

  async #drawBoundary(scene: Scene): Promise<void> {
    const fetched = await import('./boundary-ahead.js').catch(() => null);
    if (this.experiment?.scene !== scene || this.of !== 'boundary' || this.#ahead) return;
    this.failed = !fetched;
    if (fetched) this.#ahead = new fetched.BoundaryAhead(this, scene);
    this.requestUpdate();
  }

  protected override render() {
    const { experiment } = this;
    const ahead = this.#ahead;
    const outcome = (this.run && experiment && ahead?.outcome(experiment, this.#arrived)) || null;
    if (this.failed) return html`<div class="card"><slot></slot>${notFetched(() => this.sceneChanged())}</div>`;
    if (ahead?.problem) return html`<div class="card"><slot></slot><p class="problem">${ahead.problem}</p></div>`;
    const picture = experiment?.frame ? ahead?.picture(experiment) : null;
    if (!ahead || !picture) return html`<div class="card"><slot></slot></div>`;
    if (outcome && !this.#told) {
      this.#told = true;
      queueMicrotask(() => this.#say(ahead.answer, outcome));
    }
    return html`<div class="card" part="question">
      <p class="over">Before you see it</p>
      <div class="ask"><slot></slot></div>
      ${picture}
      <div class="key lines caption" part="key"><span class="drawn">${ahead.drawn}</span>${this.run ? html`<span>${ahead.came}</span>` : nothing}</div>
      <button class="primary" part="answer" ?disabled=${this.run} @click=${this.#start}>Train ${many(this.epochs, 'epoch')}, and see</button>
      <div role="status">${outcome ? html`<div class="told ${outcome.right ? 'right' : ''}" part="told"><p>${outcome.words}</p><slot name="why"></slot></div>` : nothing}</div>
    </div>`;
  }

  readonly #start = async (): Promise<void> => {
    const { experiment } = this;
    const ahead = this.#ahead;
    if (!experiment) return;
    this.run = true;
    experiment.needsChanged();
    const left = this.epochs - (experiment.frame?.tick.epoch ?? 0);
    if (left > 0) await experiment.advance('epoch', left);
    if (this.#ahead !== ahead) return;
    this.#arrived = true;
    this.requestUpdate();
  };

  /** What is asked, without what is told afterwards. */
  get #ask(): string {
    const own = [...this.children].filter((child) => !child.slot);
    return own.map((child) => child.textContent?.trim().replace(/\s+/g, ' ')).join(' ');
  }

  #say(answer: string, { truth, right }: Outcome): void {
    this.experiment?.needsChanged();
    const detail: Answer = {
      id: this.id,
      question: this.#ask,
      answer,
      truth,
      right,
      attempt: 1,
      time: new Date().toISOString(),
    };
    this.dispatchEvent(new CustomEvent('glassbox-answer', { detail, bubbles: true, composed: true }));
  }
}
