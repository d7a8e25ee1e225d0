// The dialog behind Export: the network as a file for other programs, and as one that opens here again.
import { html, nothing, render } from 'lit';
import { longestModelFile, readModelFile } from '../../core/link/model-file.js';
import type { GlassboxModel } from '../../parts/index.js';
import { count, scientific } from '../../parts/words.js';
import { makeDialog } from './dialog.js';
import { columnsOf, type Taken, takeNetwork, ways } from './export-files.js';

function save(name: string, type: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

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
  const place = dialog;
  let said = '';
  let taken: Taken | null = null;

  const tell = (sentence: string) => {
    said = sentence;
    draw();
  };

  const open = async (file: File) => {
    if (file.size > longestModelFile) {
      return tell(
        `Expected a file of at most ${longestModelFile / 1e6} MB but got ${Math.ceil(file.size / 1e6)} MB. Nothing was changed.`,
      );
    }
    const read = readModelFile(await file.text(), model.experiment.recipe);
    if (!read.ok) return tell(`${read.error} Nothing was changed.`);
    const { lab, network, notes } = read.value;
    await model.experiment.openSaved(lab, network, { label: 'Open file', messages: notes });
    if (model.error) return tell(`The network in the file was refused: ${model.error}. Nothing was changed.`);
    place.close();
  };

  const draw = () => {
    const { scene } = model.experiment;
    const of = taken;
    const columns = scene && columnsOf(scene);
    render(
      html`<h2 id="export-dialog-title">Export</h2>
      ${
        of
          ? html`${
              of.refusal
                ? html`<p>The network as it is after epoch ${count(of.epoch)} is for no other program. ${of.refusal}</p>`
                : html`<p>The network as it is after epoch ${count(of.epoch)}, for other programs. Each file holds five rows with the engine’s answers, to check it by. The largest difference from the same sums in 64-bit numbers, measured just now: ${measured(of)}.</p>
      <ul class="ways">${ways.map(
        ({ name, about, files }) => html`<li><b>${name}</b><p>${about}</p>
          <div class="acts">${files.map(
            ({ name: file, make }) =>
              html`<button type="button" @click=${() => {
                const { type, content } = make(of);
                save(file, type, content);
                tell(`${file} is saved: ${size(content)}, largest difference ${measured(of)}.`);
              }}>Save ${file}</button>`,
          )}</div></li>`,
      )}</ul>`
            }
      ${
        columns
          ? html`<details><summary>What goes in, and what comes out</summary>
        <p>In:</p><ul>${columns.inputs.map((name) => html`<li>${name}</li>`)}</ul>
        <p>Out:</p><ul>${columns.outputs.map((name) => html`<li>${name}</li>`)}</ul></details>`
          : nothing
      }
      <ul class="ways"><li><b>To go on here, or in the package</b>
        <p>The whole network with its settings and data, as JSON: it opens here, and engine.fromJSON reads it. Training goes on bit for bit.</p>
        <div class="acts"><button type="button" @click=${() => {
          save('glassbox.json', 'application/json', of.saved.text);
          tell(`glassbox.json is saved: ${size(of.saved.text)}. ${of.saved.leftOut}`);
        }}>Save glassbox.json</button><button type="button" @click=${() => place.querySelector<HTMLInputElement>('#open-file')?.click()}>Open a file</button></div></li></ul>
      <input id="open-file" type="file" accept=".json,application/json" hidden @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const [file] = input.files ?? [];
        input.value = '';
        if (file) void open(file);
      }}>`
          : html`<p>Reading the network.</p>`
      }
      <p class="said" role="status">${said}</p>
      <div class="acts"><button class="first" type="button" @click=${() => place.close()}>Close</button></div>`,
      place,
    );
  };

  draw();
  place.showModal();
  try {
    taken = await takeNetwork(model);
    draw();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  }
}
