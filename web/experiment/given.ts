// From settings that are given to what is opened: what is left out comes from the preset that is named.
import { defaultFeatures } from '../core/data/feature-names.js';
import { firstPreset } from '../core/settings/first-preset.js';
import { type Settings, type Validated, validateSettings } from '../core/settings/settings.js';
import type { Coming } from './opening/coming.js';

const toOpen = ({ settings, problems }: Validated): Coming => ({
  recipe: { settings, features: defaultFeatures },
  how: { change: { label: 'Open' }, messages: problems.map(({ message }) => message) },
});

/** At once for the first preset; the others are fetched when one of them is asked for. */
export function givenSettings(given: Partial<Settings>): Coming | Promise<Coming> {
  if (given.preset === undefined || given.preset === firstPreset.preset)
    return toOpen(validateSettings(given, firstPreset));
  return import('../core/settings/presets.js').then(({ resolveSettings }) => toOpen(resolveSettings(given)));
}
