// The trained weights in a link; and, in the browser's own storage, all that a run needs to go on as if it had never been
// left: what the optimizer remembers, and the cost so far.

import type { Parsed } from '../base/parsed.js';
import { parameterCount } from '../network/parameters.js';
import type { HistoryPoints } from '../run/loss-history.js';
import { fromBase64url, toBase64url } from './base64url.js';
import { type Fields, takeField } from './fields.js';
import { formatFrozen, parseFrozen } from './frozen.js';
import { packFloats, packHistory, unpackFloats, unpackHistory } from './packing.js';

/** Weights and biases as they were at a moment of training. */
export interface Trained {
  /** W[0], b[0], W[1], ...; as many as the layers ask for. */
  readonly parameters: Float32Array;
  readonly epoch: number;
  readonly step: number;
  /** Positions in parameters that training leaves as they are, ascending; left out when there are none. */
  readonly frozen?: readonly number[];
  /**
   * The whole trained state of the same moment, as the engine saves it: training goes on from it bit for bit. Kept in the browser
   * only; without it the optimizer starts afresh.
   */
  readonly snapshot?: Uint8Array;
  /** The cost so far. Kept in the browser only. */
  readonly history?: HistoryPoints;
}

const readCount = (fields: Fields, name: string, problems: string[]): number => {
  const text = takeField(fields, name);
  if (text === undefined) return 0;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  problems.push(`${name}: expected a whole number but got "${text.slice(0, 40)}"; took 0.`);
  return 0;
};

/** What is not there is no problem; what cannot be read is one, with what becomes of it. */
function read<V>(
  text: string | undefined,
  parse: (text: string) => Parsed<V>,
  name: string,
  otherwise: string,
  problems: string[],
): V | undefined {
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if (parsed.ok) return parsed.value;
  problems.push(`${name}: ${parsed.error}; ${otherwise}.`);
  return undefined;
}

/** isOurs: what only the browser's own storage holds is read too. */
export function readTrained(
  fields: Fields,
  layers: readonly number[],
  problems: string[],
  isOurs: boolean,
): Trained | undefined {
  const text = takeField(fields, 'weights');
  const epoch = readCount(fields, 'epoch', problems);
  const step = readCount(fields, 'step', problems);
  const held = takeField(fields, 'frozen');
  const [whole, past] = isOurs ? [takeField(fields, 'snapshot'), takeField(fields, 'costs')] : [];
  if (text === undefined) {
    if (held !== undefined) problems.push('frozen: there are no weights in the link to freeze; it was passed over.');
    return undefined;
  }
  const parameters = unpackFloats(text);
  const expected = parameterCount(layers);
  if (!parameters.ok || parameters.value.length !== expected) {
    const why = parameters.ok ? `expected ${expected} numbers but got ${parameters.value.length}` : parameters.error;
    problems.push(`weights: ${why}; the network starts untrained.`);
    return undefined;
  }
  const frozen = read(held, (given) => parseFrozen(given, expected), 'frozen', 'nothing is frozen', problems);
  const snapshot = read(whole, fromBase64url, 'snapshot', 'the optimizer starts afresh', problems);
  const history = read(past, unpackHistory, 'costs', 'the cost is drawn from here on', problems);
  return {
    parameters: parameters.value,
    epoch,
    step,
    ...(frozen && { frozen }),
    ...(snapshot && { snapshot }),
    ...(history && { history }),
  };
}

/** isOurs: for the browser's own storage. */
export function writeTrained(trained: Trained, isOurs: boolean): [string, string][] {
  const { parameters, epoch, step, frozen, snapshot, history } = trained;
  return [
    ['epoch', String(epoch)],
    ['step', String(step)],
    ['weights', packFloats(parameters)],
    ...(frozen && frozen.length > 0 ? [['frozen', formatFrozen(frozen)] as [string, string]] : []),
    ...(isOurs && snapshot ? [['snapshot', toBase64url(snapshot)] as [string, string]] : []),
    ...(isOurs && history && history.length > 0 ? [['costs', packHistory(history)] as [string, string]] : []),
  ];
}
