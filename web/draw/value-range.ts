// Which activations count as low, middle and high, so that one pair of colours serves every activation function.

/** Maps an activation to -1..1, the span of the diverging colours. */
export type ToUnit = (activation: number) => number;

const centred: ToUnit = (a) => Math.max(-1, Math.min(1, a));
/** 0.5 is undecided. */
const share: ToUnit = (a) => Math.max(-1, Math.min(1, 2 * a - 1));
/** Without bounds: 1 is half way to the full colour, and more is never cut off. */
const open: ToUnit = (a) => a / (1 + Math.abs(a));

/** How to colour what a neuron with this activation function (by its name in the settings) puts out; inputs are 'linear'. */
export function toUnit(activation: string): ToUnit {
  if (activation === 'tanh' || activation === 'sine') return centred;
  if (activation === 'sigmoid' || activation === 'softmax') return share;
  return open;
}
