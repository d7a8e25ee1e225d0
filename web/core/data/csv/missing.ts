// Cells that hold no value, as people, programs and spreadsheets write them.

const words = new Set(['na', 'n/a', 'nan', 'null', '?']);

/** Spreadsheet errors in the languages that spell them without a final mark; the others are found by their shape. */
const errors = new Set(['#n/a', '#na', '#nv', '#n/d', '#nd']);

/** The longest error, "#GETTING_DATA", has 13 letters. */
const longest = 20;

/** #DIV/0!, #WERT!, #NAME?: what a spreadsheet shows where it could not compute. Never a value, quoted or not. */
export function isSpreadsheetError(cell: string): boolean {
  if (!cell.includes('#') || cell.length > longest) return false;
  const text = cell.trim().toLowerCase();
  return errors.has(text) || /^#[\p{L}\d/_]+[!?]$/u.test(text) || text === '#getting_data';
}

/** By its first letter, n, ? or a space (an error's is #): most of a million cells are told apart by it. */
const mayBeWord = (code: number) => code === 110 || code === 78 || code === 63 || code <= 32 || code > 126;

/** NA and its like: no value, unless it was quoted or the reader was told that it is one (Namibia, North America). */
export const isMissingWord = (cell: string): boolean =>
  cell.length > 0 && cell.length <= longest && mayBeWord(cell.charCodeAt(0)) && words.has(cell.trim().toLowerCase());

const signs = new Set(['none', 'nil', '<na>', 'n.a.', 'n.d.', 'n/d', 'k.a.', 'k. a.', '\\n', 'missing', 'unknown']);

/** What stands for nothing among numbers (-, ..., none), and may be a value among words. */
export const isMissingSign = (cell: string): boolean =>
  cell.length <= longest &&
  (/^[-\u2013\u2014.\u2026*]{1,3}$/.test(cell.trim()) || signs.has(cell.trim().toLowerCase()));

/** Nothing, a word for nothing, or a spreadsheet's error. */
export function isMissing(cell: string): boolean {
  if (cell === '') return true;
  const code = cell.charCodeAt(0);
  if (code !== 35 && !mayBeWord(code)) return false;
  return isMissingWord(cell) || isSpreadsheetError(cell) || cell.trim() === '';
}
