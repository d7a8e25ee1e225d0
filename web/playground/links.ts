// The page's address, its history and the work kept in the browser: all three hold the lab as a link.
import { encodeLink, type LinkState, type WrittenLink } from '../core/link.js';
import { openLink } from '../core/open-link.js';
import type { GlassboxModel } from '../parts/index.js';
import { forget, keep, load, startingLink } from './kept-work.js';

/** Longer links stay out of the address bar; history and storage hold them all the same. */
const longestAddress = 4000;
/** Milliseconds: browsers allow only so many changes of the address. */
const settle = 500;
const keepEvery = 5000;

export class Links {
  readonly #model: GlassboxModel;
  /** What the next opening does to the history. */
  #next: 'push' | 'replace' = 'replace';
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = 0;
  #forgotten = false;
  #opened = false;

  constructor(model: GlassboxModel) {
    this.#model = model;
    model.addEventListener('glassbox-ready', () => this.#ready());
    model.addEventListener('glassbox-change', () => this.#changed());
    model.addEventListener('glassbox-tick', () => {
      if (performance.now() - this.#kept > keepEvery) this.#keep();
    });
    window.addEventListener('popstate', (event) => this.#travelled(event.state));
    window.addEventListener('pagehide', () => this.#keep());
    document.addEventListener('visibilitychange', () => document.hidden && this.#keep());
  }

  /** Opens what the address says, or the work that was left. */
  async start(): Promise<void> {
    const [timing] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const tab = load(() => sessionStorage);
    const browser = load(() => localStorage);
    const { link } = startingLink(location.hash, timing?.type ?? 'navigate', tab, browser);
    await this.#open(link);
  }

  /** The lab as a link, with the weights of this moment if asked. */
  write(withWeights: boolean): WrittenLink {
    const { lab, frame } = this.#model;
    const { epoch, step } = frame?.tick ?? { epoch: 0, step: 0 };
    const trained = withWeights && frame && step > 0 ? { trained: { parameters: frame.parameters, epoch, step } } : {};
    return encodeLink({ ...lab, ...trained } as LinkState);
  }

  /** Nothing of this person's work stays in the browser, and the page is as on a first visit. */
  async forgetAll(): Promise<void> {
    history.replaceState(null, '', location.pathname + location.search);
    await this.#open('');
    forget(() => sessionStorage);
    forget(() => localStorage);
    this.#forgotten = true;
  }

  async #open(link: string): Promise<void> {
    const { state, problems } = openLink(link);
    this.#next = 'replace';
    await this.#model.openState(state, problems);
    this.#next = 'push';
  }

  #ready(): void {
    const { text } = this.write(false);
    const isFirst = !this.#opened;
    this.#opened = true;
    if (this.#next === 'replace' || text === this.#shown) {
      // The address one came by stays as it is.
      history.replaceState({ link: isFirst || this.#next === 'replace' ? this.write(true).text : text }, '');
    } else history.pushState({ link: text }, '', this.#address(text));
    this.#shown = text;
    this.#forgotten = false;
    this.#keep();
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { text } = this.write(false);
      if (this.#opened && text !== this.#shown) {
        this.#shown = text;
        history.replaceState({ link: text }, '', this.#address(text));
        this.#forgotten = false;
      }
      this.#keep();
    }, settle);
  }

  #travelled(state: unknown): void {
    const link = (state as { link?: unknown } | null)?.link;
    void this.#open(typeof link === 'string' ? link : location.hash);
  }

  #address(text: string): string {
    return text.length <= longestAddress ? text : location.pathname + location.search;
  }

  #keep(): void {
    if (!this.#opened || !this.#model.scene) return;
    if (this.#forgotten && (this.#model.frame?.tick.step ?? 0) === 0) return;
    this.#forgotten = false;
    this.#kept = performance.now();
    const kept = { hash: location.hash, link: this.write(true).text };
    keep(() => sessionStorage, kept);
    keep(() => localStorage, kept);
  }
}
