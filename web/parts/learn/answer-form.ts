// The ways to answer a question: each reads what its tags say, draws its fields, and judges what was put into them by the model's numbers at
// that moment. A question is made of one of these.
import { html, type TemplateResult } from 'lit';
import { type Parsed, quote } from '../../core/base/parsed.js';
import { type Goal, parseGoal } from '../../core/learn/goal.js';
import { type Judgement, judgeChoice, judgeNumber, judgeTicks } from '../../core/learn/judge.js';
import type { Moment } from '../../core/learn/moment.js';
import { parseQuantity, type Quantity } from '../../core/learn/quantity.js';
import type { Pointed } from '../../experiment/attention.js';

export interface AnswerForm {
  readonly quantities: readonly Quantity[];
  render(changed: () => void): TemplateResult;
  /** What is still missing of an answer, in a sentence; '' when it is whole. */
  readonly missing: string;
  /** Null where the model does not know the truth now. */
  judge(moment: Moment): Judgement | null;
  /** Something was chosen in a figure. Returns whether that was part of the answer. */
  pointed?(at: Pointed): boolean;
  /** Takes away what it drew elsewhere. */
  dispose?(): void;
}

/** What an element says of the form. */
export interface FormSource {
  readonly id: string;
  attribute(name: string): string;
  /** A part of the page by its id; null for none. */
  found(id: string): HTMLElement | null;
  /** The items of the list inside. */
  readonly items: readonly HTMLElement[];
}

interface Item {
  readonly name: string;
  readonly goal: Goal;
  /** The neuron or line of the figure that stands for it, as "2 1" or "1 2 1"; '' for none. */
  readonly place: string;
}

const none: ReadonlyMap<string, number> = new Map();

function itemsOf({ items }: FormSource): Parsed<readonly Item[]> {
  const read: Item[] = [];
  for (const item of items) {
    const goal = parseGoal(item.dataset.when ?? '');
    if (!goal.ok) return goal;
    const name = item.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    read.push({ name, goal: goal.value, place: item.dataset.place ?? '' });
  }
  return read.length > 1
    ? { ok: true, value: read }
    : { ok: false, error: `Expected a list of at least two items with data-when but got ${read.length}.` };
}

class Choice implements AnswerForm {
  readonly #items: readonly Item[];
  readonly #name: string;
  #chosen = -1;

  constructor(items: readonly Item[], name: string) {
    this.#items = items;
    this.#name = name;
  }
  get quantities() {
    return this.#items.flatMap(({ goal }) => goal.quantities);
  }
  get missing() {
    return this.#chosen < 0 ? 'Choose one of them first.' : '';
  }
  render(changed: () => void) {
    const choose = (index: number) => {
      this.#chosen = index;
      changed();
    };
    return html`<div class="choices">${this.#items.map(
      ({ name }, i) =>
        html`<label class="choice"><input type="radio" name=${this.#name} .checked=${i === this.#chosen} @change=${() => choose(i)}> <span>${name}</span></label>`,
    )}</div>`;
  }
  judge(moment: Moment) {
    const choices = this.#items.map(({ name, goal }) => ({ name, holds: goal.isMet(moment, none) }));
    return choices.some(({ holds }) => holds) ? judgeChoice(this.#chosen, choices) : null;
  }
}

class Ticks implements AnswerForm {
  readonly #items: readonly Item[];
  readonly #ticked = new Set<number>();
  #last = '';

  constructor(items: readonly Item[]) {
    this.#items = items;
  }
  get quantities() {
    return this.#items.flatMap(({ goal }) => goal.quantities);
  }
  readonly missing = '';
  #turn(index: number): void {
    if (!this.#ticked.delete(index)) this.#ticked.add(index);
  }
  render(changed: () => void) {
    return html`<div class="choices">${this.#items.map(
      ({ name }, i) =>
        html`<label class="choice"><input type="checkbox" .checked=${this.#ticked.has(i)} @change=${() => {
          this.#turn(i);
          changed();
        }}> <span>${name}</span></label>`,
    )}</div>`;
  }
  /** Chosen in the figure, it is ticked; chosen again, no longer. */
  pointed(at: Pointed) {
    const neuron = `${at.layer + (at.kind === 'weight' ? 1 : 0)} ${at.neuron + 1}`;
    const place = at.kind === 'weight' ? `${neuron} ${at.input + 1}` : neuron;
    const index = at.held ? this.#items.findIndex((item) => item.place === place) : -1;
    if (index < 0 || (place === this.#last && this.#ticked.has(index))) return false;
    this.#last = place;
    this.#turn(index);
    return true;
  }
  judge(moment: Moment) {
    const items = this.#items.map(({ name, goal }, i) => ({
      name,
      ticked: this.#ticked.has(i),
      holds: goal.isMet(moment, none),
    }));
    return this.quantities.some((quantity) => Number.isNaN(quantity.read(moment))) ? null : judgeTicks(items);
  }
}

class NumberField implements AnswerForm {
  readonly #truth: Quantity;
  readonly #terms: readonly Quantity[];
  readonly #tolerance: number;
  #text = '';

  constructor(truth: Quantity, terms: readonly Quantity[], tolerance: number) {
    this.#truth = truth;
    this.#terms = terms;
    this.#tolerance = tolerance;
  }
  get quantities() {
    return [this.#truth, ...this.#terms];
  }
  /** A comma is taken for a point, as half the world writes it. */
  get #value(): number {
    const text = this.#text.trim().replace('\u2212', '-').replace(',', '.');
    const share = text.endsWith('%');
    return text === '' ? Number.NaN : Number(share ? text.slice(0, -1) : text) / (share ? 100 : 1);
  }
  get missing() {
    return Number.isFinite(this.#value) ? '' : 'Type a number first, such as 0.25.';
  }
  render(changed: () => void) {
    return html`<label class="number">Your number <input type="text" inputmode="text" autocomplete="off" maxlength="20"
      .value=${this.#text} @input=${(event: Event) => {
        this.#text = (event.target as HTMLInputElement).value;
        changed();
      }}></label>`;
  }
  judge(moment: Moment) {
    const truth = this.#truth.read(moment);
    if (Number.isNaN(truth)) return null;
    const terms = this.#terms.map((term) => ({ name: term.name, value: term.read(moment) }));
    const { write } = this.#truth;
    return judgeNumber(this.#value, { truth, tolerance: this.#tolerance, write, terms });
  }
}

function numberForm(source: FormSource): Parsed<AnswerForm> {
  const truth = parseQuantity(source.attribute('truth'));
  if (!truth.ok) return truth;
  const text = source.attribute('tolerance') || '0.005';
  const tolerance = Number(text);
  if (!(tolerance > 0)) return { ok: false, error: `Expected a tolerance above 0 but got ${quote(text)}.` };
  const terms: Quantity[] = [];
  for (const name of source.attribute('terms').split(',').filter(Boolean)) {
    const term = parseQuantity(name);
    if (!term.ok) return term;
    terms.push(term.value);
  }
  return { ok: true, value: new NumberField(truth.value, terms, tolerance) };
}

/** The form that a question's tags ask for; a sentence where they make none. `arrow` comes from a file of its own. */
export function formOf(kind: string, source: FormSource): Parsed<AnswerForm> {
  if (kind === 'number') return numberForm(source);
  if (kind !== 'choice' && kind !== 'ticks')
    return { ok: false, error: `Expected a kind out of choice, number, ticks and arrow but got ${quote(kind)}.` };
  const items = itemsOf(source);
  if (!items.ok) return items;
  return { ok: true, value: kind === 'choice' ? new Choice(items.value, source.id) : new Ticks(items.value) };
}
