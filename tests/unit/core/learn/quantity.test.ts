import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity, quantityForms } from '../../../../web/core/learn/quantity.js';
import { moment } from './moment.js';

function read(name: string, at = moment): number {
  const parsed = parseQuantity(name);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.read(at);
}

describe('numbers of a model by name', () => {
  it.each([
    ['cost', 0.5],
    ['test cost', 0.44],
    ['epoch', 12],
    ['step', 36],
    ['rows', 2],
    ['error 1', -0.5],
    ['error 2', 6],
    ['share 1', 0.25 / 36.25],
    ['accuracy', 1],
    // Without the second hidden neuron: 2 * -0.5 + 1 = 0 and 2 * 2.5 + 1 = 6.
    ['accuracy without 1 2', 1],
    ['pointed layer', 2],
    ['pointed neuron', 1],
    ['pointed input', 2],
    ['learning rate', 0.1],
    ['layers', 2],
    ['parameters', 9],
    ['passes', 18],
    ['neurons 1', 2],
    ['inputs 1', 2],
    ['connections 1', 4],
    ['connections 2', 2],
    ['w 1 2 1', 3],
    ['b 1 1', 0.5],
    ['slope w 1 2 2', 0.4],
    ['slope b 2 1', 0.9],
    ['change w 2 1 2', 0.06],
    ['input 2', -1],
    ['target 1', 0],
    // 1 * 1 + 2 * -1 + 0.5; 3 * 1 - 1 * -1; 2 * -0.5 - 4 + 1
    ['z 1 1', -0.5],
    ['a 1 2', 4],
    ['a 2 1', -4],
    ['product 1 2 2', 1],
    ['product 2 1 1', -1],
    // 2 * (a - y); and what it hands back along W2 = [2, -1]
    ['delta 2 1', -8],
    ['handed 2 1 1', -16],
    ['delta 1 2', 8],
    ['blamed 1', 1],
    ['blamed', 1],
    // W1[1,1] + 0.1 with an input of 1, then through 2
    ['effect 1 1 of w 1 1 1', 0.1],
    ['effect 1 2 of w 1 1 1', 0],
    ['effect 2 1 of w 1 1 1', 0.2],
    ['steepness', 0.6 / 0.9],
  ])('%s is %d', (name, value) => {
    expect(read(name)).toBeCloseTo(value, 10);
  });

  it('answers at a place in the unit of the input', () => {
    const one = { ...moment, layers: [1, 1], activations: ['linear'], parameters: [3, 1] };
    expect(read('answer at 14', one)).toBe(7);
    expect(read('answer at -2.5', one)).toBeCloseTo(-17.75);
    expect(read('answer at 14')).toBeNaN();
  });

  it('has the coefficients of a single neuron in the units of its columns', () => {
    const one = { ...moment, layers: [2, 1], activations: ['sigmoid'], parameters: [4, 2, 1] };
    // 4 (x1 - 10) / 2 + 2 x2 / 4 + 1
    expect(['coefficient 1', 'coefficient 2', 'intercept'].map((name) => read(name, one))).toEqual([2, 0.5, -19]);
    for (const name of ['coefficient 3', 'coefficient 0']) expect(read(name, one)).toBeNaN();
    for (const name of ['coefficient 1', 'intercept']) expect(read(name)).toBeNaN();
  });

  it('knows whether it trains by itself', () => {
    expect(read('playing')).toBe(0);
    expect(read('playing', { ...moment, playing: true })).toBe(1);
  });

  it.each([
    'w 3 1 1',
    'w 1 1 3',
    'b 0 1',
    'z 1 9',
    'delta 9 1',
    'test accuracy',
    'error 3',
    'share 0',
    'accuracy without 2 1',
    'effect 1 3 of w 1 1 1',
    'blamed 0',
  ])('%s is not there in this network', (name) => expect(read(name)).toBeNaN());

  it('what was not computed is not known, and says what it needs', () => {
    const { gradient, ...without } = moment;
    expect(read('slope w 1 1 1', without)).toBeNaN();
    expect(read('steepness', without)).toBeNaN();
    expect(parseQuantity('change b 1 1')).toMatchObject({ ok: true, value: { need: 'gradient' } });
    expect(gradient).toBeDefined();
  });

  it('reads every form it names, and nothing around it', () => {
    for (const form of quantityForms) {
      const name = form.replace(/\b[lnm]\b/g, '1').replace(/\bx$/, '31');
      expect(parseQuantity(`  ${name.replace(' ', '   ')} `)).toMatchObject({ ok: true, value: { name } });
      expect(parseQuantity(`${name} !`).ok).toBe(false);
    }
  });

  it('never throws, whatever is asked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', 'w 1 1', 'w 1e9 1 1')), (text) => {
        const parsed = parseQuantity(text);
        if (parsed.ok) expect(typeof parsed.value.read(moment)).toBe('number');
        else expect(parsed.error).toContain('Expected a number of the model');
      }),
    );
  });
});

describe('places that are not there', () => {
  it.each([
    'slope w 1 2 0',
    'slope w 1 2 3',
    'change w 1 2 0',
    'neurons 0',
    'connections 0',
    'slope b 1 3',
    'handed 1 2 0',
  ])('%s is no number, and not its neighbour’s', (name) => {
    expect(read(name)).toBeNaN();
  });

  it('nothing is pointed at, or a bias', () => {
    expect(read('pointed layer', { ...moment, pointed: null })).toBeNaN();
    expect(read('pointed neuron', { ...moment, pointed: null })).toBeNaN();
    expect(read('pointed input', { ...moment, pointed: { layer: 0, neuron: 1 } })).toBeNaN();
    // Of 0.7, -0.8 and 0.9 the steepest; b 1 2 is at -0.8.
    expect(read('steepness', { ...moment, pointed: { layer: 0, neuron: 1 } })).toBeCloseTo(0.8 / 0.9, 12);
  });

  it('a flat cost has no steepest place, and no error no shares', () => {
    const flat = {
      weights: [
        [0, 0, 0, 0],
        [0, 0],
      ],
      biases: [[0, 0], [0]],
    };
    expect(read('steepness', { ...moment, gradient: flat })).toBeNaN();
    expect(read('share 1', { ...moment, train: { ...moment.train, targets: [-4, 7] } })).toBeNaN();
  });

  it('a name that is too long is none', () => {
    expect(parseQuantity(`w 1 2 ${' '.repeat(60)}1`)).toMatchObject({ ok: false });
  });

  it('a learning rate is written as it was chosen, and so is the distance to one', () => {
    const rate = parseQuantity('learning rate');
    expect(rate.ok && [0.03, 0.3 - 0.1, 1e-5].map(rate.value.write)).toEqual(['0.03', '0.2', '0.00001']);
  });
});
