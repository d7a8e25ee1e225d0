// Whatever somebody pastes, links to or opens is read in time that grows with its length and no faster: twice the text takes
// about twice as long. A pattern that looks back over what it has read would take four times as long.
import { describe, expect, it, vi } from 'vitest';
import { parseCsv } from '../../../web/core/data/csv/csv.js';
import { readFileText } from '../../../web/core/data/file-text.js';
import { parseFormula } from '../../../web/core/data/formula/formula.js';
import { loadOwnData } from '../../../web/core/data/own-data.js';
import { defaultState } from '../../../web/core/link/link.js';
import { readModelFile } from '../../../web/core/link/model-file.js';
import { openLink } from '../../../web/core/link/open.js';
import { packText } from '../../../web/core/link/packing.js';
import { readTensorFlowLink } from '../../../web/core/link/tensorflow-playground.js';
import { readAddress } from '../../../web/embed/options.js';
import { fasterThanLinear } from './growth.js';

vi.setConfig({ testTimeout: 120_000 });

/** Pieces that patterns like to go back over. */
const pieces = [
  '1',
  '1.',
  ' ',
  '\u00a0',
  '"',
  '""',
  ',',
  '\n',
  '\r\n',
  "'",
  '=',
  '1,',
  '-',
  '[',
  ']',
  ' ]',
  '(',
  '&a=',
  '%',
  'x1+',
  '#',
];

const doors: Readonly<Record<string, (text: string) => unknown>> = {
  CSV: (text) => parseCsv(`x,y\n${text}x,1\nc,2\n`),
  'CSV in quotes': (text) => parseCsv(`x,y\n"${text.replaceAll('"', '""')}x",1\nc,2\n`),
  'names of columns': (text) => parseCsv(`${text},y\n1,2\n3,4\n`),
  files: (text) => readFileText(new TextEncoder().encode(text), 'x.csv'),
  formulas: (text) => parseFormula(text),
  links: (text) =>
    openLink(`#csv=${packText(text)}&csvInputs=0&csvTarget=1&csvTask=binary&layers=${text}&seed=${text}`, {
      load: loadOwnData,
    }),
  "TensorFlow Playground's links": (text) =>
    readTensorFlowLink(`https://playground.tensorflow.org/#networkShape=${text}&seed=${text}`),
  'embed addresses': (text) => readAddress(`?show=${text}&layers=${text}`, `#${text}`),
  'saved networks': (text) =>
    readModelFile(`{"format":"glassbox-network","version":1,"layers":${JSON.stringify(text)}}`, defaultState),
};

describe.each(Object.entries(doors))('%s', (_, read) => {
  it.each(pieces)('take time that grows with the length of %j repeated', (piece) => {
    const [short, middle, long] = [80_000, 160_000, 320_000].map((length) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      return () => read(text);
    }) as [() => unknown, () => unknown, () => unknown];
    expect(fasterThanLinear({ short, middle, long, quickEnough: 250 }), '80, 160 and 320 kB').toBeUndefined();
  });
});
