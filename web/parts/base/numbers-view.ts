// A part made of live numbers in text and tables: rendered in one animation frame, calmly while training goes on, and not at all
// while nobody sees it, except when the network or the colours are others: what scrolls into view then has its size and looks already.
import type { CSSResultGroup } from 'lit';
import type { Theme } from '../../draw/theme.js';
import { readable } from '../../experiment/view.js';
import type { Frame } from '../../session/session.js';
import { ModelView } from './model-view.js';
import { base, controls, tokens } from './shared-style.js';
import { readTheme } from './theme-reader.js';

export abstract class NumbersView extends ModelView {
  static override styles: CSSResultGroup = [tokens, base, controls];

  #theme: Theme | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = 0;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #onScreen = new IntersectionObserver(
    (entries) => {
      this.active = entries.some((entry) => entry.isIntersecting);
      if (this.active) this.refresh();
    },
    { rootMargin: '100px' },
  );

  protected get theme(): Theme {
    this.#theme ??= readTheme(this);
    return this.#theme;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.themeChanged);
    this.#onScreen.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.themeChanged);
    this.#onScreen.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    this.#timer = undefined;
  }

  /** The colours may be others now; an author who changes custom properties calls this. */
  readonly themeChanged = (): void => {
    this.#theme = null;
    this.#soon();
  };

  override sceneChanged(): void {
    this.#soon();
  }
  override stateChanged(): void {
    this.#soon();
  }
  override frameArrived(_frame: Frame): void {
    this.refresh();
  }

  /** Renders in an animation frame, once, however often it is asked. */
  protected refresh(): void {
    if (this.active) this.#soon();
  }

  #soon(): void {
    if (this.#frame || this.#timer !== undefined || !this.isConnected) return;
    const wait = this.experiment?.playing ? this.#shown + readable - performance.now() : 0;
    if (wait > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#next();
      }, wait);
    } else this.#next();
  }

  #next(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#shown = performance.now();
      this.requestUpdate();
    });
  }
}
