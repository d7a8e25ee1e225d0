// What a fork found, in a sentence with its numbers: whether the two have parted, where first, and how far apart they are by now.
import { cost, count, fixed, percent } from '../../core/base/format.js';
import { type ParameterPlace, parameterPlace } from '../../core/network/parameters.js';
import type { Scene } from '../scene.js';
import { decidedApart, differences } from './apart.js';
import type { Finding } from './finding.js';
import type { Fork, ForkMap } from './fork.js';
import type { Parting } from './lockstep.js';

/** Neurons count from 1: "weight 2 → 1 of hidden layer 1", "bias 3 of the output". */
export function parameterName(layers: readonly number[], { layer, neuron, input }: ParameterPlace): string {
  const last = layers.length - 2;
  const where = layer === last ? 'the output' : last === 1 ? 'the hidden layer' : `hidden layer ${layer + 1}`;
  return `${input === undefined ? 'bias' : `weight ${input + 1} \u2192`} ${neuron + 1} of ${where}`;
}

/** Four decimals, or as many more as it takes to tell them apart; float32 has no more than nine digits to say. */
export function toldApart([first, second]: readonly [number, number]): readonly [string, string] {
  for (let decimals = 4; decimals <= 12; decimals++) {
    const both = [fixed(first, decimals), fixed(second, decimals)] as const;
    if (both[0] !== both[1]) return both;
  }
  return [first.toPrecision(9), second.toPrecision(9)];
}

/** "step 412: weight 2 → 1 of hidden layer 1, 0.8131 against 0.8127". */
function partingWords(layers: readonly number[], { step, index, values }: Parting): string {
  const [first, second] = toldApart(values);
  return `step ${count(step)}: ${parameterName(layers, parameterPlace(layers, index))}, ${first} against ${second}`;
}

/** Null before the run is split. */
export function forkFindingOf(fork: Fork): Finding | null {
  const { scene, at, parting, ticks, words, steps } = fork;
  if (!scene || !at || !ticks) return null;
  const [asItWas, otherwise] = ticks;
  if (!parting)
    return {
      headline: `Still the same, bit for bit, ${count(steps)} ${steps === 1 ? 'step' : 'steps'} after step ${count(at.step)}.`,
      detail: `So far ${words} makes no difference.`,
    };
  const away = [
    { tick: asItWas, who: 'As it was' },
    { tick: otherwise, who: `With ${words}` },
  ].flatMap(({ tick, who }) =>
    tick.diverged
      ? [`${who}, the numbers ran away in epoch ${count(tick.diverged.epoch)}; it stays at the last that were finite.`]
      : [],
  );
  const held = asItWas.testLoss !== undefined;
  const costs = ticks.map(({ loss, testLoss }) => cost(testLoss ?? loss));
  const epochs = Math.max(asItWas.epoch, otherwise.epoch);
  return {
    headline: `They part at ${partingWords(scene.layers, parting)}.`,
    detail: [
      parting.count > 1 ? `It parted most of the ${count(parting.count)} that parted in that step.` : '',
      `At epoch ${count(epochs)} the ${held ? 'test' : 'training'} cost is ${costs[0]} as it was, ${costs[1]} with ${words}.`,
      rowsApart(fork, scene, held),
      ...away,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** "They decide differently for 3 of 96 test rows." */
function rowsApart(fork: Fork, scene: Scene, held: boolean): string {
  const answers = fork.answers();
  if (!answers) return '';
  const which = held ? 'test' : 'training';
  if (scene.problem.task === 'regression') {
    const apart = differences(scene, answers);
    const mean = apart.reduce((sum, value) => sum + Math.abs(value), 0) / apart.length;
    return `Their answers to the ${which} rows are ${cost(mean)} apart in the mean.`;
  }
  const apart = decidedApart(scene, answers);
  const many = apart.reduce((sum, one) => sum + one, 0);
  if (many === 0) return `They decide alike for all ${count(apart.length)} ${which} rows.`;
  return `They decide differently for ${count(many)} of ${count(apart.length)} ${which} rows.`;
}

/** What the map shows: how much of it is decided differently, or how far apart the answers are at most. */
export function mapFindingOf(scene: Scene, { outputs }: ForkMap): string {
  if (scene.problem.task !== 'regression') {
    const apart = decidedApart(scene, outputs);
    const share = apart.reduce((sum, one) => sum + one, 0) / apart.length;
    return share === 0
      ? 'They decide alike everywhere on the map.'
      : `They decide differently on ${percent(share)} of the map.`;
  }
  const most = differences(scene, outputs).reduce((widest, value) => Math.max(widest, Math.abs(value)), 0);
  return `On the map their answers are ${cost(most)} apart at most.`;
}
