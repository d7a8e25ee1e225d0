// Whether any of a model's views is on the screen, or about to be: what nobody can see is neither loaded nor trained.

/** CSS pixels above and below the window at which loading begins. */
const nearby = 200;

/** Which of some elements a window shows, `margin` pixels more in each direction. */
class Window {
  readonly #inside = new Set<Element>();
  readonly #observer: IntersectionObserver;
  /** Elements that were looked at at least once. */
  readonly #known = new WeakSet<Element>();
  readonly #watched = new Set<Element>();

  constructor(margin: number, changed: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          this.#known.add(target);
          if (isIntersecting) this.#inside.add(target);
          else this.#inside.delete(target);
        }
        changed();
      },
      { rootMargin: `${margin}px` },
    );
  }

  add(element: Element): void {
    this.#watched.add(element);
    this.#observer.observe(element);
  }

  remove(element: Element): void {
    this.#watched.delete(element);
    this.#inside.delete(element);
    this.#observer.unobserve(element);
  }

  get inUse(): boolean {
    return this.#watched.size > 0;
  }
  /** Null while nobody knows yet. */
  get any(): boolean | null {
    if (this.#inside.size > 0) return true;
    for (const element of this.#watched) if (!this.#known.has(element)) return null;
    return false;
  }
}

export class OnScreen {
  readonly #near: Window;
  readonly #seen: Window;

  /** changed: called after each look. */
  constructor(changed: () => void) {
    this.#near = new Window(nearby, changed);
    this.#seen = new Window(0, changed);
  }

  add(element: Element): void {
    this.#near.add(element);
    this.#seen.add(element);
  }

  remove(element: Element): void {
    this.#near.remove(element);
    this.#seen.remove(element);
  }

  /** Without anything to look at there is nothing to wait for. */
  get near(): boolean {
    return !this.#near.inUse || this.#near.any === true;
  }

  /** True only when it is certain. */
  get unseen(): boolean {
    return this.#seen.inUse && this.#seen.any === false;
  }
}
