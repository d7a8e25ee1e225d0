// <glassbox-data>: what the network learns from: a ready data set, points drawn by hand, a CSV file or a formula; how noisy
// it is, how much is held out, which inputs are made of it, and the way out again.

import { css, html, nothing } from 'lit';
import { count } from '../../core/base/format.js';
import { sentence } from '../../core/base/parsed.js';
import { datasetWords } from '../../core/data/sets/words.js';
import { datasetChoices } from '../../core/settings/choices.js';
import { datasetCatalogue } from '../../core/settings/datasets.js';
import { settingHelp } from '../../core/settings/help.js';
import { settingsTable } from '../../core/settings/settings.js';
import type { Scene } from '../../experiment/scene.js';
import { define } from '../base/define.js';
import { download } from '../base/download.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import type { GlassboxDataCsv } from './csv.js';
import type { GlassboxDataFormula } from './formula.js';

const names = new Map(datasetChoices.map(({ value, label }) => [value, label]));

function rowsOfScene({ problem }: Scene): string {
  const { train, test, dropped } = problem;
  const left = dropped.reduce((sum, { lines }) => sum + lines.length, 0);
  const rows = (number: number) => `${count(number)} ${number === 1 ? 'row' : 'rows'}`;
  return `${rows(train.rows)} to train on, ${count(test.rows)} held out${left > 0 ? `; ${rows(left)} with gaps left out` : ''}.`;
}

export class GlassboxData extends ModelView {
  static override properties = { ...ModelView.properties, help: { state: true }, failed: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    css`
    :host { display: flex; flex-direction: column; gap: 14px; }
    h3 { margin: 0 0 6px; font-size: 12px; font-weight: 400; color: var(--_soft); }
    .own { display: flex; flex-wrap: wrap; gap: 6px; }
    .own button { flex: 1; padding: 0 6px; white-space: nowrap; }
    glassbox-data-csv, glassbox-data-formula { display: contents; }
    button[aria-pressed='true'] { border-color: var(--_ink); box-shadow: inset 0 0 0 1px var(--_ink); }
    .about { display: flex; flex-direction: column; gap: 3px; overflow-wrap: anywhere; }
    .about b { font-weight: 600; color: var(--_ink); font-size: 14px; }
    p { margin: 0; }
    .settings { display: grid; gap: 10px; }
    .save { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
    .check { display: inline-flex; align-items: center; gap: 8px; min-height: 36px; font-size: 12px; }
    .check input { accent-color: var(--_ink); width: 18px; height: 18px; margin: 0; }
    .what { align-self: flex-start; padding: 0; min-height: 24px; border: 0; background: none; font-size: 12px; color: var(--_soft); text-decoration: underline; text-underline-offset: 3px; }
    dl { display: grid; gap: 6px; margin: 0; font-size: 12px; }
    dt { font-weight: 600; }
    dd { margin: 0; color: var(--_soft); }
    .problem { padding: 8px 10px; border: 1px solid var(--_negative); border-radius: 8px; font-size: 12px; }
    @media (pointer: coarse), (max-width: 640px) { .check, .what { min-height: 44px; } }
  `,
  ];

  /** Whether the sentences about each control are open. */
  declare help: boolean;
  /** What could not be done; '' otherwise. */
  declare failed: string;

  constructor() {
    super();
    this.help = false;
    this.failed = '';
  }

  override sceneChanged(): void {
    this.failed = '';
    this.experiment?.prepare();
    this.requestUpdate();
  }
  override stateChanged(): void {
    this.requestUpdate();
  }

  protected override render() {
    const { experiment } = this;
    const data = experiment?.recipe.data;
    const drawing = experiment?.attention.drawing ?? false;
    return html`
      <glassbox-data-picker .for=${this.for}></glassbox-data-picker>
      <div>
        <h3 id="own">Your own</h3>
        <div class="own" role="group" aria-labelledby="own">
          <button type="button" aria-pressed=${drawing || data?.kind === 'points'} title="Draw, move and erase points in the map of what it has learned."
            @click=${this.#draw}>${drawing ? 'Drawing' : 'Draw points'}</button>
          <button type="button" aria-pressed=${data?.kind === 'csv'} title="A table from a file or the clipboard; it stays on this computer."
            @click=${() => this.#open('glassbox-data-csv')}>Open CSV</button>
          <button type="button" aria-pressed=${data?.kind === 'formula'} title="Data made by a formula you type."
            @click=${() => this.#open('glassbox-data-formula')}>Formula</button>
        </div>
      </div>
      ${this.#about()}
      <div class="settings">
        ${this.#hasNoise ? html`<glassbox-setting name="noise" .for=${this.for}></glassbox-setting>` : nothing}
        <glassbox-setting name="test-share" .for=${this.for}></glassbox-setting>
        <glassbox-setting name="scaling" .for=${this.for}></glassbox-setting>
      </div>
      ${experiment?.scene?.features ? html`<glassbox-data-features .for=${this.for}></glassbox-data-features>` : nothing}
      <div class="save">
        <button type="button" title="The rows as they are, in their own units, with the part each belongs to." ?disabled=${!experiment?.scene} @click=${this.#save}>Save as CSV</button>
        <label class="check" title="Beside each row what the network predicts for it now."><input id="predicted" type="checkbox"> with predictions</label>
      </div>
      ${this.failed ? html`<div class="problem" role="alert">${this.failed}</div>` : nothing}
      <button type="button" class="what" title="Where these data come from, and what each column says" aria-expanded=${this.help} aria-controls="help" @click=${() => {
        this.help = !this.help;
      }}>What is this?</button>
      <div id="help" ?hidden=${!this.help}>${this.help ? this.#help() : nothing}</div>
      <glassbox-data-csv .for=${this.for}></glassbox-data-csv>
      <glassbox-data-formula .for=${this.for}></glassbox-data-formula>
    `;
  }

  /** Noise belongs to what is made up; measured and drawn data keep what they came with. */
  get #hasNoise(): boolean {
    const { experiment } = this;
    if (!experiment) return false;
    const { data } = experiment.recipe;
    return data ? data.kind === 'formula' : datasetCatalogue[experiment.settings.dataset].file === undefined;
  }

  #about() {
    const { experiment } = this;
    const scene = experiment?.scene;
    if (!experiment || !scene) return html`<div class="about caption"></div>`;
    const { data } = experiment.recipe;
    const { about, source } = datasetWords[experiment.settings.dataset];
    const title =
      data?.kind === 'points'
        ? 'Your points'
        : data?.kind === 'csv'
          ? 'Your table'
          : data?.kind === 'formula'
            ? `y = ${data.source}`
            : names.get(experiment.settings.dataset);
    return html`<div class="about caption" part="about"><b>${title}</b>
      ${data ? nothing : html`<p>${about}</p>`}
      <p>${rowsOfScene(scene)}</p>
      ${!data && source ? html`<p>${source}.</p>` : nothing}</div>`;
  }

  #help() {
    const of = (name: 'dataset' | 'noise' | 'testShare' | 'scaling') =>
      [settingsTable[name].label, settingHelp[name]] as const;
    const all = [
      of('dataset'),
      ...(this.#hasNoise ? [of('noise')] : []),
      of('testShare'),
      of('scaling'),
      ['Draw points', 'Put points of your own into the map; the network goes on learning with the weights it has.'],
      ['Open CSV', 'Choose, drop or paste a table; you see what was found in it before it is used.'],
      ['Formula', 'Points drawn by chance and the value your formula has there; a comparison makes two classes.'],
      ...(this.experiment?.scene?.features
        ? [
            [
              'Inputs of the network',
              'What it is given of each point: the two numbers themselves, or what is made of them.',
            ] as const,
          ]
        : []),
      ['Save as CSV', 'All rows in their own units, each with the part it belongs to: train or test.'],
    ] as const;
    return html`<dl>${all.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
  }

  /** False, and said so, when what it needs could not be fetched. */
  async #loaded(): Promise<boolean> {
    try {
      define((await import('./dialogs.js')).dataDialogs);
      this.failed = '';
      return true;
    } catch {
      this.failed = 'This part of the page could not be fetched. See whether the network is there, then press again.';
      return false;
    }
  }

  async #open(dialog: 'glassbox-data-csv' | 'glassbox-data-formula'): Promise<void> {
    if (!(await this.#loaded())) return;
    const part = this.renderRoot.querySelector<GlassboxDataCsv | GlassboxDataFormula>(dialog);
    await part?.updateComplete;
    part?.open();
  }

  readonly #draw = async (): Promise<void> => {
    if (this.experiment && (await this.#loaded()))
      this.experiment.attention.drawing = !this.experiment.attention.drawing;
  };

  readonly #save = async (): Promise<void> => {
    const { experiment } = this;
    if (!experiment?.scene) return;
    const predicted = this.renderRoot.querySelector<HTMLInputElement>('#predicted')?.checked ?? false;
    const name = experiment.recipe.data?.kind ?? experiment.settings.dataset;
    try {
      const { csvOf } = await import('./save.js');
      download(`glassbox-${name}.csv`, await csvOf(experiment.scene, predicted ? experiment.session : null));
      this.failed = '';
    } catch (error) {
      this.failed = `The data could not be saved: ${sentence(error)}`;
    }
  };
}
