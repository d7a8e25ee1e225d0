// A preparation as it was saved. Nothing of a file is trusted: counts are bounded, numbers finite, texts short enough.
import { maxClasses } from '../../core/data/csv/columns.js';
import { maxInputs } from '../../core/data/csv/table.js';
import { fail, show } from '../../engine/errors.js';
import { oneOf } from '../../engine/names.js';
import { readObject } from '../../engine/numbers.js';
import type { PreparationJSON, PreparedInput, PreparedScale } from './types.js';

const longestText = 1_000_000;

/** Fields in order, as the type says. Throws `invalidData` with what was expected and what came. */
export function readPreparationJSON(where: string, json: unknown): PreparationJSON {
  const outer = readObject(where, 'a preparation', json);
  const given = outer.format === 'glassbox-network' ? readObject(where, 'preparation', outer.preparation) : outer;
  const bad = (what: string, value: unknown) => fail('invalidData', where, `expected ${what} but got ${show(value)}`);
  if (given.format !== 'glassbox-preparation') bad('format to be "glassbox-preparation"', given.format);
  if (given.version !== 1) bad('version 1 of the preparation, which this package reads,', given.version);

  const list = (what: string, value: unknown, least: number, most: number): readonly unknown[] =>
    Array.isArray(value) && value.length >= least && value.length <= most
      ? value
      : bad(`${what} as an array of ${least} to ${most}`, value);
  const text = (what: string, value: unknown): string =>
    typeof value === 'string' && value.length <= longestText ? value : bad(`${what} as a text`, value);
  const texts = (what: string, value: unknown, least: number, most: number): string[] => {
    const all = list(what, value, least, most).map((each) => text(what, each));
    return new Set(all).size === all.length ? all : bad(`${what} to be different texts`, value);
  };
  const finite = (what: string, value: unknown): number =>
    typeof value === 'number' && Number.isFinite(value) ? value : bad(`${what} as a finite number`, value);
  const scale = (what: string, value: unknown): PreparedScale => {
    const { centre, spread, fill } = readObject(where, what, value);
    const width = finite(`${what}.spread`, spread);
    return {
      centre: finite(`${what}.centre`, centre),
      spread: width > 0 ? width : bad(`${what}.spread above 0`, spread),
      ...(fill !== undefined && { fill: finite(`${what}.fill`, fill) }),
    };
  };
  const input = (value: unknown, i: number): PreparedInput => {
    const what = `inputs[${i}]`;
    const said = readObject(where, what, value);
    const categories =
      said.categories === undefined ? undefined : texts(`${what}.categories`, said.categories, 2, maxInputs);
    const count = !categories || categories.length === 2 ? 1 : categories.length;
    return {
      name: text(`${what}.name`, said.name),
      ...(categories && { categories }),
      scales: list(`${what}.scales`, said.scales, count, count).map((each, j) => scale(`${what}.scales[${j}]`, each)),
    };
  };

  const task = oneOf(where, 'task', ['regression', 'binary', 'multiclass'] as const, given.task);
  const inputs = list('inputs', given.inputs, 1, maxInputs).map(input);
  const target = readObject(where, 'target', given.target);
  const [least, most] = { regression: [0, 0], binary: [2, 2], multiclass: [3, maxClasses] }[task] as [number, number];
  const [no, yes] = list('target.coding', target.coding, 2, 2);
  if ((no !== 0 && no !== -1) || yes !== 1) bad('target.coding to be [0, 1] or [-1, 1]', String(target.coding));
  return {
    format: 'glassbox-preparation',
    version: 1,
    task,
    inputs,
    target: {
      name: text('target.name', target.name),
      classes: texts('target.classes', target.classes, least, most),
      coding: [no as number, 1],
      scale: scale('target.scale', target.scale),
    },
  };
}
