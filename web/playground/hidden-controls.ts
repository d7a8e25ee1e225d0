// Controls that a link leaves out: hidden in the parts that hold them, with a sentence that names them and brings them back.
import { html, render } from 'lit';
import type { HideableControl } from '../core/hidden-controls.js';
import { settingsTable } from '../core/settings.js';

const attribute = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Where the control is, inside a part. */
const selectors: Readonly<Record<HideableControl, string>> = {
  play: 'button[part=play]',
  epoch: 'button[part=epoch]',
  reset: 'button[part=reset]',
  dataset: 'glassbox-data-picker',
  showTest: 'label[data-view=showTest]',
  discretize: 'label[data-view=discretize]',
  ...(Object.fromEntries(
    (['learningRate', 'regularization', 'regularizationRate', 'batchSize', 'noise', 'testShare'] as const).map(
      (name) => [name, `glassbox-setting[name=${attribute(name)}]`],
    ),
  ) as Record<'learningRate' | 'regularization' | 'regularizationRate' | 'batchSize' | 'noise' | 'testShare', string>),
};
const labels: Partial<Record<HideableControl, string>> = { play: 'Play', epoch: 'Epoch', reset: 'Reset' };
const labelOf = (name: HideableControl) =>
  labels[name] ?? settingsTable[name as keyof typeof settingsTable].label.toLowerCase();

const style = new CSSStyleSheet();

/** All others are in sight. `showAll`: someone asked for the hidden ones. */
export async function hideControls(hidden: readonly HideableControl[], showAll: () => void): Promise<void> {
  style.replaceSync(hidden.map((name) => `${selectors[name]} { display: none !important; }`).join('\n'));
  const place = document.querySelector<HTMLElement>('#hides');
  if (place) {
    place.hidden = hidden.length === 0;
    render(
      html`<span>This link leaves out: ${hidden.map(labelOf).join(', ')}.</span>
        <button type="button" title="Brings back the controls that this link hides" @click=${showAll}>Show them</button>`,
      place,
    );
  }
  // The parts have their shadow as soon as they are defined; what they draw later is covered too.
  for (const tag of ['glassbox-controls', 'glassbox-training', 'glassbox-data', 'glassbox-boundary']) {
    await customElements.whenDefined(tag);
    for (const { shadowRoot } of document.querySelectorAll(tag)) {
      if (!shadowRoot || shadowRoot.adoptedStyleSheets.includes(style)) continue;
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, style];
    }
  }
}
