// The dialog behind Share: the link, with or without the trained weights; and the work this browser keeps.
import { html, nothing, render, type TemplateResult } from 'lit';
import { notFetched } from '../../parts/base/not-fetched.js';
import type { GlassboxModel } from '../../parts/index.js';
import type { Shelved } from '../kept/shelf.js';
import type { Links } from '../links.js';
import { copyText, weightsLabel } from './sharing.js';

export function offerSharing(model: GlassboxModel, links: Links, button: HTMLElement, place: HTMLDialogElement): void {
  const dialog = new ShareDialog(model, links, place);
  button.addEventListener('click', () => dialog.show());
  place.addEventListener('keydown', (event) => event.stopPropagation());
  place.addEventListener('click', (event) => {
    if (event.target === place) place.close();
  });
}

class ShareDialog {
  readonly #model: GlassboxModel;
  readonly #links: Links;
  readonly #place: HTMLDialogElement;
  #withWeights = false;
  #said = '';
  /** The list of the others could not be fetched. */
  #lost = false;
  /** What other tabs did, in words. */
  #others: readonly { work: Shelved; words: string }[] = [];

  constructor(model: GlassboxModel, links: Links, place: HTMLDialogElement) {
    this.#model = model;
    this.#links = links;
    this.#place = place;
  }

  show(): void {
    this.#said = '';
    this.#others = [];
    this.#draw();
    this.#place.showModal();
    void this.#findOthers();
  }

  async #findOthers(): Promise<void> {
    const works = this.#links.others;
    if (works.length === 0) return;
    const described = await import('../kept/describe-work.js').catch(() => null);
    this.#lost = !described;
    if (!described) return this.#draw();
    const { describeWork } = described;
    this.#others = await Promise.all(works.map(async (work) => ({ work, words: await describeWork(work) })));
    this.#draw();
  }

  #draw(): void {
    render(
      html`<h2 id="share-title">Share</h2>
      <p>The link opens this network with its data and settings, on any machine. Nothing is sent anywhere: it is all in the link.</p>
      ${this.#link()}
      ${this.#lost ? notFetched(() => void this.#findOthers()) : nothing}
      ${this.#others.length > 0 ? this.#otherWork() : nothing}
      ${this.#keeping()}`,
      this.#place,
    );
  }

  #link(): TemplateResult {
    const { text, leftOut } = this.#links.write(this.#withWeights);
    const frozen = this.#model.experiment.frame?.frozen?.length ?? 0;
    const told =
      frozen > 0 && !this.#withWeights
        ? [...leftOut, 'What is frozen goes along with the weights, not without them.']
        : leftOut;
    const url = location.origin + location.pathname + text;
    const field = () => this.#place.querySelector<HTMLInputElement>('#share-link') as HTMLInputElement;
    const choose = (event: Event) => {
      this.#withWeights = (event.target as HTMLInputElement).checked;
      this.#said = '';
      this.#draw();
    };
    const copy = async () => {
      this.#said = await copyText(url, field());
      this.#draw();
    };
    return html`<label class="check"><input type="checkbox" .checked=${this.#withWeights} @change=${choose}> ${weightsLabel(this.#model)}</label>
      <input id="share-link" type="text" readonly aria-label="Link" .value=${url} @focus=${() => field().select()}>
      ${told.length > 0 ? html`<ul>${told.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
      <div class="acts">
        <button class="first" type="button" @click=${copy}>Copy link</button>
        <button type="button" @click=${() => this.#place.close()}>Close</button>
        <span role="status">${this.#said}</span>
      </div>`;
  }

  #otherWork(): TemplateResult {
    const open = async (work: Shelved) => {
      this.#place.close();
      await this.#links.openOther(work);
    };
    return html`<p class="kept">Other tabs have work of yours, too. It opens in place of what is here, which stays on this list.</p>
      <ul class="others">${this.#others.map(
        ({ work, words }) => html`<li>${words} <button type="button" @click=${() => open(work)}>Open it</button></li>`,
      )}</ul>`;
  }

  #keeping(): TemplateResult {
    if (!this.#links.keeps)
      return html`<p class="kept">This browser keeps nothing for this page: a reload begins anew.</p>`;
    const forget = async () => {
      await this.#links.forgetAll();
      this.#place.close();
    };
    return html`<p class="kept">This browser keeps your last work, with its data, weights and tape, so that a reload loses nothing.
        <button type="button" @click=${forget}>Forget it, and begin anew</button></p>`;
  }
}
