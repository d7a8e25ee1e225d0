// The arrow of a question, drawn on a <glassbox-bowl>: from where the network stands to a tip that is dragged, or moved by the arrow keys. The
// bowl says where it has what; all else on it can be pressed as ever.

import { adoptStyles, css, html, nothing, render, svg } from 'lit';
import type { Arrow } from '../../core/learn/judge.js';
import { placeOn } from '../base/placing.js';
import { tokens } from '../base/shared-style.js';
import type { BowlPlaces, GlassboxBowl } from '../explain/descent/bowl.js';
import { headed } from './arrow-head.js';

/** What is drawn, in the parameters' own numbers. */
export interface ArrowDrawn {
  readonly mine: Arrow;
  /** What came; null before the answer. */
  readonly truth: Arrow | null;
  readonly words: string;
}

const style = css`
  :host { position: absolute; inset: 0; pointer-events: none; }
  svg { display: block; width: 100%; height: 100%; overflow: visible; }
  path { fill: none; stroke: var(--_ink); stroke-width: 2.5; }
  .truth { stroke: var(--_positive); stroke-dasharray: 5 4; }
  g { pointer-events: auto; cursor: move; touch-action: none; outline: none; }
  .touch { fill: transparent; }
  .tip { fill: var(--_panel); stroke: var(--_ink); stroke-width: 2; }
  g:focus-visible .tip { fill: var(--_ink); }
`;

export class ArrowOnBowl {
  readonly #bowl: GlassboxBowl;
  readonly #over = document.createElement('div');
  readonly #root = this.#over.attachShadow({ mode: 'open' });
  readonly #set: (tip: Arrow) => void;
  readonly #stride: number;
  #drawn: ArrowDrawn = { mine: [0, 0], truth: null, words: '' };
  /** Where the arrow begins once it was answered: the network goes on from there. */
  #from: Arrow | null = null;

  /** set: the reader has moved the tip there, in the parameters' own numbers. stride: what a key moves it by. */
  constructor(bowl: GlassboxBowl, stride: number, set: (tip: Arrow) => void) {
    this.#bowl = bowl;
    this.#stride = stride;
    this.#set = set;
    this.#over.slot = 'over';
    adoptStyles(this.#root, [tokens, style]);
    for (const type of ['click', 'pointermove', 'keydown'])
      this.#over.addEventListener(type, (event) => event.stopPropagation());
    bowl.append(this.#over);
    bowl.addEventListener('glassbox-ground', this.#paint);
  }

  dispose(): void {
    this.#bowl.removeEventListener('glassbox-ground', this.#paint);
    this.#over.remove();
  }

  show(drawn: ArrowDrawn): void {
    if (drawn.truth && !this.#from) this.#from = this.#bowl.places?.here ?? null;
    if (!drawn.truth) this.#from = null;
    this.#drawn = drawn;
    this.#paint();
  }

  readonly #paint = (): void => {
    const places = this.#bowl.places;
    render(places ? this.#picture(places, this.#from ?? places.here) : nothing, this.#root);
  };

  #picture({ width, height, x, y }: BowlPlaces, from: Arrow) {
    const { mine, truth, words } = this.#drawn;
    const at = ([across, up]: Arrow): Arrow => [x.at(from[0] + across), y.at(from[1] + up)];
    const to = (event: PointerEvent) => {
      const board = (event.currentTarget as SVGElement).ownerSVGElement;
      if (!board || event.buttons !== 1) return;
      const place = placeOn(board, width, height, event);
      this.#set([x.invert(place.x) - from[0], y.invert(place.y) - from[1]]);
    };
    const hold = (event: PointerEvent) => (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const key = (event: KeyboardEvent) => {
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      if (!by) return;
      event.preventDefault();
      this.#set([mine[0] + (by[0] ?? 0) * this.#stride, mine[1] + (by[1] ?? 0) * this.#stride]);
    };
    const [tail, tip] = [at([0, 0]), at(mine)];
    return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
      ${truth ? svg`<path class="truth" d=${headed(tail, at(truth), 8)}></path>` : nothing}
      <path d=${headed(tail, tip, 8)}></path>
      <g role="slider" tabindex="0" aria-label="The tip of your arrow; arrow keys move it" aria-valuenow=${Math.hypot(...mine)} aria-valuetext=${words}
        @pointerdown=${hold} @pointermove=${to} @keydown=${key}>
        <circle class="touch" cx=${tip[0]} cy=${tip[1]} r="22"></circle><circle class="tip" cx=${tip[0]} cy=${tip[1]} r="7"></circle></g>
    </svg>`;
  }
}
