// A column of cells read as numbers, both ways, into two arrays: an object for each of millions of cells would take longer than reading them.
import { eachOnce } from './each-once.js';
import { isMissing } from './missing.js';
import { type Decimal, type NumberCell, readNumberCell } from './numbers.js';
import { PlainNumber } from './plain.js';

/** A column of cells read both ways, with what speaks for each way. */
export interface NumberScan {
  /** NaN where a cell is no number. */
  readonly point: Float64Array;
  readonly comma: Float64Array;
  /** How many cells are numbers, each way. */
  readonly points: number;
  readonly commas: number;
  /** Cells that only one of the ways can read. */
  readonly onlyPoint: number;
  readonly onlyComma: number;
  /** What nearly all numbers of the column are written with: '%', a currency, or ''. */
  readonly unit: string;
  /** Whether some stand in brackets, and are below zero. */
  readonly brackets: boolean;
  /** Whether some begin with 0 before another digit. */
  readonly zeros: boolean;
}

export interface CellScan {
  readonly numbers: NumberScan;
  /** The cells, '' where missing, were it a column of numbers. */
  readonly texts: readonly string[];
  readonly present: number;
  /** Which marks stand in its numbers. */
  readonly marks: ReadonlySet<Decimal>;
}

const isShare = (text: string) => text === '%' || text === '‰';

/** What the numbers of a column are written with, and how often. */
class Units {
  readonly #places = new Map<string, number>();
  readonly #counts: number[] = [];
  /** For each cell the place of its unit; made when there is a second unit. */
  #of: Uint16Array | undefined;
  readonly #cells: number;
  #met = '';
  #place = -1;

  constructor(cells: number) {
    this.#cells = cells;
  }

  add(row: number, unit: string): void {
    if (this.#place < 0 || unit !== this.#met) {
      this.#met = unit;
      this.#place = this.#places.get(unit) ?? this.#places.size;
      this.#places.set(unit, this.#place);
      if (this.#places.size > 1) this.#of ??= new Uint16Array(this.#cells);
    }
    this.#counts[this.#place] = (this.#counts[this.#place] ?? 0) + 1;
    if (this.#of) this.#of[row] = this.#place;
  }

  /**
   * The unit of the column: per cent when most numbers say so, else the commonest currency, else none. Numbers of another unit
   * are none here: nobody may add dollars to euros, nor 3 % to 3. A number without its currency, and a bare 0, fit any.
   */
  decide(point: Float64Array): { unit: string; fits: ((row: number) => boolean) | null } {
    const byCount = [...this.#places].sort((a, b) => (this.#counts[b[1]] ?? 0) - (this.#counts[a[1]] ?? 0));
    const [first = ''] = byCount[0] ?? [];
    const of = this.#of;
    if (!of) return { unit: first, fits: null };
    const bare = this.#places.get('') ?? -1;
    if (isShare(first)) {
      const share = this.#places.get(first);
      return { unit: first, fits: (row) => of[row] === share || (of[row] === bare && point[row] === 0) };
    }
    const [unit = '', place = -1] = byCount.find(([name]) => name !== '' && !isShare(name)) ?? [];
    return { unit, fits: (row) => of[row] === bare || of[row] === place };
  }
}

const plain = new PlainNumber();

/** Reads the cells of one column, from its first row to its last; in constant time each, but for their characters. */
export class ColumnScanner {
  readonly #cells: readonly string[];
  readonly #units: Units;
  readonly #point: Float64Array;
  /** The same array as point, until the two ways part. */
  #comma: Float64Array;
  #texts: readonly string[];
  #missing = 0;
  #hasPoint = false;
  #hasComma = false;
  #hasBrackets = false;
  #hasZeros = false;
  /** Whether a number stands there that is no label in brackets. */
  #isMeant = false;
  readonly #read = eachOnce((cell): NumberCell | 'text' | 'missing' =>
    isMissing(cell) ? 'missing' : (readNumberCell(cell) ?? 'text'),
  );

  constructor(cells: readonly string[]) {
    this.#cells = cells;
    this.#texts = cells;
    this.#units = new Units(cells.length);
    this.#point = new Float64Array(cells.length).fill(Number.NaN);
    this.#comma = this.#point;
  }

  scan(row: number): void {
    const cell = this.#cells[row] as string;
    if (cell === '') this.#missing++;
    else if (plain.read(cell)) {
      this.#put(row, plain.point, plain.comma);
      this.#units.add(row, '');
      if (plain.hasPoint) this.#hasPoint = true;
      if (plain.hasComma) this.#hasComma = true;
      if (plain.hasZeros) this.#hasZeros = true;
      this.#isMeant = true;
    } else this.#scanOther(row, cell);
  }

  #scanOther(row: number, cell: string): void {
    const said = this.#read(cell);
    if (said === 'text') return;
    if (said === 'missing') {
      if (this.#texts === this.#cells) this.#texts = this.#cells.slice();
      (this.#texts as string[])[row] = '';
      this.#missing++;
      return;
    }
    this.#put(row, said.point, said.comma);
    this.#units.add(row, said.unit);
    this.#hasPoint ||= cell.includes('.');
    this.#hasComma ||= cell.includes(',');
    if (said.brackets !== undefined) this.#hasBrackets = true;
    if (said.brackets !== 'label') this.#isMeant = true;
  }

  #put(row: number, point: number, comma: number): void {
    if (this.#comma === this.#point && !Object.is(point, comma)) this.#comma = this.#point.slice();
    this.#point[row] = point;
    this.#comma[row] = comma;
  }

  /** When all rows are read. */
  end(): CellScan {
    const [point, comma] = [this.#point, this.#comma];
    const { unit, fits } = this.#units.decide(point);
    // (1), (2), (3) alone are labels; beside other numbers, or with decimals or a currency, they are amounts.
    if (!this.#isMeant || fits) {
      for (let row = 0; row < point.length; row++) {
        if (this.#isMeant && fits?.(row)) continue;
        point[row] = Number.NaN;
        comma[row] = Number.NaN;
      }
    }
    const marks = new Set<Decimal>();
    if (this.#hasPoint) marks.add('.');
    if (this.#hasComma) marks.add(',');
    const brackets = this.#hasBrackets && this.#isMeant;
    return {
      numbers: { point, comma, ...count(point, comma), unit, brackets, zeros: this.#hasZeros },
      texts: this.#texts,
      present: point.length - this.#missing,
      marks,
    };
  }
}

function count(point: Float64Array, comma: Float64Array) {
  const counts = { points: 0, commas: 0, onlyPoint: 0, onlyComma: 0 };
  for (let row = 0; row < point.length; row++) {
    const byPoint = !Number.isNaN(point[row]);
    const byComma = !Number.isNaN(comma[row]);
    if (byPoint) counts.points++;
    if (byComma) counts.commas++;
    if (byPoint && !byComma) counts.onlyPoint++;
    if (byComma && !byPoint) counts.onlyComma++;
  }
  return counts;
}
