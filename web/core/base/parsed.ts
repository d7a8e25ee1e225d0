// What reading something foreign gives: a value, or a sentence that says what was expected and what came.

export type Parsed<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: string };

/** Shows a value of unknown origin in a sentence, cut short. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  let text: string;
  try {
    text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value);
  } catch {
    text = typeof value;
  }
  // A character of two units is not cut in two.
  const short = text.length > 40 ? `${text.slice(0, 40).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return typeof value === 'string' ? `"${short}"` : short;
}

/** A sentence as a part of one that goes on. */
export const plain = (sentence: string): string => sentence.replace(/^E(?=xpected )/, 'e').replace(/\.$/, '');

/** What an error of unknown origin says. */
export const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));
