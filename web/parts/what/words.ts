// What a thing on the page is, in one or two sentences with its present numbers. Pure, so that a test reads what people read.

import { capital, cost, count, fixed, percent } from '../../core/base/format.js';
import { lookUp } from '../../core/base/look-up.js';
import { datasetWords } from '../../core/data/sets/words.js';
import type { Address } from '../../core/network/address.js';
import { layerPlaces } from '../../core/network/parameters.js';
import type { TapeEntry } from '../../core/run/tape.js';
import { choicesOf, datasetChoices, lossChoices, speedChoices } from '../../core/settings/choices.js';
import { settingHelp } from '../../core/settings/help.js';
import type { AnySetting } from '../../core/settings/kinds.js';
import { formatSetting, type SettingName, type Settings, settingsTable } from '../../core/settings/settings.js';
import type { ExplainStep } from '../../experiment/attention.js';
import type { Followed } from '../../experiment/followed.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { keySentence } from '../base/keys.js';
import { layerTitle, many } from '../words/layer-words.js';
import { describeAddress, type Words } from '../words/network-words.js';
import { scoreWords } from '../words/score-words.js';
import { otherSeed } from '../words/seed-words.js';
import { lossWords, networkWords } from '../words/view-words.js';

/** All that the sentences take their numbers from. */
export interface Moment {
  readonly settings: Readonly<Settings>;
  readonly scene: Scene;
  readonly frame: Frame;
  readonly followed: Followed | null;
  /** Of the first weights, where it is not the settings' own. */
  readonly networkSeed?: number | undefined;
  readonly tape: readonly Pick<TapeEntry, 'epoch' | 'loss'>[];
  /** The step of an observation's way that the lines show instead of the weights. */
  readonly explain?: ExplainStep | null;
}

/** "25 weights and biases". */
export const parameterWords = ({ frame }: Pick<Moment, 'frame'>) =>
  many(frame.parameters.length, 'weight or bias', 'weights and biases');

const labelOf = (choices: readonly { value: string; label: string }[], value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value;

const batches = ({ settings, scene }: Moment) =>
  Math.max(1, Math.ceil(scene.problem.train.rows / Math.max(1, settings.batchSize)));

const trainingRows = (rows: number) => (rows === 1 ? 'the one training row' : `the ${count(rows)} training rows`);

function stepsOfEpoch(moment: Moment): string {
  const { rows } = moment.scene.problem.train;
  const size = Math.min(moment.settings.batchSize, rows);
  return `once through ${trainingRows(rows)}, in ${many(batches(moment), 'step')} of up to ${many(size, 'row')}`;
}

const lossName = ({ scene }: Moment) => labelOf(lossChoices, scene.loss).toLowerCase();

const values: Record<string, (moment: Moment) => Words> = {
  epoch: (moment) => ({
    title: `Epochs: ${count(moment.frame.tick.epoch)}`,
    detail: `An epoch goes ${stepsOfEpoch(moment)}. The weights have been moved ${count(moment.frame.tick.step)} times so far.`,
  }),
  step: (moment) => ({
    title: `Batches: ${count(moment.frame.tick.step)}`,
    detail: `After each batch all ${parameterWords(moment)} are moved a little.`,
  }),
  cost: (moment) => {
    const first = moment.frame.history.loss[0];
    const began = first === undefined ? '' : ` At the start it was ${cost(first)}.`;
    return {
      title: `Cost, training: ${cost(moment.frame.tick.loss)}`,
      detail: `How wrong the network is on ${trainingRows(moment.scene.problem.train.rows)}, as ${lossName(moment)}: what training makes small.${began}`,
    };
  },
  'test-cost': (moment) => {
    const { testLoss } = moment.frame.tick;
    const { rows } = moment.scene.problem.test;
    if (testLoss === undefined || rows === 0)
      return { title: 'Cost, test: none', detail: 'No rows are held out, so there is nothing to test on.' };
    return {
      title: `Cost, test: ${cost(testLoss)}`,
      detail: `How wrong it is on ${many(rows, 'row')} it never trains on. When this rises while the training cost falls, it learns by heart.`,
    };
  },
  accuracy: (moment) => share('training', moment.frame.tick.accuracy, moment.scene.problem.train.rows),
  'test-accuracy': (moment) => share('test', moment.frame.tick.testAccuracy, moment.scene.problem.test.rows),
  rate: (moment) => ({
    title: `Epochs a second: ${moment.frame.epochsPerSecond > 0 ? fixed(moment.frame.epochsPerSecond, 1) : 'resting'}`,
    detail: `How fast it trains just now; it is asked for “${labelOf(speedChoices, moment.settings.speed)}”. Flat out is as fast as this machine can.`,
  }),
};

function share(which: string, right: number | undefined, rows: number): Words {
  if (right === undefined) return { title: `Right, ${which}: none`, detail: 'Only classes can be right or wrong.' };
  return {
    title: `Right, ${which}: ${percent(right)}`,
    detail: `The network takes ${count(Math.round(right * rows))} of ${many(rows, `${which} row`)} for what ${rows === 1 ? 'it is' : 'they are'}.`,
  };
}

/** of: as in <glassbox-value of>. */
export const valueWords = (moment: Moment, of: string): Words | null => lookUp(values, of)?.(moment) ?? null;

const asks = {
  live: 'A change works at once.',
  keeps: 'A change keeps the weights that fit.',
  restart: 'A change starts anew, with other weights.',
} as const;

export function settingWords(
  { settings, networkSeed }: Pick<Moment, 'settings' | 'networkSeed'>,
  name: SettingName,
): Words {
  const setting = settingsTable[name] as AnySetting;
  const value = settings[name];
  const text =
    setting.kind === 'choice'
      ? labelOf(choicesOf(name), String(value))
      : setting.kind === 'boolean'
        ? value
          ? 'yes'
          : 'no'
        : formatSetting(name, value as never);
  const other = name === 'seed' ? otherSeed(settings, networkSeed) : '';
  return {
    title: `${setting.label}: ${text}`,
    detail: `${settingHelp[name]} ${asks[setting.change]}${other && ` ${other}`}`,
  };
}

/** A neuron or a line. */
const weightAt = ({ layers }: Scene, { layer, neuron, input }: Extract<Address, { kind: 'weight' }>) =>
  (layerPlaces(layers)[layer]?.weights ?? 0) + neuron * (layers[layer] ?? 0) + input;

const carried = {
  forward: 'weight × what comes in',
  backward: 'the error that is handed on',
  change: 'the gradient',
} as const;

/** Why a line looks as it does: its colour is its sign, its width its size. */
function lineLooks(weight: number, explain: ExplainStep | null | undefined): string {
  if (explain) return `While the observation is explained, its colour and width show ${carried[explain.phase]}.`;
  if (weight === 0) return 'At 0 nothing comes through.';
  const sign = weight > 0 ? 'Teal, for it is positive' : 'Orange, for it is negative';
  return `${sign}; the larger it is, the wider the line.`;
}

export function addressWords({ scene, frame, followed, explain }: Moment, address: Address): Words {
  const numbers = { parameters: frame.parameters, followed, trace: frame.trace ?? null };
  const { title, detail } = describeAddress(scene, numbers, address);
  const now = detail ? ` Now: ${detail}.` : '';
  if (address.kind === 'weight')
    return {
      title,
      detail: `What comes along this line is multiplied by its weight. ${lineLooks(frame.parameters[weightAt(scene, address)] ?? 0, explain)}${now}`,
    };
  if (address.layer === 0) return { title, detail: `One of the numbers the network is given.${now}` };
  const activation = scene.activations[address.layer - 1] ?? 'its activation';
  return { title, detail: `A neuron adds up its weighted inputs and its bias, and ${activation} bends the sum.${now}` };
}

export function wholeNetworkWords({ scene, frame }: Moment): Words {
  return {
    title: 'The network',
    detail: `${networkWords(scene, frame)} Data go in at the left, answers come out at the right.`,
  };
}

export function layerWords({ scene }: Moment, layer: number): Words {
  const size = scene.layers[layer] ?? 0;
  if (layer === 0)
    return {
      title: `The inputs: ${many(size, 'number')}`,
      detail: `Each row of the data comes in as ${many(size, 'number')}: ${scene.inputNames.slice(0, 6).join(', ')}${size > 6 ? ' and more' : ''}.`,
    };
  const before = scene.layers[layer - 1] ?? 0;
  const name = capital(layerTitle(scene, layer - 1));
  return {
    title: `${name}: ${many(size, 'neuron')} with ${scene.activations[layer - 1]}`,
    detail: `It has ${many(size * before, 'weight')} and ${many(size, 'bias', 'biases')}. ${
      layer === scene.layers.length - 1
        ? 'The data say how many outputs there are; press it for another activation or cost function.'
        : 'Press it for more or fewer neurons, another activation, or a layer after it.'
    }`,
  };
}

const lenses = {
  curve: () => 'The curve is what the network answers along its one input; the marks are the observations.',
  confusion: () =>
    'Each cell counts rows by what they are and what the network takes them for; right ones lie on the diagonal.',
  scatter: () =>
    'Each mark is one number the network predicts, against what it really is; on the diagonal the two agree.',
  map: ({ scene: { problem } }: Moment) => {
    if (problem.task === 'regression')
      return 'Colour is the number the network answers at each point: teal above the middle, orange below.';
    if (problem.outputs.length > 1)
      return 'Colour is the class the network takes each point for, paler where it is less sure.';
    return `Colour is what the network answers at each point: teal for ${problem.classNames[1]}, orange for ${problem.classNames[0]}. On the pale edge it cannot decide.`;
  },
};

/** What it has learned. at: what the pointer is on, in the words of the view; '' when nowhere. */
export function learnedWords(moment: Moment, at: string): Words {
  const { scene, frame } = moment;
  const inputs = scene.problem.inputs.length;
  const kind =
    inputs === 2
      ? 'map'
      : inputs === 1 && scene.problem.outputs.length === 1
        ? 'curve'
        : scene.problem.task === 'regression'
          ? 'scatter'
          : 'confusion';
  const score = scoreWords(scene, frame, null);
  return {
    title: at ? capital(at) : 'What it has learned',
    detail: `${lenses[kind](moment)}${score ? ` ${capital(score)}.` : ''}`,
  };
}

/** The curve of the cost. at: as above. */
export function curveWords({ frame, scene }: Moment, at: string): Words {
  const dashed = scene.problem.test.rows > 0 ? ', dashed is the cost on the test rows' : '';
  return {
    title: at ? capital(at) : 'Cost over the epochs',
    detail: `${lossWords(frame.history)} Solid is training${dashed}.`,
  };
}

export function tapeWords({ tape, frame }: Moment): Words {
  const first = tape[0];
  const title = `Tape: epoch ${count(frame.tick.epoch)}`;
  if (!first) return { title, detail: 'It keeps moments of this run to go back to. Nothing is kept yet.' };
  return {
    title,
    detail: `${many(tape.length, 'moment')} of this run ${tape.length === 1 ? 'is' : 'are'} kept, from epoch ${count(first.epoch)} with cost ${cost(first.loss)} on. Go back to one, and on from there with exactly its weights.`,
  };
}

/** sentence: what it says now. */
export function doctorWords({ frame }: Moment, sentence: string): Words {
  return {
    title: 'Doctor',
    detail: `It watches the run for what goes wrong: steps too long, neurons that died or saturated, learning by heart.${sentence ? ` It says: ${sentence}` : ` It looks at every run, now at epoch ${count(frame.tick.epoch)}.`}`,
  };
}

export type Button = 'play' | 'epoch' | 'batch' | 'row' | 'reset';

export function buttonWords(moment: Moment, button: Button): Words {
  const { settings, frame, scene } = moment;
  const { epoch } = frame.tick;
  if (button === 'play')
    return {
      title: frame.playing ? 'Pause' : 'Play',
      detail: `Trains on and on from epoch ${count(epoch)}, at “${labelOf(speedChoices, settings.speed)}”, until paused.${keySentence('play')}`,
    };
  if (button === 'epoch') return { title: 'Epoch', detail: `Trains ${stepsOfEpoch(moment)}.${keySentence('epoch')}` };
  if (button === 'batch')
    return {
      title: 'Batch',
      detail: `One step: looks at up to ${many(Math.min(settings.batchSize, scene.problem.train.rows), 'row')} and moves all ${parameterWords(moment)}, at learning rate ${formatSetting('learningRate', settings.learningRate)}.${keySentence('batch')}`,
    };
  if (button === 'row')
    return {
      title: 'Row',
      detail: `One step on the next row alone, one of ${count(scene.problem.train.rows)}: its error moves all ${parameterWords(moment)}, at learning rate ${formatSetting('learningRate', settings.learningRate)}.${keySentence('row')}`,
    };
  const gone = epoch > 0 ? `; ${many(epoch, 'epoch')} of training would be gone, and undo brings them back` : '';
  return {
    title: 'Reset',
    detail: `Back to epoch 0 and the first weights, those of seed ${moment.networkSeed ?? settings.seed}${gone}.`,
  };
}

/** cell: as it is named in the equation, with its number. */
export function cellWords({ scene, followed }: Moment, cell: string, matrix: string, layer: number): Words {
  const activation = scene.activations[layer] ?? 'the activation';
  const whom = followed ? `, for ${followed.name}` : '';
  const means: Record<string, string> = {
    w: 'W holds one row a neuron and one column an input: this one is the line between the two.',
    x: `X is what comes in${layer === 0 ? '' : ` from ${layerTitle(scene, layer - 1)}`}${whom}.`,
    b: 'The bias is what a neuron adds to its sum whatever comes in.',
    z: `Z is the sum of weights times inputs, plus the bias${whom}.`,
    a: `A is what ${activation} makes of the sum, and what goes on to the next layer${whom}.`,
  };
  return { title: capital(cell), detail: lookUp(means, matrix) ?? '' };
}

/** A row of the table: head and cells as they stand there. */
export function rowWords(
  { scene }: Moment,
  row: { number: string; is: string; predicted: string; error: string },
): Words {
  const numbers = scene.problem.task === 'regression';
  const means = numbers ? 'the distance between the two' : 'how far the answer is from sure and right';
  return {
    title: `Row ${row.number}: ${row.is}`,
    detail: `The network says ${row.predicted}; it is off by ${row.error}, ${means}. Press the row to follow it through the network.`,
  };
}

/** A cell of the table of right and wrong: so many of one class were taken for another. */
export function confusionWords(actual: string, predicted: string, rows: string, which: string): Words {
  const right = actual === predicted;
  return {
    title: `${rows} ${which}: ${actual} taken for ${predicted}`,
    detail: right
      ? `These are right: they are ${actual}, and the network says so.`
      : `These are wrong: they are ${actual}, and the network says ${predicted}.`,
  };
}

/** The numbers of the words and tables that tell what is on the screen. */
export function toldWords({ frame }: Moment, text: string): Words {
  return {
    title: text,
    detail: `A number of now: taken from the network as it is at epoch ${count(frame.tick.epoch)}, with ${parameterWords({ frame })}. It changes as it trains.`,
  };
}

export function dataWords({ settings, scene }: Moment): Words {
  const { train, test } = scene.problem;
  return {
    title: `Data: ${labelOf(datasetChoices, settings.dataset)}`,
    detail: `${datasetWords[settings.dataset].about} ${many(train.rows, 'row')} to train on, ${count(test.rows)} held out.`,
  };
}
