// When something goes wrong: what happened, in a plain sentence, and the way back.
import { html, nothing, render, type TemplateResult } from 'lit';
import { formatSetting, settingsTable } from '../core/settings.js';
import type { GlassboxModel } from '../parts/index.js';

/** The next lower learning rate that is offered, at least three times smaller. */
function gentler(rate: number): number {
  const stops = settingsTable.learningRate.stops ?? [];
  return [...stops].reverse().find((stop) => stop <= rate / 3) ?? rate / 3;
}

/** `retry` opens the present network again. */
export function showNotices(model: GlassboxModel, place: HTMLElement, retry: () => void): void {
  const hide = () => {
    place.hidden = true;
    render(nothing, place);
  };
  const show = (content: TemplateResult) => {
    render(content, place);
    place.hidden = false;
  };

  model.addEventListener('glassbox-diverged', () => {
    const diverged = model.frame?.tick.diverged;
    if (!diverged) return;
    const rate = gentler(model.settings.learningRate);
    const back = async () => {
      hide();
      await model.set('learningRate', rate);
      await model.reset();
    };
    show(html`<p>The numbers ran away in epoch ${diverged.epoch + 1}, in weight layer ${diverged.layer + 1}: each step overshot further than the
      one before. Training has stopped, and the weights are the last ones that were still finite.</p>
      <div><button class="first" type="button" @click=${back}>Reset, with learning rate ${formatSetting('learningRate', rate)}</button>
      <button type="button" @click=${hide}>Keep it as it is</button></div>`);
  });

  model.addEventListener('glassbox-error', (event) => {
    const { message } = (event as CustomEvent<{ message: string }>).detail;
    show(html`<p>${model.scene ? 'That did not work: ' : 'The network could not be started: '}${message}</p>
      <div><button class="first" type="button" @click=${() => {
        hide();
        retry();
      }}>Try again</button>${model.scene ? html`<button type="button" @click=${hide}>Go on</button>` : nothing}</div>`);
  });

  model.addEventListener('glassbox-ready', hide);
  model.addEventListener('glassbox-change', () => {
    if (model.frame && !model.frame.tick.diverged && model.scene && !model.error) hide();
  });
}
