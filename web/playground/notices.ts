// What could not be done, and what a link or a change could not honour: in plain sentences, and the way on. What goes wrong
// in training is the doctor's.
import { html, nothing, render, type TemplateResult } from 'lit';
import type { GlassboxModel } from '../parts/index.js';

export interface Notices {
  tell(sentences: readonly string[]): void;
  /** Fetches a part of the page; says so when it does not come, with the way to ask again. */
  bring(fetch: () => Promise<unknown>): void;
}

/** `retry` opens the present network again. */
export function showNotices(model: GlassboxModel, place: HTMLElement, retry: () => void): Notices {
  let failed = false;
  /** What did not come: asked for again together. */
  const missing = new Set<() => Promise<unknown>>();
  const hide = () => {
    failed = false;
    missing.clear();
    place.hidden = true;
    render(nothing, place);
  };
  const show = (content: TemplateResult) => {
    render(content, place);
    place.hidden = false;
  };

  const tell = (sentences: readonly string[]) =>
    show(html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      <div><button class="first" type="button" @click=${hide}>Good to know</button></div>`);

  const bring = (fetch: () => Promise<unknown>): void => {
    fetch().catch(() => {
      missing.add(fetch);
      show(html`<p>A part of this page could not be fetched. See whether the network is there.</p>
        <div><button class="first" type="button" @click=${() => {
          const again = [...missing];
          hide();
          again.forEach(bring);
        }}>Try again</button><button type="button" @click=${hide}>Go on without it</button></div>`);
    });
  };

  model.addEventListener('glassbox-error', (event) => {
    const { message } = (event as CustomEvent<{ message: string }>).detail;
    failed = true;
    show(html`<p>${model.experiment.scene ? 'That did not work: ' : 'The network could not be started: '}${message}</p>
      <div><button class="first" type="button" @click=${() => {
        hide();
        retry();
      }}>Try again</button>${model.experiment.scene ? html`<button type="button" @click=${hide}>Go on</button>` : nothing}</div>`);
  });

  model.addEventListener('glassbox-ready', (event) => {
    const { problems } = (event as CustomEvent<{ problems: readonly string[] }>).detail;
    if (problems.length > 0) tell(problems);
    else if (missing.size === 0) hide();
  });
  model.addEventListener('glassbox-restart', (event) =>
    tell([(event as CustomEvent<{ message: string }>).detail.message]),
  );
  model.addEventListener('glassbox-change', () => {
    if (model.experiment.frame && model.experiment.scene && !model.error && failed) hide();
  });
  return { tell, bring };
}
