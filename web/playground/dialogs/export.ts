// The dialog behind Export: the network as a file for other programs, and as one that opens here again.
import { html, render, type TemplateResult } from 'lit';
import { sentence } from '../../core/base/parsed.js';
import { longestModelFile, readModelFile } from '../../core/link/model-file.js';
import { download } from '../../parts/base/download.js';
import type { GlassboxModel } from '../../parts/index.js';
import { count, scientific } from '../../parts/words.js';
import { makeDialog } from './dialog.js';
import { type Taken, takeNetwork, ways } from './export-files.js';

const size = (content: string | Uint8Array): string => {
  const bytes = typeof content === 'string' ? new Blob([content]).size : content.length;
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
};

const measured = ({ vectors }: Taken): string =>
  vectors.largestDifference === 0 ? '0' : scientific(vectors.largestDifference);

let dialog: HTMLDialogElement | undefined;

/** Shows the dialog for the network as it is now. */
export async function openExport(model: GlassboxModel): Promise<void> {
  dialog ??= makeDialog('export-dialog');
  await new ExportDialog(dialog, model).show();
}

/** One showing of the dialog. */
class ExportDialog {
  readonly #place: HTMLDialogElement;
  readonly #model: GlassboxModel;
  /** Null while the network is read. */
  #taken: Taken | null = null;
  #said = '';

  constructor(place: HTMLDialogElement, model: GlassboxModel) {
    this.#place = place;
    this.#model = model;
  }

  async show(): Promise<void> {
    this.#draw();
    this.#place.showModal();
    try {
      this.#taken = await takeNetwork(this.#model);
      this.#draw();
    } catch (error) {
      this.#tell(sentence(error));
    }
  }

  #tell(said: string): void {
    this.#said = said;
    this.#draw();
  }

  async #open(file: File): Promise<void> {
    const refused = await this.#refusalOf(file);
    if (refused) this.#tell(`${refused} Nothing was changed.`);
    else this.#place.close();
  }

  /** Opens it. Returns why that cannot be, in a sentence. */
  async #refusalOf(file: File): Promise<string | null> {
    const { experiment } = this.#model;
    if (file.size > longestModelFile)
      return `Expected a file of at most ${longestModelFile / 1e6} MB but got ${Math.ceil(file.size / 1e6)} MB.`;
    const read = readModelFile(await file.text(), experiment.recipe);
    if (!read.ok) return read.error;
    const { recipe, network, notes } = read.value;
    await experiment.openSaved(recipe, network, { label: 'Open file', messages: notes });
    return experiment.error ? `The network in the file was refused: ${experiment.error}.` : null;
  }

  #draw(): void {
    render(
      html`<h2 id="export-dialog-title">Export</h2>
      ${this.#taken ? this.#files(this.#taken) : html`<p>Reading the network.</p>`}
      <p class="said" role="status">${this.#said}</p>
      <div class="acts"><button class="first" type="button" @click=${() => this.#place.close()}>Close</button></div>`,
      this.#place,
    );
  }

  #files(taken: Taken): TemplateResult {
    return html`${
      taken.refusal
        ? html`<p>The network as it is after epoch ${count(taken.epoch)} is for no other program. ${taken.refusal}</p>`
        : this.#ways(taken)
    }
      ${this.#columns(taken)}
      ${this.#goingOn(taken)}`;
  }

  /** For other programs. */
  #ways(taken: Taken): TemplateResult {
    const saveFile = ({ name, make }: (typeof ways)[number]['files'][number]) => {
      const { type, content } = make(taken);
      download(name, content, type);
      this.#tell(`${name} is saved: ${size(content)}, largest difference ${measured(taken)}.`);
    };
    return html`<p>The network as it is after epoch ${count(taken.epoch)}, for other programs. Each file holds five rows with the engine’s answers, to check it by. The largest difference from the same sums in 64-bit numbers, measured just now: ${measured(taken)}.</p>
      <ul class="ways">${ways.map(
        ({ name, about, files }) => html`<li><b>${name}</b><p>${about}</p>
          <div class="acts">${files.map(
            (file) => html`<button type="button" @click=${() => saveFile(file)}>Save ${file.name}</button>`,
          )}</div></li>`,
      )}</ul>`;
  }

  #columns({ model }: Taken): TemplateResult {
    const units = model.inputScales
      ? 'in the units of the columns; their scaling is in the file'
      : 'in the network’s own numbers';
    return html`<details><summary>What goes in, and what comes out</summary>
        <p>In, ${units}:</p><ol>${model.inputNames?.map((name) => html`<li>${name}</li>`)}</ol>
        <p>Out:</p><ol>${model.outputNames?.map((name) => html`<li>${name}</li>`)}</ol>
        ${model.notes?.map((note) => html`<p>${note}</p>`)}</details>`;
  }

  /** The file that opens here again. */
  #goingOn({ saved: { text, leftOut } }: Taken): TemplateResult {
    const saveAll = () => {
      download('glassbox.json', text, 'application/json');
      this.#tell(`glassbox.json is saved: ${size(text)}. ${leftOut}`);
    };
    const choose = () => this.#place.querySelector<HTMLInputElement>('#open-file')?.click();
    const chosen = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      input.value = '';
      if (file) void this.#open(file);
    };
    return html`<ul class="ways"><li><b>To go on here, or in the package</b>
        <p>The whole network with its settings and data, as JSON: it opens here, and engine.fromJSON reads it. Training goes on bit for bit.</p>
        <div class="acts"><button type="button" @click=${saveAll}>Save glassbox.json</button><button type="button" @click=${choose}>Open a file</button></div></li></ul>
      <input id="open-file" type="file" accept=".json,application/json" hidden @change=${chosen}>`;
  }
}
