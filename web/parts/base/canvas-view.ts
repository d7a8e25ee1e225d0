// A part that draws: one canvas at the screen's own resolution, one painting per animation frame, a text alternative kept
// current without chatter.
import type { CSSResultGroup } from 'lit';
import { light, type Theme } from '../../draw/theme.js';
import type { Frame } from '../../session/session.js';
import { ModelView } from './model-view.js';
import { Turns } from './paint-turns.js';
import type { placeOn } from './placing.js';
import { base, controls, tokens } from './shared-style.js';
import { readTheme } from './theme-reader.js';

/** Text alternatives change at most this often, in milliseconds. */
const calm = 2000;
/** While training goes on, whether a canvas stands larger now is looked up at most this often, in milliseconds. */
const looks = 500;

/** All canvases of the page. */
const turns = new Turns((draw) => requestAnimationFrame(draw));

/** Until hands come: as if nothing around a canvas were turned or scaled. */
let place: typeof placeOn = (canvas, _width, _height, event) => {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
};

/** After these a canvas may stand on the screen otherwise than before. */
const standsOtherwise = ['resize', 'transitionend', 'animationend'] as const;

export { wantsLessMotion } from './less-motion.js';

export abstract class CanvasView extends ModelView {
  static override styles: CSSResultGroup = [tokens, base, controls];

  protected theme: Theme | null = null;
  /** The share of a picture's time that drawing takes: two of a half are drawn together while training goes on. */
  protected readonly effort: number = 0.5;
  /** CSS pixels. */
  protected width = 0;
  protected height = 0;
  #ratio = 1;
  #looked = 0;
  #described = 0;
  #describeTimer: ReturnType<typeof setTimeout> | undefined;
  #canvas: HTMLCanvasElement | null = null;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  readonly #resize = new ResizeObserver((entries) => {
    const entry = entries[entries.length - 1];
    if (!entry || !this.#canvas) return;
    this.width = Math.round(entry.contentRect.width);
    this.height = Math.round(entry.contentRect.height);
    this.sized();
    this.requestPaint();
  });

  readonly #onScreen = new IntersectionObserver(
    (entries) => {
      this.active = entries.some((entry) => entry.isIntersecting);
      this.requestPaint();
    },
    { rootMargin: '100px' },
  );

  override get tellsProblem(): boolean {
    return true;
  }

  protected get canvas(): HTMLCanvasElement | null {
    return this.#canvas;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.themeChanged);
    window.addEventListener('beforeprint', this.#toPaper);
    window.addEventListener('afterprint', this.themeChanged);
    for (const type of standsOtherwise) window.addEventListener(type, this.#look);
    this.addEventListener('pointerenter', this.#enter);
    this.#onScreen.observe(this);
    if (this.#canvas) this.#resize.observe(this.#canvas);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.themeChanged);
    window.removeEventListener('beforeprint', this.#toPaper);
    window.removeEventListener('afterprint', this.themeChanged);
    for (const type of standsOtherwise) window.removeEventListener(type, this.#look);
    this.removeEventListener('pointerenter', this.#enter);
    this.#onScreen.disconnect();
    this.#resize.disconnect();
    turns.leave(this.#draw);
    clearTimeout(this.#describeTimer);
    this.#describeTimer = undefined;
  }

  override firstUpdated(): void {
    this.#canvas = this.renderRoot.querySelector('canvas');
    if (this.#canvas) this.#resize.observe(this.#canvas);
    this.requestDescription();
  }

  /** The colours may be others now; an author who changes custom properties calls this. */
  readonly themeChanged = (): void => {
    this.theme = null;
    this.requestUpdate();
    this.requestPaint();
  };

  /** A slide was turned to, perhaps. */
  readonly #look = (): void => {
    const was = this.#ratio;
    this.#looked = 0;
    if (this.#canvas && this.active && this.#ratioOf(this.#canvas) !== was) this.requestPaint();
  };

  /** Where a pointer is on the canvas, in its CSS pixels; null before there is one. */
  protected placeOf(event: MouseEvent): { readonly x: number; readonly y: number } | null {
    return this.#canvas && place(this.#canvas, this.width, this.height, event);
  }

  /** Hands come: what finds their place under transforms is fetched. */
  readonly #enter = (): void => {
    this.#look();
    void import('./placing.js').then((module) => {
      place = module.placeOn;
    }, String);
  };

  /** Pixels of the canvas for one of CSS: what the screen has, and more where it stands larger than it is laid out. */
  #ratioOf(canvas: Element): number {
    const now = performance.now();
    if (!this.experiment?.playing || now > this.#looked + looks) {
      this.#looked = now;
      const box = canvas.getBoundingClientRect();
      const times = (box.width + box.height) / (this.width + this.height);
      this.#ratio = Math.min(8, (window.devicePixelRatio || 1) * Math.max(1, Math.round(times * 100) / 100));
    }
    return this.#ratio;
  }

  /** Paper is white, and does not wait for an animation frame. */
  readonly #toPaper = (): void => {
    this.theme = light;
    this.#draw();
  };

  override frameArrived(_frame: Frame): void {
    this.requestPaint();
    this.requestDescription();
  }

  /** Draws in the next animation frame, or the one after it, once, however often it is asked. */
  protected requestPaint(): void {
    const moves = this.experiment?.playing;
    // What moves is not drawn while nobody sees it.
    if (this.isConnected && (this.active || !moves)) turns.ask(this.#draw, moves ? this.effort : 0);
  }

  readonly #draw = (): void => {
    const canvas = this.#canvas;
    if (!canvas || this.width === 0 || this.height === 0) return;
    const ratio = this.#ratioOf(canvas);
    const [w, h] = [Math.round(this.width * ratio), Math.round(this.height * ratio)];
    // Setting a canvas's size clears it, so only when it differs.
    const empty = canvas.width !== w || canvas.height !== h;
    if (empty) [canvas.width, canvas.height] = [w, h];
    const context = canvas.getContext('2d');
    if (!context) return;
    this.theme ??= readTheme(this);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paint(context, this.theme, empty);
    // What was said since the frame came may be of the picture before this one.
    this.requestDescription();
  };

  /** Another size: layouts that depend on it are made anew. */
  protected sized(): void {}
  /** empty: nothing is left on the canvas of what was painted before. */
  protected abstract paint(context: CanvasRenderingContext2D, theme: Theme, empty: boolean): void;
  /** What the canvas shows, in a sentence or two with its numbers. */
  protected abstract describe(): string;

  /** Brings the text alternative up to date, soon but calmly. */
  protected requestDescription(): void {
    if (this.#describeTimer !== undefined) return;
    const wait = Math.max(0, this.#described + calm - performance.now());
    this.#describeTimer = setTimeout(() => {
      this.#describeTimer = undefined;
      this.#described = performance.now();
      const text = this.describe();
      if (this.#canvas && this.#canvas.getAttribute('aria-label') !== text)
        this.#canvas.setAttribute('aria-label', text);
    }, wait);
  }
}
