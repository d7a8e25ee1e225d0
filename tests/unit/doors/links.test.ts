// The doors for addresses: whatever stands in a link is opened without throwing, each problem is a sentence, and what was opened can be
// written as a link that opens as the same.
import { expect, it } from 'vitest';
import { addPoints, noPoints } from '../../../web/core/data/points/points.js';
import { defaultState, type LinkState } from '../../../web/core/link/link.js';
import { packText } from '../../../web/core/link/packing.js';
import { parameterCount } from '../../../web/core/network/parameters.js';
import { readAddress } from '../../../web/embed/options.js';
import { decodeLink, encodeLink, openLink } from '../support/links.js';
import { damaged, expectSentence, tryAll } from './support.js';

const points = addPoints(noPoints('classes', 2), [
  { x: 1, y: 2, label: 0 },
  { x: -3, y: 0.5, label: 1 },
  { x: 5, y: -5, label: 1 },
]);
const trained = {
  parameters: Float32Array.from({ length: parameterCount(defaultState.settings.layers) }, (_, i) => Math.sin(i)),
  epoch: 7,
  step: 175,
  frozen: [0, 1, 2, 5],
};
const ours = [
  '#v=1&preset=spiral&layers=2,8,8,1&activations=relu,relu,tanh&seed=7&learningRate=0.1&hide=play,noise',
  '#v=1&dataset=xor&features=x1,x2,sinX1&regularization=l2&regularizationRate=0.001&batchSize=5&noise=20',
  '#v=1&preset=xor&compare=sweep,10,300,learningRate,0.01,0.03,1e-7',
  encodeLink({ ...defaultState, data: { kind: 'points', points } }).text,
  encodeLink({ ...defaultState, trained }).text,
  '#v=1&formula=sin(x1)*x2%3C1&formulaInputs=2',
  `#v=1&csv=${packText('a;b;kind\n1,5;2;x\n2;3,5;y\n4;5;x\n')}&csvDelimiter=semicolon&csvDecimal=comma&csvInputs=0,1&csvTarget=2&csvTask=binary`,
];
const theirs = [
  'https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.86774&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&problem=classification&initZero=false&hideText=false',
  '#networkShape=8,8,8&regularization=L2&regularizationRate=0.01&problem=regression&regDataset=reg-gauss&sinX=true&seed=x&playButton_hide=true',
];
const pieces = [
  ...[
    '&',
    '=',
    '%',
    '%00',
    '%F0%9F',
    ',',
    '-',
    '#',
    '?',
    '+',
    'NaN',
    '1e999',
    '-0',
    '65537',
    '4294967296',
    '0.1',
    '1e-7',
  ],
  ...[
    'true',
    'digits',
    'softmax',
    '__proto__',
    'constructor',
    'toString',
    '&v=1',
    '&points=',
    '&csv=',
    '&weights=',
    '&noise=50',
  ],
  ...['&layers=', '&dataset=regGauss', '&preset=penguins', '&features=x1', '&frozen=0-9', '&activation=relu'],
];

function expectToComeBack({ state, problems }: { state: LinkState; problems: readonly string[] }): void {
  for (const problem of problems) expectSentence(problem);
  const { text, leftOut } = encodeLink(state);
  expect(leftOut).toEqual([]);
  expect(decodeLink(text)).toEqual({ state, problems: [] });
}

it('links of this page', () => {
  tryAll(damaged(ours, pieces), (link) => expectToComeBack(openLink(link)), 2_000);
});

it("TensorFlow Playground's links", () => {
  tryAll(damaged(theirs, pieces), (link) => expectToComeBack(openLink(link)), 2_000);
});

it('addresses of embed pages', () => {
  const addresses = [
    '?views=network,loss&controls=&values=weights&autoplay&epochs=200',
    '?learning-rate=0.1&hidden-layers=4,2',
    '?show=all',
  ];
  const whole = addresses.flatMap((search) =>
    [...ours, ...theirs].map((link) => search + link.slice(link.indexOf('#'))),
  );
  tryAll(
    damaged(whole, pieces),
    (address) => {
      const at = address.indexOf('#');
      const [search, hash] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
      const { link, views, controls, values, epochs } = readAddress(search, hash);
      expect(`${views}${controls}${values}${epochs}`).toMatch(/^[\w -]*$/);
      expectToComeBack(openLink(link));
    },
    2_000,
  );
});
