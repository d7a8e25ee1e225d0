// <glassbox-data-picker>: every data set as a small picture to choose from.

import { css, html, type PropertyValues } from 'lit';
import { datasetWords } from '../../core/data/sets/words.js';
import { datasetChoices } from '../../core/settings/choices.js';
import { datasetCatalogue } from '../../core/settings/datasets.js';
import { datasetNames } from '../../core/settings/names.js';
import type { DatasetName } from '../../core/settings/settings.js';
import { defaultSettings } from '../../core/settings/settings.js';
import type { Thumbnail } from '../../draw/thumbnail.js';
import { openTable } from '../../experiment/opening/source.js';
import { ModelView } from '../base/model-view.js';
import { rove } from '../base/roving.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { dataReader } from '../model/data-home.js';
import { thumbnailOf } from './thumbnail-of.js';

const labels = new Map(datasetChoices.map(({ value, label }) => [value, label]));
/** What there is to learn: classes, or numbers. */
const kindOf = (name: DatasetName) => (datasetCatalogue[name].task === 'regression' ? 'numbers' : 'classes');
const isMade = (name: DatasetName) => datasetCatalogue[name].file === undefined;
const groups = [
  { id: 'made', title: 'Made up', names: datasetNames.filter(isMade) },
  { id: 'measured', title: 'Measured', names: datasetNames.filter((name) => !isMade(name)) },
] as const;

/** The first row of the digits' file, so that its picture does not cost loading all of it. */
const firstDigit = '005d9100 00dfaf50 03f20b80 04c00880 05800980 04b01c70 02e5ac00 006da000'.replaceAll(' ', '');
/** Where two hours meet stands their sum: the stripes are the rule. */
const sums = Array.from({ length: 64 }, (_, i) => ((Math.floor(i / 8) + (i % 8)) % 8) / 7);
const pictures = new Map<DatasetName, Thumbnail>([
  ['clock', { kind: 'dots', columns: 8, values: sums }],
  ['digits', { kind: 'dots', columns: 8, values: [...firstDigit].map((digit) => Number.parseInt(digit, 16) / 16) }],
]);

export class GlassboxDataPicker extends ModelView {
  static override properties = { ...ModelView.properties, loaded: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    h3 { margin: 0 0 6px; font-size: 12px; font-weight: 400; color: var(--_soft); }
    h3:not(:first-child) { margin-top: 12px; }
    .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(62px, 1fr)); gap: 8px 6px; }
    button { display: flex; flex-direction: column; align-items: center; gap: 3px; min-width: 0; padding: 0; border: 0; background: none; font-size: 11px; line-height: 1.25; color: var(--_soft); }
    button:active:not(:disabled) { background: none; }
    glassbox-thumbnail { width: 100%; border: 1px solid var(--_line); border-radius: 6px; background: var(--_panel); }
    button:hover glassbox-thumbnail { border-color: var(--_soft); }
    button[aria-pressed='true'] { color: var(--_ink); }
    button[aria-pressed='true'] glassbox-thumbnail { border-color: var(--_ink); box-shadow: 0 0 0 1px var(--_ink); }
    button span { max-width: 100%; overflow-wrap: anywhere; }
  `,
  ];

  declare loaded: number;
  #seen: IntersectionObserver | null = null;

  constructor() {
    super();
    this.loaded = 0;
  }

  override sceneChanged(): void {
    this.requestUpdate();
  }
  override stateChanged(): void {
    this.requestUpdate();
  }

  /** Files are fetched once the pictures are about to be seen. */
  protected override firstUpdated(_changed: PropertyValues): void {
    this.#seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#seen?.disconnect();
        void this.#load();
      },
      { rootMargin: '200px' },
    );
    this.#seen.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen?.disconnect();
  }

  async #load(): Promise<void> {
    const read = this.experiment?.host.readFile ?? dataReader(undefined);
    for (const dataset of datasetNames) {
      if (pictures.has(dataset)) continue;
      try {
        const table = await openTable({ ...defaultSettings, dataset, noise: 0 }, read);
        pictures.set(dataset, thumbnailOf(table));
      } catch {
        // Without its picture a data set can still be chosen; choosing it says what is wrong.
      }
      this.loaded++;
    }
  }

  protected override render() {
    const own = this.experiment?.recipe.data !== undefined;
    const chosen = own ? null : this.experiment?.settings.dataset;
    const kind = this.experiment?.scene?.problem.task === 'regression' ? 'numbers' : 'classes';
    const stop = chosen ?? groups[0].names.find((name) => kindOf(name) === kind);
    return html`<div role="toolbar" aria-label="Data sets" data-kind=${kind} @keydown=${this.#key}>${groups.map(
      ({ id, title, names }) => html`<h3 id=${id}>${title}</h3>
      <div class="grid" role="group" aria-labelledby=${id}>
        ${names.map(
          (
            name,
          ) => html`<button type="button" data-kind=${kindOf(name)} aria-pressed=${name === chosen} tabindex=${name === stop ? 0 : -1}
          title=${datasetWords[name].about} @click=${() => this.#choose(name)}>
          <glassbox-thumbnail .picture=${pictures.get(name) ?? null}></glassbox-thumbnail><span>${labels.get(name)}</span></button>`,
        )}
      </div>`,
    )}</div>`;
  }

  /** One stop for Tab; the arrows go from picture to picture, Enter chooses. */
  readonly #key = (event: KeyboardEvent): void => {
    const all = [...this.renderRoot.querySelectorAll('button')].filter((button) => button.offsetParent);
    rove(event, all, { alsoDown: true });
  };

  #choose(dataset: DatasetName): void {
    if (!this.experiment) return;
    this.experiment.attention.drawing = false;
    void this.experiment.edit((edits) => edits.change({ dataset }, { label: 'Data' }));
  }
}
