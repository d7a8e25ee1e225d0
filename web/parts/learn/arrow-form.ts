// An arrow from where the network stands, over two of its weights or biases: where will the next step lead? Drawn by dragging its tip, or
// by the arrow keys, on a bowl or on a pad of its own.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { fixed } from '../../core/base/format.js';
import { type Parsed, quote } from '../../core/base/parsed.js';
import { type Arrow, type Judgement, judgeArrow } from '../../core/learn/judge.js';
import type { Moment } from '../../core/learn/moment.js';
import { parseQuantity, type Quantity } from '../../core/learn/quantity.js';
import { placeOn } from '../base/placing.js';
import type { GlassboxBowl } from '../explain/descent/bowl.js';
import type { AnswerForm, FormSource } from './answer-form.js';
import { headed } from './arrow-head.js';
import { ArrowOnBowl } from './arrow-on-bowl.js';

/** The picture's own units; what is drawn reaches from -1 to 1. */
const box = '-1.1 -1.1 2.2 2.2';
/** Key presses from the middle to the edge. */
const presses = 20;

const clamp = (value: number) => Math.max(-1, Math.min(1, value));

export class ArrowForm implements AnswerForm {
  readonly quantities: readonly [Quantity, Quantity];
  /** What an arrow to the edge means, in the parameters' own numbers. */
  readonly #reach: number;
  readonly #bowl: GlassboxBowl | null;
  #over: ArrowOnBowl | null = null;
  #tip: Arrow = [0, 0];
  #truth: Arrow | null = null;

  /** bowl: what it is drawn on; null for a pad of its own. */
  constructor(quantities: readonly [Quantity, Quantity], reach: number, bowl: GlassboxBowl | null) {
    this.quantities = quantities;
    this.#reach = reach;
    this.#bowl = bowl;
  }

  dispose(): void {
    this.#over?.dispose();
    this.#over = null;
  }

  get missing(): string {
    return this.#tip[0] === 0 && this.#tip[1] === 0 ? 'Draw the arrow first: drag its tip, or use the arrow keys.' : '';
  }

  get #words(): string {
    const [across, up] = this.#tip.map((part) => part * this.#reach) as unknown as Arrow;
    return `${fixed(Math.abs(across), 3)} ${across < 0 ? 'left' : 'right'}, ${fixed(Math.abs(up), 3)} ${up < 0 ? 'down' : 'up'}`;
  }

  render(changed: () => void): TemplateResult {
    const set = (tip: Arrow) => {
      this.#tip = [clamp(tip[0]), clamp(tip[1])];
      changed();
    };
    if (this.#bowl) return this.#onBowl(this.#bowl, set);
    const to = (event: PointerEvent) => {
      const { x, y } = placeOn(event.currentTarget as Element, 2.2, 2.2, event);
      set([x - 1.1, 1.1 - y]);
    };
    const down = (event: PointerEvent) => {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      to(event);
    };
    const key = (event: KeyboardEvent) => {
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      if (!by) return;
      event.preventDefault();
      set([this.#tip[0] + (by[0] ?? 0) / presses, this.#tip[1] + (by[1] ?? 0) / presses]);
    };
    return html`<div class="pad" role="slider" tabindex="0" aria-label="The tip of your arrow; arrow keys move it"
      aria-valuenow=${Math.hypot(...this.#tip) * this.#reach} aria-valuemin="0" aria-valuemax=${Math.SQRT2 * this.#reach} aria-valuetext=${this.#words}
      @pointerdown=${down} @pointermove=${(event: PointerEvent) => event.buttons === 1 && to(event)} @keydown=${key}>
      <svg viewBox=${box} aria-hidden="true">
        <path class="axes" d="M-1 0H1M0 -1V1"></path>
        ${arrow(this.#truth, 'truth', this.#reach)}${arrow(this.#tip, 'mine', 1)}
        <circle r="0.035"></circle>
      </svg></div><p class="caption">Yours: ${this.#words}. From the middle to an edge is ${this.#reach}.</p>`;
  }

  #onBowl(bowl: GlassboxBowl, set: (tip: Arrow) => void): TemplateResult {
    const [across, up] = this.#tip;
    this.#over ??= new ArrowOnBowl(bowl, this.#reach / presses, (tip) =>
      set([tip[0] / this.#reach, tip[1] / this.#reach]),
    );
    this.#over.show({
      mine: [across * this.#reach, up * this.#reach],
      truth: this.#truth,
      words: this.#words,
    });
    return html`<p class="caption">${this.missing ? 'Drag the tip from the dot in the picture, or reach it with Tab and use the arrow keys.' : `Yours: ${this.#words}.`}</p>`;
  }

  judge(moment: Moment): Judgement | null {
    const truth = this.quantities.map((quantity) => quantity.read(moment)) as unknown as Arrow;
    if (truth.some(Number.isNaN)) return null;
    this.#truth = truth;
    return judgeArrow([this.#tip[0] * this.#reach, this.#tip[1] * this.#reach], truth);
  }
}

/** From the middle, with a head. reach: what the tip's numbers are divided by. */
function arrow(tip: Arrow | null, name: string, reach: number) {
  if (!tip || (tip[0] === 0 && tip[1] === 0)) return nothing;
  return svg`<g class=${name}><path d=${headed([0, 0], [tip[0] / reach, -tip[1] / reach], 0.09)}></path></g>`;
}

/** What it is drawn on; null for a pad of its own. */
function bowlOf(source: FormSource): Parsed<GlassboxBowl | null> {
  const id = source.attribute('on');
  if (id === '') return { ok: true, value: null };
  const found = source.found(id);
  if (found?.localName === 'glassbox-bowl') return { ok: true, value: found as GlassboxBowl };
  const came = found ? `a <${found.localName}>` : 'nothing on this page';
  return { ok: false, error: `Expected on=${quote(id)} to be the id of a <glassbox-bowl> but it is ${came}.` };
}

export function arrowForm(source: FormSource): Parsed<AnswerForm> {
  const names = source.attribute('truth').split(',');
  const [across, up] = names.map(parseQuantity);
  if (names.length !== 2 || !across || !up)
    return {
      ok: false,
      error: `Expected two numbers with a comma between, such as "change w 1 1 1, change b 1 1", but got ${quote(source.attribute('truth'))}.`,
    };
  if (!across.ok) return across;
  if (!up.ok) return up;
  const reach = Number(source.attribute('reach') || '1');
  if (!(reach > 0 && Number.isFinite(reach)))
    return { ok: false, error: `Expected a reach above 0 but got ${quote(source.attribute('reach'))}.` };
  const bowl = bowlOf(source);
  return bowl.ok ? { ok: true, value: new ArrowForm([across.value, up.value], reach, bowl.value) } : bowl;
}
