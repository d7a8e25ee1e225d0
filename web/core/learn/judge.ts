// Whether a prediction was right, and what is said of it: what came instead, in that case's numbers.
import { fixed } from '../base/format.js';

export interface Judgement {
  readonly right: boolean;
  /** As they are kept and shown. */
  readonly answer: string;
  readonly truth: string;
  /** What came, in a sentence or two. */
  readonly told: string;
}

/** One of the numbers whose sum was asked for. */
export interface Term {
  readonly name: string;
  readonly value: number;
}

export interface NumberAsked {
  readonly truth: number;
  /** Largest distance that still counts as right, above 0. */
  readonly tolerance: number;
  readonly write: (value: number) => string;
  /** What the truth is a sum of, where it is one. */
  readonly terms: readonly Term[];
}

/** Which term was left out, or taken with the wrong sign; '' when none explains the answer. */
function slip(answer: number, { truth, tolerance, write, terms }: NumberAsked): string {
  const near = (value: number) => Math.abs(answer - value) <= tolerance;
  for (const { name, value } of terms) {
    if (Math.abs(value) <= tolerance) continue;
    if (near(truth - value)) return ` It comes out when ${name}, which is ${write(value)}, is left out.`;
    if (near(truth - 2 * value))
      return ` It comes out when ${name}, which is ${write(value)}, is taken with the other sign.`;
  }
  return '';
}

export function judgeNumber(answer: number, asked: NumberAsked): Judgement {
  const { truth, tolerance, write } = asked;
  const right = Math.abs(answer - truth) <= tolerance * (1 + 1e-9);
  const said = String(answer).replace('-', '\u2212');
  const off = Math.abs(answer - truth);
  const told = right
    ? `It is ${write(truth)}.`
    : `It is ${write(truth)}; ${said} is ${write(off)} too ${answer > truth ? 'much' : 'little'}.${slip(answer, asked)}`;
  return { right, answer: said, truth: write(truth), told };
}

/** choices: what each is called, and whether it came true; at least one must. */
export function judgeChoice(chosen: number, choices: readonly { name: string; holds: boolean }[]): Judgement {
  const came = choices.filter(({ holds }) => holds).map(({ name }) => name);
  const truth = came.join(' or ');
  const answer = choices[chosen]?.name ?? '';
  const right = choices[chosen]?.holds === true;
  return { right, answer, truth, told: right ? `It is: ${answer}.` : `You said: ${answer}. It is: ${truth}.` };
}

const listed = (names: readonly string[]) =>
  names.length === 0 ? 'none' : names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** items: what each is called, whether it was ticked, and whether it came true. */
export function judgeTicks(items: readonly { name: string; ticked: boolean; holds: boolean }[]): Judgement {
  const names = (of: (item: (typeof items)[number]) => boolean) => items.filter(of).map(({ name }) => name);
  const answer = listed(names(({ ticked }) => ticked)) ?? '';
  const truth = listed(names(({ holds }) => holds)) ?? '';
  const missed = names(({ ticked, holds }) => holds && !ticked);
  const extra = names(({ ticked, holds }) => ticked && !holds);
  const right = missed.length + extra.length === 0;
  const sentences = [
    missed.length > 0 && `Missed: ${listed(missed)}.`,
    extra.length > 0 && `Ticked, but not so: ${listed(extra)}.`,
  ].filter((sentence) => sentence !== false);
  return { right, answer, truth, told: right ? `It is ${truth}.` : `${sentences.join(' ')} It is ${truth}.` };
}

export type Arrow = readonly [across: number, up: number];

/** An arrow counts as right within so many degrees, and when it is at most so many times too long or too short. */
const degrees = 30;
const times = 2;

const words = ([across, up]: Arrow) =>
  `${fixed(Math.abs(across), 3)} to the ${across < 0 ? 'left' : 'right'} and ${fixed(Math.abs(up), 3)} ${up < 0 ? 'down' : 'up'}`;

export function judgeArrow(answer: Arrow, truth: Arrow): Judgement {
  const [mine, its] = [Math.hypot(...answer), Math.hypot(...truth)];
  const said = { answer: words(answer), truth: words(truth) };
  if (its === 0) return { ...said, right: mine === 0, told: 'It goes nowhere: both numbers are 0.' };
  const goes = `It goes ${words(truth)}, together ${fixed(its, 3)}.`;
  if (mine === 0) return { ...said, right: false, told: `${goes} No arrow was drawn.` };
  const cosine = (answer[0] * truth[0] + answer[1] * truth[1]) / (mine * its);
  const angle = (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
  const ratio = mine / its;
  const right = angle <= degrees && ratio <= times && ratio >= 1 / times;
  const length = ratio >= 1 ? `${fixed(ratio, 1)} times as long` : `${fixed(1 / ratio, 1)} times too short`;
  return { ...said, right, told: `${goes} Yours points ${fixed(angle, 0)} degrees off and is ${length}.` };
}
