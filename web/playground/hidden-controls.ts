// Controls that a link leaves out: hidden in the parts that hold them, with a sentence that names them and brings them back.
import { html, type LitElement, render } from 'lit';
import type { HideableControl } from '../core/link/hidden-controls.js';
import { settingsTable } from '../core/settings/settings.js';

const attribute = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Where the control is, inside a part. */
const selectors: Readonly<Record<HideableControl, string>> = {
  play: 'button[part=play]',
  // Theirs has one button for a step.
  epoch: 'button:is([part=epoch], [part=batch], [part=row])',
  reset: 'button[part=reset]',
  dataset: 'glassbox-data-picker',
  // Classes or numbers go with the data: those of the other kind are not offered.
  task: '[data-kind=classes] [data-kind=numbers], [data-kind=numbers] [data-kind=classes]',
  activation: '[data-control=activation]',
  hiddenLayers: '[data-control=hidden-layers]',
  showTest: 'label[data-view=showTest]',
  discretize: 'label[data-view=discretize]',
  ...(Object.fromEntries(
    (['learningRate', 'regularization', 'regularizationRate', 'batchSize', 'noise', 'testShare'] as const).map(
      (name) => [name, `glassbox-setting[name=${attribute(name)}]`],
    ),
  ) as Record<'learningRate' | 'regularization' | 'regularizationRate' | 'batchSize' | 'noise' | 'testShare', string>),
};
const labels: Partial<Record<HideableControl, string>> = {
  play: 'Play',
  epoch: 'Epoch, Batch and Row',
  reset: 'Reset',
  task: 'data sets with another kind of answer',
  activation: 'the activation of a layer',
  hiddenLayers: 'adding and removing layers',
};
const labelOf = (name: HideableControl) =>
  labels[name] ?? settingsTable[name as keyof typeof settingsTable].label.toLowerCase();

/** The parts that hold such controls, each by its way from the page. */
const holders = [
  ['glassbox-controls'],
  ['glassbox-training'],
  ['glassbox-data'],
  ['glassbox-data', 'glassbox-data-picker'],
  ['glassbox-boundary'],
  ['glassbox-network', 'glassbox-layers'],
] as const;

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
  for (const way of holders) for (const part of await partsAt(way)) wear(part);
}

/** The parts at the end of a way from part to part; they have their shadow as soon as they are defined. */
async function partsAt(way: readonly string[]): Promise<Element[]> {
  let roots: ParentNode[] = [document];
  let parts: Element[] = [];
  for (const tag of way) {
    await customElements.whenDefined(tag);
    await Promise.all(parts.map((part) => (part as LitElement).updateComplete));
    parts = roots.flatMap((root) => [...root.querySelectorAll(tag)]);
    roots = parts.flatMap(({ shadowRoot }) => shadowRoot ?? []);
  }
  return parts;
}

/** What the part draws later is covered too. */
function wear({ shadowRoot }: Element): void {
  if (!shadowRoot || shadowRoot.adoptedStyleSheets.includes(style)) return;
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, style];
}
