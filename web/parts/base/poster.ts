// What stands in a part's place until it runs, and stays where it cannot: an image, or whatever the author wrote between the tags.

/** Lives at the end of a part's shadow tree; the host is in the state `waiting` while it shows: a state,
 * because an attribute of ours would not be in the page that a framework hydrates. */
export class Poster {
  readonly element = document.createElement('div');
  readonly #host: HTMLElement;
  readonly #states: CustomStateSet;
  readonly #problem = document.createElement('p');
  readonly #image = document.createElement('img');
  #waiting = true;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#states = host.attachInternals().states;
    this.element.className = 'poster';
    this.element.setAttribute('part', 'poster');
    const named = document.createElement('slot');
    named.name = 'poster';
    const text = document.createElement('slot');
    this.#problem.className = 'caption';
    this.#problem.hidden = true;
    this.#image.hidden = true;
    this.element.append(this.#image, named, text, this.#problem);
    text.addEventListener('slotchange', () => this.update());
  }

  /** Frames come: the part shows itself. */
  done(): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.update();
  }

  /** There is nothing to show (yet); why, if that is known. */
  wait(problem: string): void {
    this.#waiting = true;
    this.#problem.textContent = problem;
    this.update();
  }

  update(): void {
    const host = this.#host;
    const text = host.textContent?.trim() ?? '';
    const address = host.getAttribute('poster');
    this.#image.hidden = address === null;
    if (address !== null && this.#image.getAttribute('src') !== address) this.#image.src = address;
    this.#image.alt = text;
    const written = text !== '' || address !== null || host.childElementCount > 0;
    // The words beside an image are its alternative.
    this.element.classList.toggle('pictured', address !== null);
    this.#problem.hidden = written || this.#problem.textContent === '';
    if (this.#waiting && (written || !this.#problem.hidden)) this.#states.add('waiting');
    else this.#states.delete('waiting');
  }
}
