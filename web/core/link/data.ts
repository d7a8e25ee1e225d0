// A person's own data in a link: points and CSV text packed, a formula as it was typed.

import type { Parsed } from '../base/parsed.js';
import { type Delimiter, delimiterNames } from '../data/csv/records.js';
import type { OwnData } from '../data/own-data.js';
import { pointLimits } from '../data/points/points.js';
import type { Task } from '../settings/datasets.js';
import { type Fields, takeField } from './fields.js';
import { packPoints, packText, unpackPoints, unpackText } from './packing.js';

/** keptAs: the id of a table's text that is kept beside the link instead of in it. */
export function writeOwnData(data: OwnData, keptAs?: string): [string, string][] {
  switch (data.kind) {
    case 'points':
      return [['points', packPoints(data.points)]];
    case 'formula':
      return [
        ['formula', data.source],
        ...(data.inputs === 2 ? [] : [['formulaInputs', String(data.inputs)] as [string, string]]),
      ];
    case 'csv': {
      const { delimiter, header, decimal, naIsValue } = data.options;
      const { inputs, target, task } = data.choice;
      return [
        keptAs === undefined ? ['csv', packText(data.text)] : ['csvKept', keptAs],
        ...(delimiter ? [['csvDelimiter', delimiterNames[delimiter]] as [string, string]] : []),
        ...(header === undefined ? [] : [['csvHeader', String(header)] as [string, string]]),
        ...(decimal ? [['csvDecimal', decimal === ',' ? 'comma' : 'point'] as [string, string]] : []),
        ...(naIsValue === undefined ? [] : [['csvNaIsValue', String(naIsValue)] as [string, string]]),
        ['csvInputs', inputs.join(',')],
        ['csvTarget', String(target)],
        ['csvTask', task],
      ];
    }
  }
}

const names = [
  'points',
  'formula',
  'formulaInputs',
  'csv',
  'csvKept',
  'csvDelimiter',
  'csvHeader',
  'csvDecimal',
  'csvNaIsValue',
  'csvInputs',
  'csvTarget',
  'csvTask',
];

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;

function readCsv(text: Parsed<string>, taken: ReadonlyMap<string, string>): OwnData | string {
  if (!text.ok) return text.error;
  const inputs = (taken.get('csvInputs') ?? '').split(',').map(wholeNumber);
  const target = wholeNumber(taken.get('csvTarget'));
  const task = (['regression', 'binary', 'multiclass'] as const).find((name) => name === taken.get('csvTask'));
  if (inputs.includes(undefined) || target === undefined || task === undefined) {
    return 'expected csvInputs, csvTarget and csvTask to say which columns to learn from, and what';
  }
  const delimiter = (Object.keys(delimiterNames) as Delimiter[]).find(
    (key) => delimiterNames[key] === taken.get('csvDelimiter'),
  );
  const yesOrNo = (name: string) => {
    const said = taken.get(name);
    return said === 'true' || said === 'false' ? said === 'true' : undefined;
  };
  const header = yesOrNo('csvHeader');
  const naIsValue = yesOrNo('csvNaIsValue');
  const said = taken.get('csvDecimal');
  const decimal = said === 'comma' ? ',' : said === 'point' ? '.' : undefined;
  return {
    kind: 'csv',
    text: text.value,
    options: {
      ...(delimiter && { delimiter }),
      ...(header !== undefined && { header }),
      ...(naIsValue !== undefined && { naIsValue }),
      ...(decimal && { decimal }),
    },
    choice: { inputs: inputs as number[], target, task: task as Task },
  };
}

const noTable: Parsed<string> = { ok: false, error: 'the table of this work is not in this browser any more' };

/**
 * Takes the fields about data out; of several kinds the first of points, formula, csv counts. kept: the text of a table that
 * is kept beside the link.
 */
export function readOwnData(fields: Fields, problems: string[], kept?: string): OwnData | undefined {
  const taken = new Map<string, string>();
  for (const name of names) {
    const value = takeField(fields, name);
    if (value !== undefined) taken.set(name, value);
  }
  const isKept = !taken.has('csv') && taken.has('csvKept');
  const present = (['points', 'formula', 'csv'] as const).filter(
    (name) => taken.has(name) || (name === 'csv' && isKept),
  );
  const [kind, ...others] = present;
  if (kind === undefined) {
    if (taken.size > 0) problems.push(`"${[...taken.keys()][0]}" has no data to go with; it was passed over.`);
    return undefined;
  }
  for (const other of others) problems.push(`${other}: a link holds one kind of data; it opens with its ${kind}.`);
  const text = taken.get(kind) ?? '';
  if (kind === 'formula') {
    const given = taken.get('formulaInputs');
    const inputs = given === undefined ? 2 : wholeNumber(given);
    if (inputs !== undefined && inputs >= 1 && inputs <= 16) return { kind, source: text, inputs };
    problems.push(`formulaInputs: expected a whole number from 1 to 16 but got "${given?.slice(0, 40)}"; took 2.`);
    return { kind, source: text, inputs: 2 };
  }
  if (kind === 'points') {
    const points = unpackPoints(text);
    const few = points.ok && points.value.points.length < pointLimits.fewest;
    if (points.ok && !few) return { kind, points: points.value };
    const wrong = points.ok
      ? `expected at least ${pointLimits.fewest} points to learn from but got ${points.value.points.length}`
      : points.error;
    problems.push(`points: ${wrong}; opened the page without them.`);
    return undefined;
  }
  const ofTable = isKept ? (kept === undefined ? noTable : ({ ok: true, value: kept } as const)) : unpackText(text);
  const csv = readCsv(ofTable, taken);
  if (typeof csv !== 'string') return csv;
  problems.push(`csv: ${csv}; opened the page without it.`);
  return undefined;
}
