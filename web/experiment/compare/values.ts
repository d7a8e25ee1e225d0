// The values a setting is swept over: those proposed, on the setting's own scale, and those that somebody types.
import { type Parsed, quote } from '../../core/base/parsed.js';
import { settingsTable } from '../../core/settings/settings.js';
import { compareLimits, namesOf, type VariedName, type VariedValue } from './plan.js';

const proposals: Partial<Record<VariedName, readonly number[]>> = {
  learningRate: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
  width: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32],
  regularizationRate: [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
  noise: [0, 10, 20, 30, 40, 50],
  testShare: [0.1, 0.3, 0.5, 0.7, 0.8, 0.9],
  batchSize: [1, 2, 4, 8, 16, 32, 64, 128],
};

const labels: Record<'width' | 'activation', string> = { width: 'Width of hidden layers', activation: 'Activation' };

/** As people read it. */
export function labelOf(name: VariedName): string {
  return name === 'width' || name === 'activation' ? labels[name] : settingsTable[name].label;
}

/** Why a network of these layers has nothing that the setting is about, in a sentence; '' where it has. */
export function cannotVary(name: VariedName, layers: readonly number[]): string {
  return layers.length <= 2 && (name === 'width' || name === 'activation')
    ? 'This network has no hidden layer, whose width or activation could be another.'
    : '';
}

/** Of all that a name can be; of numbers a few that are about as far apart for the setting. rows: to train on. */
export function proposedValues(name: VariedName, rows: number): readonly VariedValue[] {
  const values = namesOf(name) ?? proposals[name] ?? [];
  return name === 'batchSize' ? values.filter((value) => Number(value) <= Math.max(1, rows)) : values;
}

/** Neurons in a hidden layer of a sweep: hundreds of networks are trained. */
const widest = 512;

function boundsOf(name: VariedName): { min: number; max: number; whole: boolean } {
  if (name === 'width') return { min: 1, max: widest, whole: true };
  const setting = settingsTable[name as Exclude<VariedName, 'width' | 'activation'>];
  return 'min' in setting
    ? { min: setting.min, max: setting.max, whole: setting.kind === 'integer' }
    : { min: 0, max: 0, whole: false };
}

/** Values with spaces or commas between them, each once, in the order they are written. The text may come from anywhere. */
export function readValues(name: VariedName, text: string): Parsed<readonly VariedValue[]> {
  const words = text
    .slice(0, 2000)
    .split(/[\s,;]+/)
    .filter(Boolean);
  const values = new Set<VariedValue>();
  const names = namesOf(name);
  for (const word of words) {
    if (names) {
      if (!names.includes(word))
        return { ok: false, error: `Expected some of ${names.join(', ')} but got ${quote(word)}.` };
      values.add(word);
      continue;
    }
    const { min, max, whole } = boundsOf(name);
    const value = Number(word.replace('\u2212', '-'));
    if (!(value >= min && value <= max) || (whole && !Number.isInteger(value)))
      return {
        ok: false,
        error: `Expected ${whole ? 'whole numbers' : 'numbers'} from ${min} to ${max} but got ${quote(word)}.`,
      };
    values.add(value);
  }
  if (values.size === 0) return { ok: false, error: 'Expected at least one value but got none.' };
  if (values.size > compareLimits.values)
    return { ok: false, error: `Expected at most ${compareLimits.values} values but got ${values.size}.` };
  return { ok: true, value: [...values] };
}
