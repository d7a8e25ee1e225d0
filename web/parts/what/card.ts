// <glassbox-what-card>: while it is there, pointing at a thing, tapping it or going to it with Tab says what it is; nothing that is
// pressed is done. The words keep up with training. The card is never over what it speaks of.
import { css, html, nothing } from 'lit';
import type { Experiment } from '../../experiment/experiment.js';
import { type ModelElement, ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { type Answer, whatIs } from './find.js';
import type { Rule } from './rule.js';

/** Milliseconds between two versions of the words while it trains. */
const pace = 250;
/** CSS pixels kept free around what is pointed at. */
const room = 28;

const presses = 'button, select, input, label, summary, a, [role=tab], tr, td button, .overlay';
/** Here a press only points or chooses: it is let through. On all other pictures it would move or draw something. */
const looks = 'glassbox-network, glassbox-flow, glassbox-boundary, glassbox-loss, glassbox-equation';
const acts = '[part=stage], [part=plot], canvas';

/** Of several models on a page the one around what is asked about. */
const around = (path: readonly EventTarget[]): Experiment | undefined =>
  (path.find((element) => (element as Element).localName === 'glassbox-model') as ModelElement | undefined)?.experiment;

/** From the innermost of what `within` finds outwards: it is asked of the document, and of each shadow tree of what it found. */
function pathFrom(within: (root: Document | ShadowRoot) => Element | null | undefined): EventTarget[] {
  let at: Element | null = null;
  for (let inner = within(document); inner; inner = inner.shadowRoot && within(inner.shadowRoot)) at = inner;
  const path: EventTarget[] = [];
  for (let node: Node | null = at; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
    path.push(node);
  return path;
}

const focusPath = () => pathFrom((root) => root.activeElement);
const hoverPath = () => pathFrom((root) => [...root.querySelectorAll(':hover')].at(-1));

/** The button that asks: what leads here is not what is asked about. */
const isAsker = (element: EventTarget) => element instanceof Element && element.localName === 'glassbox-what';

const isPress = (path: readonly EventTarget[]) => {
  let pressed = false;
  for (const element of path) {
    if (!(element instanceof Element)) continue;
    if (element.matches('td[data-cell]')) return false;
    if (element.matches(presses)) return true;
    if (element.matches(looks)) return false;
    if (element.matches(acts)) pressed = true;
  }
  return pressed;
};

export class GlassboxWhatCard extends ModelView {
  static override properties = { ...ModelView.properties, answer: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    .card {
      position: fixed; z-index: 30; left: 50%; translate: -50% 0; width: min(520px, calc(100vw - 20px)); max-height: 42vh; overflow-y: auto;
      display: flex; gap: 12px; align-items: flex-start; padding: 12px 14px; background: var(--_panel); border: 1px solid var(--_ink);
      border-radius: 12px; box-shadow: 0 12px 36px rgb(0 0 0 / 22%);
    }
    .card.below { bottom: calc(12px + var(--glassbox-what-floor, 0px)); }
    .card.above { top: 12px; }
    .words { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    b { font-weight: 600; }
    p { margin: 2px 0 0; }
    .soft { color: var(--_soft); font-size: 12px; }
    .ring { position: fixed; z-index: 29; pointer-events: none; border: 2px solid var(--_ink); border-radius: 8px; }
    @media print { .card, .ring { display: none; } }
  `,
  ];

  declare answer: Answer | null;
  /** What the page says of its own things. */
  pageRules: readonly Rule[] = [];
  #path: readonly EventTarget[] = [];
  /** Where the pointer is, or null when a key led here. */
  #pointer: { x: number; y: number } | null = null;
  #above = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor() {
    super();
    this.answer = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.style.cursor = 'help';
    for (const type of pointing) document.addEventListener(type, this.#point, { capture: true, passive: true });
    for (const type of pressing) document.addEventListener(type, this.#press, { capture: true, passive: false });
    document.addEventListener('keydown', this.#key, true);
    document.addEventListener('scroll', this.#moved, { capture: true, passive: true });
    // Somebody may have pointed at a thing while this was fetched, and rest there.
    const path = hoverPath();
    if (path.some(isAsker)) return;
    this.#path = path;
    if (path.length > 0) this.#soon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.documentElement.style.cursor = '';
    for (const type of pointing) document.removeEventListener(type, this.#point, true);
    for (const type of pressing) document.removeEventListener(type, this.#press, true);
    document.removeEventListener('keydown', this.#key, true);
    document.removeEventListener('scroll', this.#moved, true);
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  protected override render() {
    const { answer } = this;
    const side = this.#above ? 'above' : 'below';
    return html`${answer ? this.#ring(answer.element) : nothing}
      <div class="card ${side}" part="card" role="region" aria-label="What is this?">
        <div class="words"><div role="status" aria-live="polite">${
          answer
            ? html`<b>${answer.words.title}</b><p>${answer.words.detail}</p>`
            : html`<b>What is this?</b><p>Point at anything on the page, tap it, or go to it with Tab.</p>`
        }</div><p class="soft">Buttons and fields do nothing meanwhile, a press on the network or the map only chooses. Escape or ? ends it.</p></div>
        <button type="button" aria-label="End" title="Back to working with the page (Escape)" @click=${this.#end}>\u00d7</button>
      </div>`;
  }

  #ring(element: Element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width === 0 || height > innerHeight * 0.9) return nothing;
    const box = `left:${left - 4}px;top:${top - 4}px;width:${width + 8}px;height:${height + 8}px`;
    return html`<div class="ring" .style=${box}></div>`;
  }

  readonly #end = (): void => {
    this.dispatchEvent(new CustomEvent('glassbox-what-end', { bubbles: true, composed: true }));
  };

  readonly #moved = (): void => this.requestUpdate();

  readonly #point = (event: Event): void => {
    const path = event.composedPath();
    if (path.includes(this)) return;
    this.#path = path;
    this.#pointer = event instanceof PointerEvent ? { x: event.clientX, y: event.clientY } : null;
    this.#soon();
  };

  readonly #press = (event: Event): void => {
    const path = event.composedPath();
    if (path.includes(this) || path.some(isAsker)) return;
    if (!isPress(path)) return;
    event.stopPropagation();
    // A finger that begins on a button may still scroll the page; on a slider it would move it.
    const slides = path[0] instanceof HTMLInputElement && path[0].type === 'range';
    if (event.type !== 'touchstart' || slides) event.preventDefault();
    if (event.type !== 'click') return;
    this.#path = path;
    this.#pointer = { x: (event as MouseEvent).clientX, y: (event as MouseEvent).clientY };
    this.#ask();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.#end();
      return;
    }
    const path = event.composedPath();
    const onCard = path.includes(this) || path.some(isAsker);
    if ((event.key === ' ' || event.key === 'Enter') && !onCard && isPress(path)) {
      event.stopPropagation();
      event.preventDefault();
    }
    if (!/^(Tab|Arrow|Home|End)/.test(event.key)) return;
    // Within one part the focus moves unseen from outside: it is looked for when it has moved.
    setTimeout(() => {
      const to = focusPath();
      if (to.includes(this)) return;
      this.#path = to;
      this.#pointer = null;
      this.#soon();
    });
  };

  /** After the views have taken the same event and, in the frame after it, drawn what is under the pointer. */
  #soon(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#ask();
        this.#later(pace);
      });
    });
  }

  readonly #ask = (): void => {
    this.#timer = undefined;
    const experiment = around(this.#path) ?? this.experiment;
    const found = experiment ? whatIs(this.#path, experiment, this.pageRules) : null;
    if (!found) return;
    const same = found.words.title === this.answer?.words.title && found.words.detail === this.answer.words.detail;
    if (same && found.element === this.answer?.element) return;
    this.answer = found;
  };

  /** Out of the way of what is pointed at: at the other end of the window when it would be over it. */
  protected override updated(): void {
    const card = this.renderRoot.querySelector('.card')?.getBoundingClientRect();
    const target = this.#pointer ?? null;
    const box = this.answer?.element.getBoundingClientRect();
    if (!card || (!target && !box)) return;
    const [top, bottom] = target ? [target.y - room, target.y + room] : [box?.top ?? 0, box?.bottom ?? 0];
    const isOver = bottom > card.top && top < card.bottom;
    if (!isOver) return;
    const middle = (top + bottom) / 2;
    const above = middle > innerHeight / 2;
    if (above === this.#above) return;
    this.#above = above;
    this.requestUpdate();
  }

  override pointChanged(): void {
    this.#later(0);
  }
  override stateChanged(): void {
    this.#later(0);
  }
  override numbersArrived(): void {
    this.#later(pace);
  }

  #later(wait: number): void {
    if (this.#path.length > 0) this.#timer ??= setTimeout(this.#ask, wait);
  }
}

const pointing = ['pointermove', 'pointerdown', 'focusin'] as const;
const pressing = ['pointerdown', 'mousedown', 'touchstart', 'click'] as const;
