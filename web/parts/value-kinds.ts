// The live numbers a <glassbox-value> can show.
import { cost, count, fixed, percent } from '../draw/format.js';
import type { Frame } from '../session/session.js';

export interface ValueKind {
  readonly caption: string;
  text(frame: Frame): string;
}

export const nothingYet = '\u2013';
const optional = (value: number | undefined, write: (value: number) => string) =>
  value === undefined ? nothingYet : write(value);
const rate = (value: number) => (value === 0 ? nothingYet : value < 10 ? fixed(value, 1) : count(Math.round(value)));

export const valueKinds: Record<string, ValueKind> = {
  epoch: { caption: 'epochs', text: (frame) => count(frame.tick.epoch) },
  step: { caption: 'batches', text: (frame) => count(frame.tick.step) },
  cost: { caption: 'cost, training', text: (frame) => cost(frame.tick.loss) },
  'test-cost': { caption: 'cost, test', text: (frame) => optional(frame.tick.testLoss, cost) },
  accuracy: { caption: 'right, training', text: (frame) => optional(frame.tick.accuracy, percent) },
  'test-accuracy': { caption: 'right, test', text: (frame) => optional(frame.tick.testAccuracy, percent) },
  rate: { caption: 'epochs a second', text: (frame) => rate(frame.epochsPerSecond) },
};

/** "w 1 2 1" is the weight from the first neuron of layer 1's inputs to its second neuron; "b 1 2" that neuron's bias. From 1. */
export function parameterNamed(of: string): { layer: number; neuron: number; input?: number } | null {
  const match = /^(?:w\s+(\d+)\s+(\d+)\s+(\d+)|b\s+(\d+)\s+(\d+))$/.exec(of.trim());
  if (!match) return null;
  const [layer, neuron, input] = match[1] ? [match[1], match[2], match[3]] : [match[4], match[5]];
  const place = { layer: Number(layer) - 1, neuron: Number(neuron) - 1 };
  return input === undefined ? place : { ...place, input: Number(input) - 1 };
}
