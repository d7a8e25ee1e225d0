// When a neuron is shown large: after a moment's rest on it by mouse or keys, or when it is pressed long; and where, so that the
// card is never over the neuron. Knows nothing of how it is drawn.

import type { Address } from '../../core/network/address.js';
import type { NetworkLayout } from '../../draw/network/layout.js';
import type { GlassboxEnlarged, Side } from './enlarged.js';

/** Milliseconds of rest, and of a long press. */
export const rest = 400;
/** A finger that moves further than this many CSS pixels scrolls. */
const slip = 10;
const widest = 216;
const narrowest = 150;
const gap = 12;

/** A neuron's card: beyond the layers that its lines come from and go to, which it lights, and no wider than what is free there. */
export function cardPlace(layout: NetworkLayout, layer: number): { side: Side; width: number } {
  const { columns, width, size } = layout;
  const at = (l: number) => (columns[l] ?? columns[layer])?.x ?? 0;
  const [left, right] = [at(layer - 1), width - at(layer + 1)];
  const free = Math.max(left, right) - size / 2 - gap;
  if (layout.narrow) return { side: 'under', width: 0 };
  if (free < narrowest) return { side: 'below', width: 0 };
  return { side: right >= left ? 'right' : 'left', width: Math.min(widest, free) };
}

export class Enlarging {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #press: { x: number; y: number } | null = null;
  #wasLong = false;
  readonly #card: () => GlassboxEnlarged | null;
  readonly #layout: () => NetworkLayout | null;

  constructor(card: () => GlassboxEnlarged | null, layout: () => NetworkLayout | null) {
    this.#card = card;
    this.#layout = layout;
  }

  get isShown(): boolean {
    return (this.#card()?.subject ?? null) !== null;
  }

  /** Whether what is shown stands where a click reads out and edits. */
  get isUnder(): boolean {
    return /^(under|below)$/.test(this.#card()?.getAttribute('side') ?? '');
  }

  /** The mouse or a key is on something else. The first waits for a rest; once one is large, the next is at once. */
  on(address: Address | null): void {
    clearTimeout(this.#timer);
    if (address?.kind !== 'neuron') this.hide();
    else if (this.isShown) this.#show(address);
    else this.#timer = setTimeout(() => this.#show(address), rest);
  }

  /** A finger is put down; `pressed` is called when it stays there. */
  press(event: PointerEvent, address: Address | null, pressed: () => void): void {
    this.hide();
    this.#wasLong = false;
    if (address?.kind !== 'neuron') return;
    this.#press = { x: event.clientX, y: event.clientY };
    this.#timer = setTimeout(() => {
      this.#wasLong = true;
      pressed();
      this.#show(address);
    }, rest);
  }

  /** The finger moves: too far, and it was no press. */
  move(event: PointerEvent): void {
    const from = this.#press;
    if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > slip) this.release();
  }

  /** The finger is lifted or scrolls. What is large stays until something else is tapped. */
  release(): void {
    this.#press = null;
    if (!this.#wasLong) clearTimeout(this.#timer);
  }

  /** Whether the click that comes now is only the end of a long press; asked once. */
  takesClick(): boolean {
    const was = this.#wasLong;
    this.#wasLong = false;
    return was;
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Before all others: what is in front goes first.
    event.stopPropagation();
    this.hide();
  };

  hide(): void {
    clearTimeout(this.#timer);
    this.#press = null;
    document.removeEventListener('keydown', this.#escape, true);
    this.#card()?.hide?.();
  }

  #show(address: Address): void {
    const layout = this.#layout();
    if (!layout || address.kind !== 'neuron') return;
    const { side, width } = cardPlace(layout, address.layer);
    document.addEventListener('keydown', this.#escape, true);
    // Not there yet when the part was not loaded: then nothing is shown.
    this.#card()?.show?.({ layer: address.layer, neuron: address.neuron }, side, width);
  }
}
