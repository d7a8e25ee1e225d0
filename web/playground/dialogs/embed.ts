// The dialog behind Embed: what to paste into a page of one's own, with a live preview of it.
import { html, nothing, render } from 'lit';
import type { GlassboxModel } from '../../parts/index.js';
import { labViews, type ViewName, viewNames } from '../../parts/playground/views.js';
import { count } from '../../parts/words.js';
import type { Links } from '../links.js';
import { makeDialog } from './dialog.js';
import { type EmbedChoice, embedAddress, frameCode, tagCode, usualControls, usualViews } from './embed-code.js';

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
  const place = dialog;
  const page = new URL('../embed/', location.href);
  let kind: Kind = 'frame';
  let withWeights = false;
  let choice: EmbedChoice = { views: usualViews, controls: usualControls, autoplay: false, height: 900 };
  let said = '';
  let preview = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isTrained = (model.experiment.frame?.tick.step ?? 0) > 0;
  const { epoch } = model.experiment.frame?.tick ?? { epoch: 0 };
  // Written once: what is copied is of the moment the dialog was opened, however training goes on.
  const written = { plain: links.write(false), trained: links.write(true) };

  const named = `A neural network, live: ${title}`;
  const now = () => (withWeights ? written.trained : written.plain);
  const code = () => {
    const { text } = now();
    if (kind === 'frame') return frameCode(page, text, named, choice);
    return kind === 'tag' ? tagCode(text, named, choice) : location.origin + location.pathname + text;
  };

  const change = (next: Partial<EmbedChoice>) => {
    choice = { ...choice, ...next };
    said = '';
    draw();
    clearTimeout(timer);
    timer = setTimeout(() => {
      preview = embedAddress(page, now().text, choice);
      draw();
    }, settle);
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code());
      said = 'Copied.';
    } catch {
      // Forbidden or not there: the text is selected, ready to be copied by hand.
      const field = place.querySelector<HTMLTextAreaElement>('textarea');
      field?.focus();
      field?.select();
      said = 'Press Ctrl+C to copy the marked text.';
    }
    draw();
  };

  const toggle = (view: ViewName, on: boolean) =>
    change({ views: viewNames.filter((name) => (name === view ? on : choice.views.includes(name))) });

  const draw = () => {
    const { leftOut } = now();
    render(
      html`<h2 id="embed-dialog-title">Embed</h2>
      <fieldset><legend>What to paste</legend>${Object.entries(kinds).map(
        ([name, text]) => html`<label class="check"><input type="radio" name="embed-kind" .checked=${kind === name}
          @change=${() => {
            kind = name as Kind;
            change({});
          }}> ${text}</label>`,
      )}</fieldset>
      <p class="note">${about[kind]}</p>
      ${
        kind === 'link'
          ? nothing
          : html`<fieldset class="choices"><legend>Views</legend>${viewNames.map(
              (name) => html`<label class="check"><input type="checkbox" .checked=${choice.views.includes(name)}
          @change=${(event: Event) => toggle(name, (event.target as HTMLInputElement).checked)}> ${labViews[name].title}</label>`,
            )}</fieldset>
      <fieldset>
        <label class="check">Controls <select @change=${(event: Event) =>
          change({
            controls: controlChoices[(event.target as HTMLSelectElement).selectedIndex]?.[1] ?? usualControls,
          })}>${controlChoices.map(([text, controls]) => html`<option .selected=${choice.controls === controls}>${text}</option>`)}</select></label>
        <label class="check"><input type="checkbox" .checked=${choice.autoplay}
          @change=${(event: Event) => change({ autoplay: (event.target as HTMLInputElement).checked })}> Starts when seen</label>
        ${
          kind === 'frame'
            ? html`<label class="check">Height <input type="number" min="200" max="3000" step="20" .value=${String(choice.height)}
          @change=${(event: Event) => {
            const asked = Math.round((event.target as HTMLInputElement).valueAsNumber);
            change({ height: Math.max(200, Math.min(3000, asked || 900)) });
          }}> px</label>`
            : nothing
        }
      </fieldset>`
      }
      <label class="check"><input type="checkbox" .checked=${withWeights} @change=${(event: Event) => {
        withWeights = (event.target as HTMLInputElement).checked;
        change({});
      }}> ${isTrained ? `With the trained weights, of epoch ${count(epoch)}` : 'With the weights as they are'}</label>
      ${leftOut.length > 0 ? html`<ul>${leftOut.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
      <textarea readonly aria-label="Text to paste" rows="5" spellcheck="false" .value=${code()}
        @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea>
      <div class="acts"><button class="first" type="button" @click=${copy}>Copy</button>
        <button type="button" @click=${() => place.close()}>Close</button><span role="status">${said}</span></div>
      ${
        kind === 'link' || !preview
          ? nothing
          : html`<h3 id="embed-preview">As it will be</h3>
      <iframe aria-labelledby="embed-preview" title="As it will be" src=${preview} height=${choice.height}></iframe>`
      }`,
      place,
    );
  };

  place.addEventListener(
    'close',
    () => {
      // A frame that nobody sees learns nothing.
      clearTimeout(timer);
      preview = '';
      render(nothing, place);
    },
    { once: true },
  );
  preview = embedAddress(page, now().text, choice);
  draw();
  place.showModal();
}
