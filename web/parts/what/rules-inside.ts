// What the things inside the parts are: their buttons, cells, numbers and pictures.
import { type SettingName, settingOfAttribute, settingsTable } from '../../core/settings/settings.js';
import type { Experiment } from '../../experiment/experiment.js';
import type { Words } from '../words/network-words.js';
import { freezeWords, mapSwitchWords, scalingWords, stopWords, undoWords } from './part-words.js';
import { heads, hostOf, inside, type Rule, textOf } from './rule.js';
import {
  addressWords,
  type Button,
  buttonWords,
  cellWords,
  confusionWords,
  curveWords,
  doctorWords,
  layerWords,
  learnedWords,
  type Moment,
  rowWords,
  settingWords,
  tapeWords,
  toldWords,
  valueWords,
  wholeNetworkWords,
} from './words.js';

function pointedWords(now: Moment, experiment: Experiment): Words {
  return experiment.attention.pointed ? addressWords(now, experiment.attention.pointed) : wholeNetworkWords(now);
}

const buttons: readonly Rule[] = (['play', 'epoch', 'batch', 'row', 'reset'] as readonly Button[]).map(
  (button): Rule => [
    `glassbox-controls button[part=${button}], button[part=${button}]`,
    (_, now) => buttonWords(now, button),
  ],
);

export const insideRules: readonly Rule[] = [
  ...buttons,
  [
    'td[data-cell]',
    (cell, now) => {
      const [matrix = ''] = (cell.getAttribute('data-cell') ?? '').split(' ');
      const host = (cell.getRootNode() as ShadowRoot).host as Element & { layer?: number };
      return cellWords(now, cell.getAttribute('aria-label') ?? '', matrix, Math.max(0, (host.layer ?? 1) - 1));
    },
  ],
  [
    '.confusion td',
    (cell) => {
      const { row, column, caption } = heads(cell);
      return confusionWords(row, column, textOf(cell), caption.includes('test') ? 'test rows' : 'training rows');
    },
  ],
  [
    '.figures td',
    (cell, now) => {
      const { row, column, caption } = heads(cell);
      const { detail } = toldWords(now, '');
      return { title: `${row}, ${column}: ${textOf(cell)}`, detail: `${caption}. ${detail}` };
    },
  ],
  [
    'table.rows tbody tr',
    (row, now) => {
      const [number, is, predicted, error] = [...row.children].map(textOf);
      return rowWords(now, {
        number: number ?? '',
        is: is ?? '',
        predicted: (predicted ?? '').replace(', wrong', ''),
        error: error ?? '',
      });
    },
  ],
  [
    'glassbox-undo button, button[part=undo], button[part=redo]',
    (button, now, experiment) => {
      const isUndo = button.getAttribute('part') === 'undo';
      return undoWords(now, isUndo ? 'Undo' : 'Redo', isUndo ? experiment.undoLabel : experiment.redoLabel);
    },
  ],
  [
    'label.freeze',
    (_, now, experiment) => {
      const { pointed } = experiment.attention;
      if (!pointed || (pointed.kind === 'neuron' && pointed.layer === 0)) return null;
      const address =
        pointed.kind === 'weight'
          ? { layer: pointed.layer, neuron: pointed.neuron, input: pointed.input }
          : { layer: pointed.layer - 1, neuron: pointed.neuron };
      return freezeWords(now, pointed.kind === 'weight' ? 'weight' : 'bias', experiment.isFrozen(address));
    },
  ],
  [
    '.views label',
    (label, now) => {
      const name = (['showTest', 'discretize'] as const).find((name) => settingsTable[name].label === textOf(label));
      return name ? mapSwitchWords(now, name) : null;
    },
  ],
  ['summary', (summary, now) => (hostOf(summary)?.matches('glassbox-training') ? stopWords(now) : null)],
  ['.num', (element, now) => toldWords(now, textOf(element))],
  ['button[data-layer]', (button, now) => layerWords(now, Number(button.getAttribute('data-layer')))],
  ['glassbox-parameter', (_, now, experiment) => pointedWords(now, experiment)],
  [
    'glassbox-setting',
    (element, now) => {
      const name: SettingName | undefined = settingOfAttribute(element.getAttribute('name') ?? '');
      if (name === 'scaling') return scalingWords(now);
      return name ? settingWords(now, name) : null;
    },
  ],
  ['glassbox-value', (element, now) => valueWords(now, (element as Element & { of: string }).of)],
  ['glassbox-tape', (_, now) => tapeWords(now)],
  ['glassbox-doctor', (element, now) => doctorWords(now, inside(element, '.sentence'))],
  [
    'glassbox-network .stage, glassbox-flow .stage, [part=stage][role=application]',
    (_, now, experiment) => pointedWords(now, experiment),
  ],
  ['glassbox-network, glassbox-flow', (_, now, experiment) => pointedWords(now, experiment)],
  ['glassbox-boundary', (element, now) => learnedWords(now, inside(element, '.readout'))],
  ['glassbox-loss', (element, now) => curveWords(now, inside(element, '.readout'))],
  [
    'glassbox-digit-weights',
    (element) => ({
      title: `${inside(element, '.one b')}, its 64 weights as a picture`,
      detail: `Teal dots want ink, orange ones want none. It ${inside(element, '.one span')}`,
    }),
  ],
  [
    'glassbox-digit',
    (element) => ({
      title: `Draw a digit: ${inside(element, '.verdict')}`,
      detail:
        'The drawing is turned into eight by eight grey dots, as the data were, and goes through the network as it is now.',
    }),
  ],
];
