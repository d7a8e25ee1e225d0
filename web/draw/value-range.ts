// Which activations count as low, middle and high, so that one pair of colours serves every activation function.

/** Maps an activation to -1..1, the span of the diverging colours. */
export type ToUnit = (activation: number) => number;

/**
 * The same as numbers, for loops over whole maps, where a call for each cell takes most of the time: gain * a + shift, and
 * what is beyond -1 and 1 is held there. bent: a / (1 + |a|) in place of a.
 */
export interface Unit {
  readonly gain: number;
  readonly shift: number;
  readonly bent: boolean;
}

const centred: Unit = { gain: 1, shift: 0, bent: false };
/** 0.5 is undecided. */
const share: Unit = { gain: 2, shift: -1, bent: false };
/** Without bounds: 1 is half way to the full colour, and more is never cut off. */
const open: Unit = { gain: 1, shift: 0, bent: true };

/** How to colour what a neuron with this activation function (by its name in the settings) puts out; inputs are 'linear'. */
export function unitOf(activation: string): Unit {
  if (activation === 'tanh' || activation === 'sine') return centred;
  if (activation === 'sigmoid' || activation === 'softmax') return share;
  return open;
}

/** Without an activation function to go by: the furthest from zero wears the full colour. */
export function unitUpTo(largest: number): Unit {
  return { gain: largest > 0 ? 1 / largest : 1, shift: 0, bent: false };
}

/**
 * Where the number itself can be read: what is above zero is never in the colour of what is below, though a sigmoid's 0.16 is a no on
 * a map.
 */
export function bySign(activation: string): ToUnit {
  return toUnit(activation === 'sigmoid' || activation === 'softmax' ? 'tanh' : activation);
}

export function toUnit(activation: string): ToUnit {
  const { gain, shift, bent } = unitOf(activation);
  return (a) => Math.max(-1, Math.min(1, gain * (bent ? a / (1 + Math.abs(a)) : a) + shift));
}
