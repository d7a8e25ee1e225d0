// How a CSV text is read, as controls: what was assumed stands in them, and can be changed.
import { html, nothing, type TemplateResult } from 'lit';
import type { CsvOptions, CsvTable } from '../../core/data/csv/csv.js';
import { type Delimiter, delimiterNames, delimiters } from '../../core/data/csv/records.js';

const chosen = (event: Event) => (event.target as HTMLSelectElement).value;

/** csv: as it was read; null where it could not be. */
export function readingOptions(
  csv: CsvTable | null,
  options: CsvOptions,
  change: (options: CsvOptions) => void,
): TemplateResult {
  const header = csv?.header ?? options.header ?? true;
  const delimiter = options.delimiter ?? csv?.delimiter ?? '';
  const decimal = options.decimal ?? csv?.decimal ?? '.';
  return html`
    <label class="check" title="Whether the first row names the columns rather than being a row of values.">
      <input type="checkbox" .checked=${header} @change=${(event: Event) =>
        change({ ...options, header: (event.target as HTMLInputElement).checked })}>First row holds the names</label>
    <label class="check" title="The character between two cells of a row.">Cells separated by
      <select @change=${(event: Event) => change({ ...options, delimiter: chosen(event) as Delimiter })}>
        ${delimiter === '' ? html`<option value="" selected disabled>guessed</option>` : nothing}
        ${delimiters.map((each) => html`<option value=${each} .selected=${each === delimiter}>${delimiterNames[each]}s</option>`)}
      </select></label>
    <label class="check" title="Which mark stands before the decimals; the other one groups thousands.">Numbers like
      <select @change=${(event: Event) => change({ ...options, decimal: chosen(event) === ',' ? ',' : '.' })}>
        <option value="." .selected=${decimal === '.'}>1,234.5</option>
        <option value="," .selected=${decimal === ','}>1.234,5</option>
      </select></label>
    ${csv && mayBeValues(csv, options) ? naOption(csv, options, change) : nothing}`;
}

/** Only where there are such cells among texts, or somebody said what they are. */
const mayBeValues = (csv: CsvTable, options: CsvOptions) =>
  options.naIsValue !== undefined ||
  csv.columns.some(({ kind, missingWords }) => kind !== 'number' && missingWords > 0);

const naOption = (csv: CsvTable, options: CsvOptions, change: (options: CsvOptions) => void) => html`
  <label class="check" title="Whether NA, null and the like are values in a column of texts, as NA for Namibia, rather than gaps.">
    <input type="checkbox" .checked=${options.naIsValue ?? false} @change=${(event: Event) =>
      change({
        ...options,
        header: csv.header,
        naIsValue: (event.target as HTMLInputElement).checked,
      })}>NA is a value</label>`;
