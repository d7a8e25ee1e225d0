// A box that grows when it must and does not shrink with every step, so that what stands below it keeps its place.

export class Tallest {
  #of: unknown;
  #width = 0;
  #height = 0;

  /** Keeps the box as tall as it ever was, until it is about something else or has another width. Call it after each rendering. */
  keep(box: HTMLElement | null, of: unknown): void {
    if (!box) return;
    const { clientWidth } = box;
    if (of !== this.#of || clientWidth !== this.#width) {
      this.#of = of;
      this.#width = clientWidth;
      this.#height = 0;
      box.style.minHeight = '';
    }
    const { offsetHeight } = box;
    if (offsetHeight <= this.#height) return;
    this.#height = offsetHeight;
    box.style.minHeight = `${offsetHeight}px`;
  }
}
