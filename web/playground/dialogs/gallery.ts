// The gallery of ready networks: small pictures in the panel, with the sentence of the one that is pointed at; cards with all
// the sentences in a dialog, which is what a phone opens.
import { html, nothing, render, type TemplateResult } from 'lit';
import type { PresetName } from '../../core/settings/names.js';
import { presetTeaches } from '../../core/settings/preset-words.js';
import { type Preset, presetOf, presets } from '../../core/settings/presets.js';
import { rove } from '../../parts/base/roving.js';
import { presetPicture } from './preset-pictures.js';

const groups = [
  { title: 'See it learn', of: presets.filter(({ shows }) => shows === 'learning') },
  { title: 'See what stands in its way', of: presets.filter(({ shows }) => shows === 'trouble') },
] as const;

export interface GalleryPlaces {
  /** In the panel. */
  readonly panel: HTMLElement;
  /** Opens the dialog; on a phone it says which network is chosen. */
  readonly openers: readonly HTMLButtonElement[];
  readonly dialog: HTMLDialogElement;
}

export class Gallery {
  readonly #places: GalleryPlaces;
  readonly #choose: (id: PresetName) => void;
  #chosen: PresetName;
  /** The layers of the network that is open: as chosen, or changed since. */
  #layers = '';
  /** Under the mouse or the focus; its sentence is shown instead of the chosen one's. */
  #pointed: PresetName | null = null;

  constructor(places: GalleryPlaces, chosen: PresetName, choose: (id: PresetName) => void) {
    this.#places = places;
    this.#chosen = chosen;
    this.#choose = choose;
    const { dialog, openers } = places;
    for (const opener of openers) opener.addEventListener('click', () => this.#open());
    // A press beside the dialog closes it; its own keys are nobody else's.
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('keydown', (event) => event.stopPropagation());
    this.#draw();
  }

  set chosen(id: PresetName) {
    this.#chosen = id;
    this.#draw();
  }

  /** What is open has these layers. */
  set layers(layers: readonly number[]) {
    if (this.#layers === layers.join('-')) return;
    this.#layers = layers.join('-');
    this.#draw();
  }

  #draw(): void {
    const { panel, openers, dialog } = this.#places;
    const shown = presetOf(this.#pointed ?? this.#chosen);
    const layers = shown.settings.layers.join('-');
    render(
      html`<div role="toolbar" aria-label="Ready networks" @keydown=${this.#key}>${this.#groups('panel', (preset) => this.#small(preset))}</div>
      <p class="preset-about"><b>${shown.name}</b> <i>${layers}${
        shown.id === this.#chosen && this.#layers && this.#layers !== layers ? `, now ${this.#layers}` : ''
      }</i><span>${presetTeaches[shown.id]}</span></p>`,
      panel,
    );
    for (const opener of openers) {
      const name = opener.querySelector('.chosen');
      if (name) name.textContent = presetOf(this.#chosen).name;
    }
    if (dialog.open) this.#drawDialog();
  }

  #groups(where: string, draw: (preset: Preset) => TemplateResult): TemplateResult[] {
    return groups.map(
      ({ title, of }, i) => html`<h3 id=${`${where}-group-${i}`}>${title}</h3>
      <div class="preset-grid" role="group" aria-labelledby=${`${where}-group-${i}`}>${of.map(draw)}</div>`,
    );
  }

  #small({ id, name }: Preset): TemplateResult {
    const point = () => this.#point(id);
    const leave = () => this.#point(null);
    return html`<button class="preset" type="button" data-preset=${id} aria-pressed=${id === this.#chosen}
      tabindex=${id === this.#chosen ? 0 : -1} aria-description=${presetTeaches[id]} @click=${() => this.#choose(id)}
      @pointerenter=${point} @pointerleave=${leave} @focus=${point} @blur=${leave}>${presetPicture(id)}<b>${name}</b></button>`;
  }

  #card({ id, name, settings }: Preset): TemplateResult {
    return html`<button class="preset card" type="button" data-preset=${id} aria-pressed=${id === this.#chosen}
      @click=${() => {
        this.#places.dialog.close();
        this.#choose(id);
      }}>${presetPicture(id)}<span class="text"><b>${name}</b> <i>${settings.layers.join('-')}</i><span>${presetTeaches[id]}</span></span></button>`;
  }

  #point(id: PresetName | null): void {
    if (id === this.#pointed) return;
    this.#pointed = id;
    this.#draw();
  }

  #open(): void {
    const { dialog } = this.#places;
    this.#drawDialog();
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  }

  #drawDialog(): void {
    const { dialog } = this.#places;
    render(
      html`<div class="head"><h2 id="gallery-title">Ready networks</h2><button class="close" type="button" @click=${() => dialog.close()}>Close</button></div>
      <div class="cards" @keydown=${this.#key}>${this.#groups('dialog', (preset) => this.#card(preset))}</div>${nothing}`,
      dialog,
    );
  }

  /** The arrows go from network to network; in the panel they are one stop for Tab. */
  readonly #key = (event: KeyboardEvent): void => {
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.preset')];
    rove(event, all, { alsoDown: true });
  };
}
