// <glassbox-check goal="cost < 0.46">: something to bring about, by whatever the page offers. It is done when the model's own numbers say so,
// and stays done.
import { css, html, type PropertyValues } from 'lit';
import type { Parsed } from '../../core/base/parsed.js';
import { type Goal, parseGoal } from '../../core/learn/goal.js';
import type { Need } from '../../experiment/needs.js';
import { ModelView } from '../base/model-view.js';
import { base, tokens } from '../base/shared-style.js';
import { momentOf, needsOf } from './moment-of.js';

export class GlassboxCheck extends ModelView {
  static override properties = {
    ...ModelView.properties,
    goal: { type: String },
    done: { type: Boolean, reflect: true },
  };
  static override styles = [
    tokens,
    base,
    css`
    :host { margin: 18px 0; }
    .row { display: flex; gap: 12px; }
    .mark { flex: none; width: 22px; height: 22px; margin-top: 1px; border: 2px solid var(--_positive); border-radius: 50%; }
    :host([done]) .mark { background: var(--_positive); box-shadow: inset 0 0 0 3px var(--_panel); }
    .now { color: var(--_soft); font-size: 13px; min-height: 19px; }
    .problem { border-left: 3px solid var(--_negative); padding-left: 10px; }
    ::slotted(*) { margin: 0; }
  `,
  ];

  /** Such as "cost < 0.46": the grammar is in docs/embedding.md. */
  declare goal: string;
  /** Whether it was reached; removing it sets the goal anew, from the model as it is then. */
  declare done: boolean;
  #goal: Parsed<Goal> = { ok: false, error: '' };
  #start: Map<string, number> | null = null;
  #shown = '';

  constructor() {
    super();
    this.goal = '';
    this.done = false;
  }

  protected override get takesPoster(): boolean {
    return false;
  }

  protected override get needs(): readonly Need[] {
    return this.#goal.ok && !this.done ? needsOf(this.#goal.value.quantities) : [];
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('goal')) this.#goal = parseGoal(this.goal);
    if (changed.has('goal') || (changed.has('done') && !this.done)) this.#start = null;
    if (changed.has('goal') || changed.has('done')) this.experiment?.needsChanged();
  }

  override sceneChanged(): void {
    this.#look();
  }
  override frameArrived(): void {
    this.#look();
  }
  override pointChanged(): void {
    this.#look();
  }

  /** “Its start” is what the model says now. */
  restart(): void {
    this.#start = null;
    this.#look();
  }

  #look(): void {
    const moment = momentOf(this.experiment);
    if (!this.#goal.ok || !moment) return;
    const { quantities, isMet } = this.#goal.value;
    const values = quantities.map((quantity) => [quantity, quantity.read(moment)] as const);
    // A start is whole: what is computed later belongs to the same moment.
    const known = values.filter(([, value]) => !Number.isNaN(value));
    this.#start ??= new Map();
    for (const [{ name }, value] of known) if (!this.#start.has(name)) this.#start.set(name, value);
    const now = known.map(([{ name, write }, value]) => `${name} ${write(value)}`).join(', ');
    const met = !this.done && isMet(moment, this.#start);
    if (now !== this.#shown) {
      this.#shown = now;
      this.requestUpdate();
    }
    if (!met) return;
    this.done = true;
    this.dispatchEvent(
      new CustomEvent('glassbox-done', {
        detail: { id: this.id, goal: this.goal, now },
        bubbles: true,
        composed: true,
      }),
    );
  }

  protected override render() {
    const problem = this.#goal.ok ? '' : this.#goal.error;
    return html`<div class="row"><div class="mark" aria-hidden="true"></div><div>
      <slot></slot>
      <div class="now" part="now">${problem ? html`<span class="problem">${problem}</span>` : this.done ? 'Done.' : this.#shown && `Now: ${this.#shown}.`}</div>
      <div class="hidden" role="status">${this.done ? 'The task is done.' : ''}</div>
    </div></div>`;
  }
}
