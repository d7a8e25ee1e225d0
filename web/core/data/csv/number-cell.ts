// What a cell says that is a number: which one depends on the decimal mark, which one cell alone cannot know.

export type Decimal = '.' | ',';

export interface NumberCell {
  /** The number where a point is the decimal mark; NaN where the cell is none then. */
  readonly point: number;
  /** The number where a comma is the decimal mark. */
  readonly comma: number;
  /** '%', '‰', or a currency as it was written; '' for a bare number. */
  readonly unit: string;
  /**
   * Of a number in brackets: an amount below zero, as accounts have it, where it has decimals, groups or a unit; bare digits, as (1), may as
   * well be a label.
   */
  readonly brackets: 'amount' | 'label' | undefined;
}

/** The engine computes in 32-bit floats. */
const maxNumber = 3.4028234663852886e38;

/** NaN for what is beyond them. */
export const bounded = (value: number): number => (Math.abs(value) <= maxNumber ? value : Number.NaN);

export const POINT = 46;
export const COMMA = 44;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** So many digits, as a whole number, are exact in a double, and so is a power of ten up to them: their quotient is rounded as it should be. */
export const mostExactDigits = 15;
const powers = Array.from({ length: mostExactDigits + 1 }, (_, n) => 10 ** n);

/** 12345 with two decimals is 123.45, to the last bit. */
export const shifted = (digits: number, decimals: number): number =>
  decimals > 0 ? digits / (powers[decimals] as number) : digits;
