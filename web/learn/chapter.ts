// One chapter on the page: its parts are fetched and its network is opened when it comes near, and not before.
import { lookUp } from '../core/base/look-up.js';
import { linkOf } from '../experiment/link.js';
import { lazyTags, loadPart } from '../parts/lazy-elements.js';
import type { GlassboxCheck } from '../parts/learn/check.js';
import type { GlassboxModel } from '../parts/model/model.js';
import { openChapter, openings } from './chapters.js';
import { keepLive } from './live-numbers.js';

/** CSS pixels above and below the window at which a chapter begins to load. */
const nearby = 600;

export class Chapter {
  readonly section: HTMLElement;
  readonly #models: readonly GlassboxModel[];
  #brought: Promise<void> | null = null;

  constructor(section: HTMLElement) {
    this.section = section;
    this.#models = [...section.querySelectorAll<GlassboxModel>('glassbox-model')];
    for (const model of this.#models) model.id ||= `model-${section.id}`;
  }

  get id(): string {
    return this.section.id;
  }

  /** Loads the parts and opens the network; once. */
  bring(): Promise<void> {
    this.#brought ??= this.#bring();
    return this.#brought;
  }

  async #bring(): Promise<void> {
    const tags = lazyTags.filter((tag) => this.section.querySelector(tag));
    const parts = Promise.all(tags.map(loadPart)).catch(() => undefined); // said on the console; the text stays
    if (this.section.querySelector('learn-squares') && !customElements.get('learn-squares'))
      customElements.define('learn-squares', (await import('./squares.js')).LearnSquares);
    for (const [i, model] of this.#models.entries()) {
      const opening = lookUp(openings, i === 0 ? this.id : model.id);
      if (!opening) continue;
      await openChapter(model.experiment, opening);
      keepLive(model, model.experiment);
    }
    await parts;
    // A task starts from what was opened, and not from what was there on the way.
    for (const task of this.section.querySelectorAll<GlassboxCheck>('glassbox-check')) task.restart?.();
    this.section.dataset.state = this.#models.some(({ error }) => error) ? 'failed' : 'ready';
  }

  /** The network that is being read about. */
  get model(): GlassboxModel | undefined {
    return lastPassed(this.#models, (model) => model);
  }

  /** The playground's address with that network as it is now. */
  get address(): string {
    const { experiment } = this.model ?? {};
    return `../playground/${experiment?.scene ? linkOf(experiment, true) : ''}`;
  }
}

/** The last whose head has passed the upper third of the window: what is being read. The first before any has. */
export function lastPassed<T>(all: readonly T[], elementOf: (one: T) => Element): T | undefined {
  return all.findLast((one) => elementOf(one).getBoundingClientRect().top < innerHeight / 3) ?? all[0];
}

/** Brings each chapter when it comes near. */
export function bringWhenNear(chapters: readonly Chapter[]): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        void chapters.find(({ section }) => section === target)?.bring();
      }
    },
    { rootMargin: `${nearby}px 0px` },
  );
  for (const { section } of chapters) watch.observe(section);
}
