// How long a worker may say nothing before it is taken for dead. It answers between batches, so that is a matter of the longest piece of
// work it cannot break off: small networks take milliseconds, the largest minutes.
import { parameterCount } from '../core/network/parameters.js';
import type { Request } from './protocol.js';
import type { SessionSpec, Wants } from './session.js';

/** Seconds for the smallest: a machine may be busy with other things. */
const shortest = 8;
/** Multiply-adds a second, of a slow machine that is busy: about a hundredth of what a usual one does. */
const slowest = 5e7;

/** What the work is done on. */
export interface Load {
  readonly parameters: number;
  /** Training and test rows. */
  readonly rows: number;
}

export function loadOf({ network, resume, train, test }: SessionSpec): Load {
  return { parameters: parameterCount(resume?.layers ?? network.layers), rows: train.rows + test.rows };
}

/** Multiply-adds of all that training does between two looks at its messages, at most: an epoch, evaluated and shown. */
function turn({ parameters, rows }: Load, wants: Wants): number {
  return parameters * (10 * rows + (wants.mapInputs?.rows ?? 0));
}

function workOf(request: Request, load: Load, wants: Wants): number {
  const pass = load.parameters * load.rows;
  switch (request.request) {
    case 'open':
      return turn(loadOf(request.args[0]), {});
    case 'step':
      return request.args[1] * turn(load, wants);
    case 'numericalGradient':
      return 2 * load.parameters * pass;
    case 'costSurface':
      return request.args[0].count * request.args[1].count * pass;
    case 'predict':
      return load.parameters * request.args[0].length;
    default:
      return turn(load, wants);
  }
}

/** In whole seconds. waiting: what was asked and is not answered yet. */
export function patienceFor(waiting: Iterable<Request>, load: Load, wants: Wants): number {
  let work = turn(load, wants);
  for (const request of waiting) work += workOf(request, load, wants);
  return shortest + Math.floor(work / slowest);
}
