// What the page's own things are that are no part: its buttons, tabs and panels, and the story.
import { presetTeaches } from '../core/settings/preset-words.js';
import { presets } from '../core/settings/presets.js';
import { partWords } from '../parts/what/part-words.js';
import { heads, type Rule, textOf } from '../parts/what/rule.js';
import { dataWords, parameterWords, settingWords, toldWords, valueWords } from '../parts/what/words.js';
import { many } from '../parts/words.js';

export const pageRules: readonly Rule[] = [
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
    '.top h1',
    () => ({ title: 'Glassbox', detail: 'Leads to the front page. What is done here is kept in this browser.' }),
  ],
  [
    '.top .learn',
    () => ({
      title: 'Learn',
      detail: 'Leads to a course of ten short chapters, each with networks that are live in it.',
    }),
  ],
  [
    '#share',
    (_, now) => ({
      title: 'Share',
      detail: `Makes a link that opens this network anywhere: its data and settings and, if you want, its ${parameterWords(now)} of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '#embed',
    (_, now) => ({
      title: 'Embed',
      detail: `Code that puts this network into a page of your own, to be trained there: layers of ${now.scene.layers.join(', ')} neurons and, if you want, its ${parameterWords(now)} of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '#export',
    (_, now) => ({
      title: 'Export',
      detail: `The network as a file for other programs, such as ONNX or PyTorch, or to open here again: its ${parameterWords(now)} of epoch ${now.frame.tick.epoch}.`,
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
  ['.data.panel', (_, now) => dataWords(now)],
  [
    '.run.panel',
    (_, now) => ({
      title: 'Run',
      detail: `Trains the network, and shows how far it is: ${valueWords(now, 'epoch')?.title.toLowerCase()}, ${valueWords(now, 'cost')?.title.toLowerCase()}.`,
    }),
  ],
  [
    '#story td',
    (cell, now) => {
      const { row, column } = heads(cell);
      return toldWords(now, `${row}, ${column}: ${textOf(cell)}`);
    },
  ],
  [
    '.story.panel',
    (_, now) => ({
      title: 'What is on the screen',
      detail: `The network in words, with its numbers of epoch ${now.frame.tick.epoch}.`,
    }),
  ],
  [
    '[role=tab][aria-controls]',
    (tab, now) => {
      const part = {
        observation: 'glassbox-flow',
        shock: 'glassbox-shock',
        descent: 'glassbox-descent',
        space: 'glassbox-hidden-space',
        seeds: 'glassbox-seeds',
        sweep: 'glassbox-sweep',
        fork: 'glassbox-fork',
        influence: 'glassbox-influence',
      } as const;
      const tag = part[tab.getAttribute('aria-controls') as keyof typeof part];
      return tag ? { title: textOf(tab), detail: partWords[tag](now).detail } : null;
    },
  ],
  [
    '.explain.panel',
    (_, now) => ({
      title: 'Look inside',
      detail: `Follows one row, now ${now.followed?.name ?? 'none'}, through the network and back, shocks single weights, and shows what hidden layers make of the data.`,
    }),
  ],
  [
    '.compare.panel, .compare.panel > summary',
    (_, now) => ({ title: 'Compare', detail: partWords['glassbox-seeds'](now).detail }),
  ],
  [
    '.table.panel',
    (_, now) => ({
      title: 'Rows and predictions',
      detail: `Each of ${many(now.scene.problem.train.rows + now.scene.problem.test.rows, 'row')} with what the network says of it now.`,
    }),
  ],
  [
    '.keys.panel',
    () => ({ title: 'Keys', detail: 'What single keys do, anywhere on the page but where something is typed.' }),
  ],
  ['.training.panel', (_, now) => settingWords(now, 'optimizer')],
  ['.networks.panel', (_, now) => settingWords(now, 'preset')],
];
