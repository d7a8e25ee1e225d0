// The dialog behind Embed: what to paste into a page of one's own, with a live preview of it.
import { html, nothing, render, type TemplateResult } from 'lit';
import type { GlassboxModel } from '../../parts/index.js';
import { labViews, type ViewName, viewNames } from '../../parts/playground/views.js';
import type { Links } from '../links.js';
import { makeDialog } from './dialog.js';
import { type EmbedChoice, embedAddress, frameCode, tagCode, usualControls, usualViews } from './embed-code.js';
import { copyText, weightsLabel } from './sharing.js';

const kinds = { frame: 'A frame', tag: 'A tag', link: 'A link' } as const;
type Kind = keyof typeof kinds;
const about: Record<Kind, string> = {
  frame: 'Works wherever HTML does. The frame comes from this site; what happens in it stays in the reader’s browser.',
  tag: 'The folder dist/parts of the npm package glassbox-nn goes beside your page, under the name glassbox.',
  link: 'Opens the whole playground.',
};
const controlChoices: readonly (readonly [text: string, controls: string])[] = [
  ['All', usualControls],
  ['Play and reset', 'play reset'],
  ['None', ''],
];
/** Milliseconds after the last change until the preview follows. */
const settle = 400;

let dialog: HTMLDialogElement | undefined;

export async function openEmbed(model: GlassboxModel, links: Links, title: string): Promise<void> {
  dialog ??= makeDialog('embed-dialog');
  new EmbedDialog(dialog, model, links, title).show();
}

const isOn = (event: Event): boolean => (event.target as HTMLInputElement).checked;

/** One showing of the dialog, and what was chosen in it so far. */
class EmbedDialog {
  readonly #place: HTMLDialogElement;
  readonly #title: string;
  readonly #page = new URL('../embed/', location.href);
  /** Written once: what is copied is of the moment the dialog was opened, however training goes on. */
  readonly #written: Readonly<Record<'plain' | 'trained', ReturnType<Links['write']>>>;
  readonly #weightsLabel: string;
  #kind: Kind = 'frame';
  #withWeights = false;
  #choice: EmbedChoice = { views: usualViews, controls: usualControls, autoplay: false, height: 900 };
  #said = '';
  /** The address that the preview shows. */
  #preview = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLDialogElement, model: GlassboxModel, links: Links, title: string) {
    this.#place = place;
    this.#title = `A neural network, live: ${title}`;
    this.#written = { plain: links.write(false), trained: links.write(true) };
    this.#weightsLabel = weightsLabel(model);
  }

  show(): void {
    this.#place.addEventListener('close', () => this.#end(), { once: true });
    this.#follow();
    this.#place.showModal();
  }

  /** A frame that nobody sees learns nothing. */
  #end(): void {
    clearTimeout(this.#timer);
    this.#preview = '';
    render(nothing, this.#place);
  }

  get #now() {
    return this.#withWeights ? this.#written.trained : this.#written.plain;
  }

  get #code(): string {
    const { text } = this.#now;
    if (this.#kind === 'frame') return frameCode(this.#page, text, this.#title, this.#choice);
    return this.#kind === 'tag' ? tagCode(text, this.#title, this.#choice) : location.origin + location.pathname + text;
  }

  /** The preview shows what is chosen now. */
  #follow(): void {
    this.#preview = embedAddress(this.#page, this.#now.text, this.#choice);
    this.#draw();
  }

  #change(next: Partial<EmbedChoice> = {}): void {
    this.#choice = { ...this.#choice, ...next };
    this.#said = '';
    this.#draw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#follow(), settle);
  }

  readonly #copy = async (): Promise<void> => {
    this.#said = await copyText(this.#code, this.#place.querySelector('textarea') as HTMLTextAreaElement);
    this.#draw();
  };

  #draw(): void {
    const { leftOut } = this.#now;
    const isLink = this.#kind === 'link';
    render(
      html`<h2 id="embed-dialog-title">Embed</h2>
      ${this.#kinds()}
      <p class="note">${about[this.#kind]}</p>
      ${isLink ? nothing : html`${this.#views()}${this.#options()}`}
      <label class="check"><input type="checkbox" .checked=${this.#withWeights} @change=${(event: Event) => {
        this.#withWeights = isOn(event);
        this.#change();
      }}> ${this.#weightsLabel}</label>
      ${leftOut.length > 0 ? html`<ul>${leftOut.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
      <textarea readonly aria-label="Text to paste" rows="5" spellcheck="false" .value=${this.#code}
        @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea>
      <div class="acts"><button class="first" type="button" @click=${this.#copy}>Copy</button>
        <button type="button" @click=${() => this.#place.close()}>Close</button><span role="status">${this.#said}</span></div>
      ${
        isLink || !this.#preview
          ? nothing
          : html`<h3 id="embed-preview">As it will be</h3>
      <iframe aria-labelledby="embed-preview" title="As it will be" src=${this.#preview} height=${this.#choice.height}></iframe>`
      }`,
      this.#place,
    );
  }

  #kinds(): TemplateResult {
    const choose = (name: string) => () => {
      this.#kind = name as Kind;
      this.#change();
    };
    return html`<fieldset><legend>What to paste</legend>${Object.entries(kinds).map(
      ([name, text]) => html`<label class="check"><input type="radio" name="embed-kind" .checked=${this.#kind === name}
          @change=${choose(name)}> ${text}</label>`,
    )}</fieldset>`;
  }

  #views(): TemplateResult {
    const { views } = this.#choice;
    const toggle = (view: ViewName, on: boolean) =>
      this.#change({ views: viewNames.filter((name) => (name === view ? on : views.includes(name))) });
    return html`<fieldset class="choices"><legend>Views</legend>${viewNames.map(
      (name) => html`<label class="check"><input type="checkbox" .checked=${views.includes(name)}
          @change=${(event: Event) => toggle(name, isOn(event))}> ${labViews[name].title}</label>`,
    )}</fieldset>`;
  }

  #options(): TemplateResult {
    const { controls: chosen, autoplay } = this.#choice;
    const choose = (event: Event) => {
      const [, controls = usualControls] = controlChoices[(event.target as HTMLSelectElement).selectedIndex] ?? [];
      this.#change({ controls });
    };
    return html`<fieldset>
        <label class="check">Controls <select @change=${choose}>${controlChoices.map(
          ([text, controls]) => html`<option .selected=${chosen === controls}>${text}</option>`,
        )}</select></label>
        <label class="check"><input type="checkbox" .checked=${autoplay}
          @change=${(event: Event) => this.#change({ autoplay: isOn(event) })}> Starts when seen</label>
        ${this.#kind === 'frame' ? this.#height() : nothing}
      </fieldset>`;
  }

  #height(): TemplateResult {
    const choose = (event: Event) => {
      const asked = Math.round((event.target as HTMLInputElement).valueAsNumber);
      this.#change({ height: Math.max(200, Math.min(3000, asked || 900)) });
    };
    return html`<label class="check">Height <input type="number" min="200" max="3000" step="20" .value=${String(this.#choice.height)}
          @change=${choose}> px</label>`;
  }
}
