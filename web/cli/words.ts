// The same still for those who do not see it: alt text in a few sentences, and a table of numbers.

import { capital, cost, count, percent, weight } from '../core/base/format.js';
import { layerPlaces } from '../core/network/parameters.js';
import {
  attributeOf,
  formatSetting,
  isOfUse,
  type SettingName,
  settingNames,
  settingsTable,
} from '../core/settings/settings.js';
import { light } from '../draw/theme.js';
import { lensFor } from '../parts/learned/lenses/index.js';
import { neuronName } from '../parts/words/layer-words.js';
import { scoreWords } from '../parts/words/score-words.js';
import { lossWords, networkWords } from '../parts/words/view-words.js';
import { headline, type PictureView, titleOf } from './picture.js';
import { SvgRecorder } from './svg-recorder.js';
import type { Trained } from './train.js';

/** What the pictures show, in the words of the live views. */
export function altText(trained: Trained, views: readonly PictureView[]): string {
  const { scene, frame } = trained;
  const said = [`${titleOf(trained)}. ${headline(trained)}.`];
  if (views.includes('network')) said.push(networkWords(scene, frame));
  if (views.includes('boundary')) said.push(`${describeLearned(trained)} ${capital(scoreWords(scene, frame, null))}.`);
  if (views.includes('loss')) said.push(lossWords(frame.history));
  return said.join(' ');
}

/** A lens describes what it drew last. */
function describeLearned({ scene, frame, plan }: Trained): string {
  const lens = lensFor(scene);
  const whole = { width: 300, height: 300, followed: null, pointer: null, output: null, note: null, bare: true };
  lens.draw(new SvgRecorder().context, light, { ...whole, frame, plan });
  return lens.describe();
}

export type Row = readonly string[];

/** Columns as wide as they must be; all but the first stand at the right. */
export function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)));
  const pad = (text: string, i: number) => {
    const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - [...text].length));
    return i === 0 ? text + space : space + text;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** 0, 1, 2, 5, 10, 20, ...: of a history, the points nearest below, and the last. */
function milestones(epochs: ArrayLike<number>, length: number): number[] {
  const found = new Set<number>();
  let at = 0;
  for (let power = 0.1; power <= 1e9; power *= 10) {
    for (const lead of [1, 2, 5]) {
      const wanted = power < 1 ? 0 : lead * power;
      while (at + 1 < length && (epochs[at + 1] ?? 0) <= wanted) at++;
      if (at < length) found.add(at);
    }
  }
  if (length > 0) found.add(length - 1);
  return [...found].sort((a, b) => a - b);
}

export function settingRows({ state }: Pick<Trained, 'state'>): Row[] {
  const { settings } = state;
  const ofUse = (name: SettingName) => {
    const { group } = settingsTable[name];
    const off = group === 'view' || (group === 'stops' && settings[name] === 0);
    return !off && isOfUse(name, settings);
  };
  const rows: Row[] = settingNames
    .filter(ofUse)
    .map((name) => [attributeOf(name), formatSetting(name, settings[name])]);
  if (state.data) rows.push(['data', `own (${state.data.kind})`]);
  return [...rows, ['features', state.features.join(',')]];
}

function parameterTables({ scene, frame }: Trained): string[] {
  const places = layerPlaces(scene.layers);
  return scene.layers.slice(1).map((neurons, l) => {
    const inputs = scene.layers[l] ?? 0;
    const value = (at: number) => weight(frame.parameters[at] ?? 0);
    const names = Array.from({ length: inputs }, (_, m) => (l === 0 ? (scene.inputNames[m] ?? '') : `${m + 1}`));
    const rows: Row[] = [[`W[${l}], b[${l}]`, ...names, 'bias']];
    for (let n = 0; n < neurons; n++) {
      const row = Array.from({ length: inputs }, (_, m) => value((places[l]?.weights ?? 0) + n * inputs + m));
      rows.push([neuronName(scene, l + 1, n), ...row, value((places[l]?.biases ?? 0) + n)]);
    }
    return table(rows);
  });
}

/** The settings, the cost on the way, how good it is, and every weight and bias. */
export function textTable(trained: Trained): string {
  const { frame, scene } = trained;
  const { history, tick } = frame;
  const tested = scene.problem.test.rows > 0;
  const costs: Row[] = milestones(history.epochs, history.length).map((i) => [
    count(history.epochs[i] ?? 0),
    cost(history.loss[i] ?? 0),
    ...(tested ? [cost(history.testLoss[i] ?? 0)] : []),
  ]);
  const result: Row[] = [
    ['', 'training', ...(tested ? ['test'] : [])],
    ['cost', cost(tick.loss), ...(tick.testLoss === undefined ? [] : [cost(tick.testLoss)])],
  ];
  if (tick.accuracy !== undefined) {
    result.push([
      'right',
      percent(tick.accuracy),
      ...(tick.testAccuracy === undefined ? [] : [percent(tick.testAccuracy)]),
    ]);
  }
  result.push(['rows', count(scene.problem.train.rows), ...(tested ? [count(scene.problem.test.rows)] : [])]);
  const score = tick.accuracy === undefined ? [scoreWords(scene, frame, null)] : [];
  return [
    `${titleOf(trained)}. ${headline(trained)}.`,
    table(settingRows(trained)),
    table([['epoch', 'cost, training', ...(tested ? ['cost, test'] : [])], ...costs]),
    [table(result), ...score].join('\n'),
    ...parameterTables(trained),
  ].join('\n\n');
}
