import { expect, it } from 'vitest';
import {
  type AgreementView,
  agreementArea,
  agreementScales,
  largestDifference,
  pickAgreement,
} from '../../../web/draw/agreement.js';

const view = (groups: AgreementView['groups']): AgreementView => ({
  width: 300,
  height: 240,
  groups,
  xName: '',
  yName: '',
  chosen: null,
});
const two = view([
  { colour: '#000000', x: [0.2, -0.9], y: [0.2, -0.8] },
  { colour: '#ffffff', x: [1.4], y: [1.4] },
]);

it('has one domain for both axes, with room for all', () => {
  const { x, y } = agreementScales(two);
  expect(x.domain).toEqual([-1.5, 1.5]);
  expect(y.domain).toEqual(x.domain);
  const area = agreementArea(two);
  expect(x.at(1.4)).toBeLessThan(area.right);
  expect(y.at(1.4)).toBeGreaterThan(area.top);
});

it('has axes when all is zero, or when there is nothing', () => {
  expect(agreementScales(view([])).x.domain).toEqual([-1, 1]);
  expect(agreementScales(view([{ colour: '#000000', x: [0], y: [Number.NaN] }])).x.domain).toEqual([-1, 1]);
});

it('knows which pair is under the pointer', () => {
  const { x, y } = agreementScales(two);
  expect(pickAgreement(two, x.at(-0.9) + 3, y.at(-0.8) - 3)).toEqual({ group: 0, index: 1 });
  expect(pickAgreement(two, x.at(1.4), y.at(1.4))).toEqual({ group: 1, index: 0 });
  expect(pickAgreement(two, x.at(0), y.at(1))).toBeNull();
});

it('says how far the two are apart at most', () => {
  expect(largestDifference(two)).toBeCloseTo(0.1, 12);
  expect(largestDifference(view([]))).toBe(0);
});
