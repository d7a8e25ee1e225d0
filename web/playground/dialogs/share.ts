// The dialog behind Share: the link, with or without the trained weights; and the work this browser keeps.
import { html, nothing, render } from 'lit';
import type { GlassboxModel } from '../../parts/index.js';
import { count } from '../../parts/words.js';
import type { Shelved } from '../kept/shelf.js';
import type { Links } from '../links.js';

async function copy(text: string, field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Forbidden or not there: the text is selected, ready to be copied by hand.
    field.focus();
    field.select();
    return false;
  }
}

export function offerSharing(model: GlassboxModel, links: Links, button: HTMLElement, dialog: HTMLDialogElement): void {
  let withWeights = false;
  let said = '';
  /** What other tabs did, in words. */
  let others: readonly { work: Shelved; words: string }[] = [];

  const draw = () => {
    const epoch = model.experiment.frame?.tick.epoch ?? 0;
    const frozen = model.experiment.frame?.frozen?.length ?? 0;
    const isTrained = (model.experiment.frame?.tick.step ?? 0) > 0;
    const { text, leftOut } = links.write(withWeights);
    const without = frozen > 0 && !withWeights ? ['What is frozen goes along with the weights, not without them.'] : [];
    const told = [...leftOut, ...without];
    const url = location.origin + location.pathname + text;
    const field = () => dialog.querySelector<HTMLInputElement>('#share-link') as HTMLInputElement;
    render(
      html`<h2 id="share-title">Share</h2>
      <p>The link opens this network with its data and settings, on any machine. Nothing is sent anywhere: it is all in the link.</p>
      <label class="check"><input type="checkbox" .checked=${withWeights} @change=${(event: Event) => {
        withWeights = (event.target as HTMLInputElement).checked;
        said = '';
        draw();
      }}> ${isTrained ? `With the trained weights, of epoch ${count(epoch)}` : 'With the weights as they are'}</label>
      <input id="share-link" type="text" readonly aria-label="Link" .value=${url} @focus=${() => field().select()}>
      ${told.length > 0 ? html`<ul>${told.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
      <div class="acts">
        <button class="first" type="button" @click=${async () => {
          said = (await copy(url, field())) ? 'Copied.' : 'Press Ctrl+C to copy the marked link.';
          draw();
        }}>Copy link</button>
        <button type="button" @click=${() => dialog.close()}>Close</button>
        <span role="status">${said}</span>
      </div>
      ${
        others.length > 0
          ? html`<p class="kept">Other tabs have work of yours, too. It opens in place of what is here, which stays on this list.</p>
      <ul class="others">${others.map(
        ({ work, words }) =>
          html`<li>${words} <button type="button" @click=${async () => {
            dialog.close();
            await links.openOther(work);
          }}>Open it</button></li>`,
      )}</ul>`
          : nothing
      }
      ${
        links.keeps
          ? html`<p class="kept">This browser keeps your last work, with its data, weights and tape, so that a reload loses nothing.
        <button type="button" @click=${async () => {
          await links.forgetAll();
          dialog.close();
        }}>Forget it, and begin anew</button></p>`
          : html`<p class="kept">This browser keeps nothing for this page: a reload begins anew.</p>`
      }`,
      dialog,
    );
  };

  const findOthers = async () => {
    const works = links.others;
    if (works.length === 0) return;
    const { describeWork } = await import('../kept/describe-work.js');
    others = await Promise.all(works.map(async (work) => ({ work, words: await describeWork(work) })));
    draw();
  };

  button.addEventListener('click', () => {
    said = '';
    others = [];
    draw();
    dialog.showModal();
    void findOthers();
  });
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
