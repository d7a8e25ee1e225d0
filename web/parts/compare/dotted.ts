// A picture of dots, one a network, that can be pointed at and pressed, and what is said beneath it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Compared } from '../../experiment/compare/comparison.js';
import type { Draw, GlassboxPicture, Place } from './picture.js';
import type { Pointing } from './pointing.js';

export interface Dotted {
  readonly pointing: Pointing;
  /** As the keys go through them. */
  readonly order: readonly Compared[];
  readonly draw: Draw;
  /** The network at a place of the picture. */
  at(place: Place): Compared | null;
  /** What the picture is, for those who come by keyboard. */
  readonly label: string;
  /** The text alternative. */
  readonly words: string;
  readonly caption: string;
  save(): void;
}

export function dotted({ pointing, order, draw, at, label, words, caption, save }: Dotted): TemplateResult {
  const found = (event: MouseEvent): Compared | null => {
    const picture = (event.currentTarget as Element).querySelector<GlassboxPicture>('glassbox-picture');
    const place = picture?.pointedAt(event);
    return place ? at(place) : null;
  };
  const { chosen } = pointing;
  return html`<figure><div class="dots" part="dots" tabindex="0" role="group" aria-label=${`${label}; arrows go from one to the next, Enter opens it`}
      @pointermove=${(event: PointerEvent) => event.pointerType !== 'touch' && pointing.choose(found(event) ?? chosen)}
      @click=${(event: PointerEvent) => pointing.press(found(event), event.pointerType === 'touch')}
      @keydown=${(event: KeyboardEvent) => pointing.key(event, order)}>
      <glassbox-picture .draw=${draw} words=${words}></glassbox-picture></div>
    <figcaption>${caption} Press one to open that very network.</figcaption>
    <div class="told" part="chosen"><span aria-live="polite">${pointing.words}</span>
      ${chosen && !pointing.opened ? html`<button part="open" @click=${() => void pointing.open(chosen)}>Open seed ${chosen.seed}</button>` : nothing}
      <button part="save" title="All results: a row a network, with its settings, seed, costs and accuracies" @click=${save}>Save as CSV</button></div></figure>`;
}
