// Data out again as CSV (RFC 4180): what parseCsv reads back to the same cells.
import { isMissing } from './missing.js';
import { isNumber } from './numbers.js';

export interface OutColumn {
  readonly name: string;
  /** Numbers are written so that they read back to the same number; NaN, null and undefined as an empty cell. */
  readonly cells: ArrayLike<string | number | null | undefined>;
  /** Every text in quotes: where some look like numbers, that says that the others are no mistakes. */
  readonly quoted?: boolean;
}

/**
 * A text that begins with = + - or @ would be a formula to a spreadsheet, and may come from a stranger's file: an
 * apostrophe before it, which spreadsheets do not show and our reader takes away, says that it is none. Negative numbers
 * stay numbers.
 */
const withoutFormula = (text: string) => (/^'*[=+\-@]/.test(text) && !isNumber(text) ? `'${text}` : text);

/** Quoted where the reader would otherwise take a character for structure, trim it away, or see no value. */
function writeCell(cell: string | number | null | undefined, quoted: boolean): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : Object.is(cell, -0) ? '0' : String(cell);
  const text = withoutFormula(cell);
  const needsQuotes =
    (quoted && !isNumber(text)) ||
    /[",;|\t\r\n]|^[#\s\ufeff\u00a0]|[\s\u00a0]$/.test(text) ||
    (text !== '' && isMissing(text));
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Columns of equal length as CSV text with a header row, commas and CRLF. Names that are numbers are quoted: among numbers without, the reader
 * takes them for names. Throws a RangeError when lengths differ,
 * which is a fault of the caller's and not of any input.
 */
export function writeCsv(columns: readonly OutColumn[]): string {
  const rows = columns[0]?.cells.length ?? 0;
  for (const column of columns) {
    if (column.cells.length !== rows) {
      throw new RangeError(
        `[writeCsv] expected ${rows} cells in column "${column.name}" but got ${column.cells.length}`,
      );
    }
  }
  const lines = [columns.map(({ name }) => (isNumber(name) ? `"${name}"` : writeCell(name, false)))];
  for (let r = 0; r < rows; r++)
    lines.push(columns.map((column) => writeCell(column.cells[r], column.quoted ?? false)));
  return lines
    .map((cells) => {
      // A line without any text would be skipped on the way back: an empty quoted cell says that it is a row.
      const line = cells.join(',');
      return /^,*$/.test(line) ? `""${line}` : line;
    })
    .map((line) => `${line}\r\n`)
    .join('');
}
