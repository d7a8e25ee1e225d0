// Marking on the page: one sheet after the other, its answers beside the key.
import { html, render } from 'lit';
import { download } from '../../parts/base/download.js';
import { largestSheet, type Mark, marked, markedJson, readSheet, type Sheet, undecided } from './marking.js';
import { listNames, type StudyWords } from './words.js';

const leftWords = (left: number, all: number) =>
  left === 0
    ? `All ${all} answers are marked.`
    : `${left} of ${all} answers ${left === 1 ? 'is' : 'are'} still to be marked.`;

export class MarkingView {
  readonly #place: HTMLElement;
  readonly #words: StudyWords;
  #sheets: readonly Sheet[] = [];
  #at = 0;
  #said: readonly string[] = [];

  constructor(place: HTMLElement, words: StudyWords) {
    this.#place = place;
    this.#words = words;
  }

  show(): void {
    const sheet = this.#sheets[this.#at];
    render(
      html`<h1 tabindex="-1">Mark sheets</h1>
        <p>Open the sheets that people saved. Right is what has the whole of the key, in whatever words; there are no half marks, and what was not
          answered is not right. Files are opened in the order of their names; it is best when somebody else has named them.</p>
        <p><label><span>Sheets</span> <input type="file" multiple accept=".json,application/json"
          @change=${(event: Event) => void this.#open(event.currentTarget as HTMLInputElement)}></label></p>
        ${this.#said.map((sentence) => html`<p class="problem" role="alert">${sentence}</p>`)}
        ${sheet ? this.#marks(sheet) : ''}`,
      this.#place,
    );
  }

  #marks(sheet: Sheet) {
    const left = undecided(sheet);
    return html`<h2>Sheet ${this.#at + 1} of ${this.#sheets.length}</h2>
      ${listNames.map(
        (list) => html`<h3>List ${list}</h3>
          <ol class="asked">${sheet.marks.filter((mark) => mark.list === list).map((mark) => this.#mark(mark))}</ol>`,
      )}
      <p role="status">${leftWords(undecided(sheet), sheet.marks.length)}</p>
      <p class="acts">
        <button class="main" type="button" ?disabled=${left > 0} @click=${() => download(`${sheet.person}.json`, markedJson(sheet), 'application/json')}>Save this sheet, marked</button>
        <button type="button" ?disabled=${this.#at === 0} @click=${() => this.#turn(-1)}>Sheet before</button>
        <button type="button" ?disabled=${this.#at >= this.#sheets.length - 1} @click=${() => this.#turn(1)}>Next sheet</button>
      </p>`;
  }

  #mark({ id, number, list, question, key, answer, right }: Mark) {
    const name = `${list}-${number}`;
    const set = (value: boolean) => () => {
      this.#sheets = this.#sheets.map((sheet, i) => (i === this.#at ? marked(sheet, id, value) : sheet));
      this.show();
    };
    return html`<li><fieldset>
      <legend>${question}</legend>
      ${answer === '' ? html`<p class="soft">Not answered.</p>` : html`<blockquote>${answer}</blockquote>`}
      <p class="soft">Key: ${key}</p>
      ${
        answer === ''
          ? ''
          : html`<div class="choices">
              <label><input type="radio" name=${name} .checked=${right === true} @change=${set(true)}> Right</label>
              <label><input type="radio" name=${name} .checked=${right === false} @change=${set(false)}> Not right</label>
            </div>`
      }
    </fieldset></li>`;
  }

  #turn(by: number): void {
    this.#at += by;
    this.show();
    scrollTo(0, 0);
    this.#place.querySelector<HTMLElement>('h1')?.focus();
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    const read = await Promise.all(
      files.map(async (file): Promise<Sheet | string> => {
        if (file.size > largestSheet)
          return `${file.name}: expected ${largestSheet} bytes at most but it has ${file.size}.`;
        try {
          return readSheet(await file.text(), this.#words);
        } catch (error) {
          return `${file.name}: ${error instanceof Error ? error.message : error}`;
        }
      }),
    );
    this.#said = read.filter((one) => typeof one === 'string');
    this.#sheets = read.filter((one) => typeof one !== 'string');
    this.#at = 0;
    this.show();
  }
}
