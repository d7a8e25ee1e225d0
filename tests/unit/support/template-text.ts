// What a Lit template says, without a page.

/** A template's markup as a string. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'symbol') return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value === 'object' && 'strings' in value && 'values' in value) {
    const { strings, values } = value as { strings: readonly string[]; values: readonly unknown[] };
    return strings.map((text, i) => text + textOf(values[i])).join('');
  }
  return String(value);
}

/** Markup as a person reads it: tags and repeated spaces gone. */
export const plainText = (markup: string): string =>
  markup
    .replace(/<p class="unsaid"[^>]*>.*?<\/p>/gs, '')
    .replace(/<\/?(?:b|i|span)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .trim();
