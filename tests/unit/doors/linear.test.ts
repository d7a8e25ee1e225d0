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

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Reading in time that grows with the square of the length takes many seconds for the longest text: less proves itself. */
const quickEnough = 250;

describe.each(Object.entries(doors))('%s', (_, read) => {
  it.each(pieces)('take time that grows with the length of %j repeated', (piece) => {
    const [short, middle, long] = [80_000, 160_000, 320_000].map((length) =>
      piece.repeat(Math.ceil(length / piece.length)),
    ) as [string, string, string];
    // What else the machine does only ever makes a run slower: the best of a few counts.
    const best = { short: Number.POSITIVE_INFINITY, middle: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
    const isLinear = () =>
      best.long < quickEnough || (best.middle <= 2.5 * best.short && best.long <= 2.5 * best.middle);
    for (let i = 0; i < 8; i++) {
      best.long = Math.min(
        best.long,
        milliseconds(() => read(long)),
      );
      if (isLinear()) return;
      best.short = Math.min(
        best.short,
        milliseconds(() => read(short)),
      );
      best.middle = Math.min(
        best.middle,
        milliseconds(() => read(middle)),
      );
      if (isLinear()) return;
    }
    expect(best, 'milliseconds for 80, 160 and 320 kB').toSatisfy(isLinear);
  });
});
