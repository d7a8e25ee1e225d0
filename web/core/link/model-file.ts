// A saved network: what Network.toJSON gives, and beside it the settings, input features and data it was trained with. The
// package reads it too: to the engine the rest of the file means nothing. Reading trusts nothing and never throws.

import { type Parsed, quote } from '../base/parsed.js';
import { loadOwnData } from '../data/own-data.js';
import { shapeOfState } from '../data/shape.js';
import { checkValue } from '../settings/kinds.js';
import { fitsPage, pageLimits } from '../settings/limits.js';
import { type SettingName, type Settings, settingsTable, validateSettings } from '../settings/settings.js';
import { encodeKept, linkLimits, type Recipe } from './link.js';
import { networkSeedOf, withNetworkSeed } from './network-seed.js';
import { openLink } from './open.js';

const format = 'glassbox-network';
const version = 1;
/** Characters of a file: a network of the largest size a page shows is far below. */
export const longestModelFile = 50_000_000;

export interface ModelFile {
  readonly recipe: Recipe;
  /** For the engine, which checks every number of it before it makes anything. */
  readonly network: Readonly<Record<string, unknown>>;
  /** What could not be honoured, a sentence each. */
  readonly notes: readonly string[];
}

/** network: what Network.toJSON gave. leftOut: what had to stay behind, in a sentence; '' when nothing. */
export function writeModelFile(network: object, recipe: Recipe): { text: string; leftOut: string } {
  const { data, ...rest } = recipe;
  const whole = encodeKept(recipe);
  const fits = whole.length <= linkLimits.kept;
  // The file calls it lab, and keeps that name: files that were saved must open.
  const text = JSON.stringify({ ...network, lab: fits ? whole : encodeKept(rest) });
  return { text, leftOut: fits || !data ? '' : 'The data are too large for the file; save them on their own.' };
}

const bad = (error: string): Parsed<never> => ({ ok: false, error });

/** What a network is, as far as the settings say it; in this order they are checked. */
const shared = ['layers', 'activations', 'loss', 'initializer', 'seed'] as const satisfies readonly SettingName[];

/** present: what is open now; a file that says nothing of its data must fit these. */
export function readModelFile(text: string, present: Recipe): Parsed<ModelFile> {
  if (text.length > longestModelFile) {
    return bad(`Expected a file of at most ${longestModelFile / 1e6} MB but got ${Math.ceil(text.length / 1e6)} MB.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad(
      `Expected a network saved as JSON, but the file begins with ${quote(text.trim().slice(0, 20))} and cannot be read as such.`,
    );
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return bad(`Expected a saved network but got ${quote(json)}.`);
  const given = json as Record<string, unknown>;
  if (given.format !== format)
    return bad(`Expected a file whose format is "${format}" but got ${quote(given.format)}.`);
  if (given.version !== version) {
    return bad(`Expected version ${version} of the file, which this page reads, but got ${quote(given.version)}.`);
  }
  const said: Partial<Settings> = {};
  for (const name of shared) {
    const checked = checkValue(name, settingsTable[name], given[name]);
    if (!checked.ok) return bad(`${checked.error}.`);
    Object.assign(said, { [name]: checked.value });
  }
  const misfit = tooLarge(said.layers ?? []);
  if (misfit) return bad(misfit);
  const read = typeof given.lab === 'string' ? recipeOf(given.lab, said) : fitTo(present, said);
  return read.ok ? { ok: true, value: { ...read.value, network: given } } : read;
}

function tooLarge(layers: readonly number[]): string | null {
  if (fitsPage(layers)) return null;
  const { hiddenLayers, neurons } = pageLimits;
  return `Expected at most ${hiddenLayers} hidden layers of ${neurons} neurons, which a page can show, but the file has ${layers.slice(1, -1).join(', ').slice(0, 60)}.`;
}

function recipeOf(link: string, said: Partial<Settings>): Parsed<Omit<ModelFile, 'network'>> {
  const { state, problems } = openLink(link, { load: loadOwnData, beside: {} });
  const { trained: _, ...recipe } = state;
  for (const name of shared) {
    const there = name === 'seed' ? networkSeedOf(recipe) : recipe.settings[name];
    const here = said[name];
    if (JSON.stringify(there) !== JSON.stringify(here)) {
      return bad(
        `The file does not agree with itself: ${name} is ${quote(here)} in the network and ${quote(there)} in its settings.`,
      );
    }
  }
  return { ok: true, value: { recipe, notes: problems } };
}

/** A network on its own, as the package saves it, with the data that are there. */
function fitTo(present: Recipe, said: Partial<Settings>): Parsed<Omit<ModelFile, 'network'>> {
  const shape = shapeOfState(present, present.settings.dataset, loadOwnData);
  if (!shape.ok) return shape;
  const { inputs, outputs } = shape.value;
  const layers = said.layers ?? [];
  if (layers[0] !== inputs || layers.at(-1) !== outputs) {
    return bad(
      `The file says nothing of its data, and the inputs and outputs of its network are ${layers[0]} and ${layers.at(-1)}, where those of the data that are open are ${inputs} and ${outputs}. Open data that fit, then the file.`,
    );
  }
  // The seed also splits the data and draws them: theirs stays.
  const { seed = present.settings.seed, ...network } = said;
  const { settings, problems } = validateSettings({ ...network }, present.settings, shape.value);
  if (problems[0]) return bad(`The network does not go with the data that are open: ${problems[0].message}.`);
  return { ok: true, value: { recipe: withNetworkSeed({ ...present, settings }, seed), notes: [] } };
}
