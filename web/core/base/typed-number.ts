// Numbers as people type them into a field.

/**
 * The number that was typed, or NaN: a decimal comma or point, with or without a zero before it, a true minus sign, powers as in 1e-3, and
 * per cent, which are hundredths unless the field counts in per cent itself. A comma before three digits stays a decimal comma: fields
 * hold no thousands.
 */
export function typedNumber(text: string, unit?: string): number {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.');
  const [, digits, percent] = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(%?)$/i.exec(plain) ?? [];
  if (digits === undefined) return Number.NaN;
  return percent && unit !== '%' ? Number(digits) / 100 : Number(digits);
}
