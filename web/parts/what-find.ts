// From what is pointed at to what it is: walks outwards from the innermost element until one of them has an answer.
import { presetTeaches } from '../core/preset-words.js';
import { presets } from '../core/presets.js';
import { type SettingName, settingOfAttribute, settingsTable } from '../core/settings.js';
import type { GlassboxModel } from './model.js';
import type { Words } from './network-words.js';
import { freezeWords, mapSwitchWords, partWords, scalingWords, stopWords, undoWords } from './what-parts.js';
import {
  addressWords,
  type Button,
  buttonWords,
  cellWords,
  confusionWords,
  curveWords,
  dataWords,
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
} from './what-words.js';

export interface Answer {
  readonly words: Words;
  /** What was answered about. */
  readonly element: Element;
}

type Rule = readonly [selector: string, answer: (element: Element, now: Moment, model: GlassboxModel) => Words | null];

const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
/** The text of something inside a part. */
const inside = (element: Element, selector: string) => textOf(element.shadowRoot?.querySelector(selector));

const hostOf = (element: Element): Element | undefined => (element.getRootNode() as ShadowRoot).host;
/** Around everything: what they say would be said of whatever has no words. */
const outer = 'glassbox-model, glassbox-playground';

/** What the tables of figures say about a cell: its row's head and its column's. */
function heads(cell: Element): { row: string; column: string; caption: string } {
  const row = cell.closest('tr');
  const table = cell.closest('table');
  const at = row ? [...row.children].indexOf(cell) : 0;
  return {
    row: textOf(row?.querySelector('th')),
    column: textOf(table?.querySelectorAll('thead th')[at]),
    caption: textOf(table?.querySelector('caption')),
  };
}

function pointedWords(now: Moment, model: GlassboxModel): Words {
  return model.pointed ? addressWords(now, model.pointed) : wholeNetworkWords(now);
}

/** "About" sentences of buttons and fields that bring their own. */
function named(element: Element): Words | null {
  // A setting says more than its label: its value.
  if (hostOf(element)?.matches('glassbox-setting')) return null;
  const field = element.matches('label') ? element.querySelector('input, select') : null;
  const title = element.getAttribute('title') ?? field?.getAttribute('title') ?? '';
  const own = [...element.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE) ? textOf(element) : '';
  const name =
    element.getAttribute('aria-label') ?? (own || textOf(element.querySelector('b, span')) || textOf(element));
  if (name && title && name !== title) return { title: name, detail: title };
  return null;
}

const buttons: readonly Rule[] = (['play', 'epoch', 'batch', 'row', 'reset'] as readonly Button[]).map(
  (button): Rule => [
    `glassbox-controls button[part=${button}], button[part=${button}]`,
    (_, now) => buttonWords(now, button),
  ],
);

const knowing =
  'glassbox-network, glassbox-flow, glassbox-boundary, glassbox-loss, glassbox-digit, glassbox-digit-weights';

const rules: readonly Rule[] = [
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
    (button, now, model) => {
      const isUndo = button.getAttribute('part') === 'undo';
      return undoWords(now, isUndo ? 'Undo' : 'Redo', isUndo ? model.undoLabel : model.redoLabel);
    },
  ],
  [
    'label.freeze',
    (_, now, model) => {
      const { pointed } = model;
      if (!pointed || (pointed.kind === 'neuron' && pointed.layer === 0)) return null;
      const address =
        pointed.kind === 'weight'
          ? { layer: pointed.layer, neuron: pointed.neuron, input: pointed.input }
          : { layer: pointed.layer - 1, neuron: pointed.neuron };
      return freezeWords(now, pointed.kind === 'weight' ? 'weight' : 'bias', model.isFrozen(address));
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
  [
    '[role=tab][aria-controls]',
    (tab, now) => {
      const part = {
        observation: 'glassbox-flow',
        shock: 'glassbox-shock',
        descent: 'glassbox-descent',
        space: 'glassbox-hidden-space',
      } as const;
      const tag = part[tab.getAttribute('aria-controls') as keyof typeof part];
      return tag ? { title: textOf(tab), detail: partWords[tag](now).detail } : null;
    },
  ],
  ['.num', (element, now) => toldWords(now, textOf(element))],
  [
    '#story td',
    (cell, now) => {
      const { row, column } = heads(cell);
      return toldWords(now, `${row}, ${column}: ${textOf(cell)}`);
    },
  ],
  ['button[data-layer]', (button, now) => layerWords(now, Number(button.getAttribute('data-layer')))],
  ['glassbox-parameter', (_, now, model) => pointedWords(now, model)],
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
    (_, now, model) => pointedWords(now, model),
  ],
  ['glassbox-network, glassbox-flow', (_, now, model) => pointedWords(now, model)],
  ['glassbox-boundary', (element, now) => learnedWords(now, inside(element, '.readout'))],
  ['glassbox-loss', (element, now) => curveWords(now, inside(element, '.readout'))],
  [
    '.preset',
    (button) => {
      const preset = presets.find(({ id }) => id === button.getAttribute('data-preset'));
      return preset
        ? { title: `${preset.name}, layers ${preset.settings.layers.join('-')}`, detail: presetTeaches[preset.id] }
        : null;
    },
  ],
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
  [
    '#share',
    (_, now) => ({
      title: 'Share',
      detail: `Makes a link that opens this network anywhere: its data and settings and, if you want, its ${now.frame.parameters.length} weights and biases of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '#embed',
    (_, now) => ({
      title: 'Embed',
      detail: `Code that puts this network into a page of your own, to be trained there: layers of ${now.scene.layers.join(', ')} neurons and, if you want, its ${now.frame.parameters.length} weights and biases of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '#export',
    (_, now) => ({
      title: 'Export',
      detail: `The network as a file for other programs, such as ONNX or PyTorch, or to open here again: its ${now.frame.parameters.length} weights and biases of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '#browse, #pick',
    (_, now) => ({
      title: `Ready networks: ${presets.length}`,
      detail: `Each shows one thing, told in a sentence. This page began with ${presets.find(({ id }) => id === now.settings.preset)?.name}.`,
    }),
  ],
  [
    '#keys-on, label:has(#keys-on)',
    (element) => {
      const on = (element.matches('input') ? element : element.querySelector('input')) as HTMLInputElement;
      return {
        title: `Single keys work: ${on.checked ? 'yes' : 'no'}`,
        detail: 'Off, letters and Space do nothing on the page; that helps those who speak to their computer.',
      };
    },
  ],
  ['button, select, label, summary, [role=tab], input', named],
  [
    'canvas[aria-label]',
    (canvas) => {
      // Those that know what is under the pointer say more than what the whole picture is.
      if ((canvas.getRootNode() as ShadowRoot).host?.matches(knowing)) return null;
      const [first = '', ...rest] = (canvas.getAttribute('aria-label') ?? '').split(/(?<=\.) /);
      return { title: first.replace(/\.$/, ''), detail: rest.join(' ') };
    },
  ],
  [
    '*',
    (element, now) => {
      // What a card, a map or a setting of theirs says is said above; this is what is left of them.
      const tag = element.localName as keyof typeof partWords;
      return Object.hasOwn(partWords, tag) && !element.matches(outer) ? partWords[tag](now) : null;
    },
  ],
  ['.data.panel', (_, now) => dataWords(now)],
  [
    '.run.panel',
    (_, now) => ({
      title: 'Run',
      detail: `Trains the network, and shows how far it is: ${valueWords(now, 'epoch')?.title.toLowerCase()}, ${valueWords(now, 'cost')?.title.toLowerCase()}.`,
    }),
  ],
  [
    '.story.panel',
    (_, now) => ({
      title: 'What is on the screen',
      detail: `The network in words, with its numbers of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '.explain.panel',
    (_, now) => ({
      title: 'Look inside',
      detail: `Follows one row, now ${now.followed?.name ?? 'none'}, through the network and back, shocks single weights, and shows what hidden layers make of the data.`,
    }),
  ],
  [
    '.table.panel',
    (_, now) => ({
      title: 'Rows and predictions',
      detail: `Every one of the ${now.scene.problem.train.rows + now.scene.problem.test.rows} rows with what the network says of it now.`,
    }),
  ],
  [
    '.keys.panel',
    () => ({ title: 'Keys', detail: 'What single keys do, anywhere on the page but where something is typed.' }),
  ],
  ['.training.panel', (_, now) => settingWords(now, 'optimizer')],
  ['.networks.panel', (_, now) => settingWords(now, 'preset')],
];

export function momentOf(model: GlassboxModel): Moment | null {
  const { scene, frame, settings, followed } = model;
  return scene && frame ? { settings, scene, frame, followed, tape: model.tape.entries } : null;
}

/** path: from the innermost element outwards, as composedPath gives it. */
export function whatIs(path: readonly EventTarget[], model: GlassboxModel): Answer | null {
  const now = momentOf(model);
  if (!now) return null;
  for (const element of path) {
    if (!(element instanceof Element)) continue;
    for (const [selector, answer] of rules) {
      const words = element.matches(selector) ? answer(element, now, model) : null;
      if (words) return { words, element };
    }
  }
  return null;
}
