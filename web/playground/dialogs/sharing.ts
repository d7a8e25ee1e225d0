// What Share and Embed have in common.
import type { GlassboxModel } from '../../parts/index.js';
import { count } from '../../parts/words.js';

/** Copies a text. Where that is forbidden or not there, the field that shows it is marked, ready to be copied by hand. Returns what to say. */
export async function copyText(text: string, field: HTMLInputElement | HTMLTextAreaElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    field.focus();
    field.select();
    return `Press Ctrl+C to copy the marked ${field instanceof HTMLInputElement ? 'link' : 'text'}.`;
  }
}

/** On the box that takes the weights along. */
export function weightsLabel({ experiment }: GlassboxModel): string {
  const { step, epoch } = experiment.frame?.tick ?? { step: 0, epoch: 0 };
  return step > 0 ? `With the trained weights, of epoch ${count(epoch)}` : 'With the weights as they are';
}
