// A box that grows when it must and does not shrink with every step, so that what stands below it keeps its place.
import { render } from 'lit';

export class Tallest {
  #of: unknown;
  #width = 0;
  #height = 0;

  /**
   * Keeps the box as tall as it ever was, until it is about something else or has another width. Call it after each rendering.
   * others: all else that it may come to hold, which it then has room for from the start; rendered once, out of sight.
   */
  keep(box: HTMLElement | null, of: unknown, others: () => readonly unknown[] = () => []): void {
    if (!box) return;
    const { clientWidth } = box;
    if (of !== this.#of || clientWidth !== this.#width) {
      this.#of = of;
      this.#width = clientWidth;
      this.#height = 0;
      box.style.minHeight = '';
      this.#grow(box, heightsOf(box, others()));
    }
    if (of !== null) this.#grow(box, [box.offsetHeight]);
  }

  #grow(box: HTMLElement, heights: readonly number[]): void {
    const height = Math.max(...heights, 0);
    if (height <= this.#height) return;
    this.#height = height;
    box.style.minHeight = `${height}px`;
  }
}

/** How tall a box like this would be with each of the contents. */
function heightsOf(box: HTMLElement, contents: readonly unknown[]): number[] {
  if (contents.length === 0) return [];
  const room = box.cloneNode(false) as HTMLElement;
  room.inert = true;
  room.style.cssText = `position:absolute;visibility:hidden;min-height:0;width:${box.clientWidth}px`;
  box.after(room);
  const heights = contents.map((content) => {
    render(content, room);
    return room.offsetHeight;
  });
  room.remove();
  return heights;
}
