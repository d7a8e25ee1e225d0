// Epochs and steps that a network has behind it. A file or a snapshot may say any number; what trains on must stay countable.
import type { Core } from '../core.js';
import { fail } from '../errors.js';

/** What a network does from there on, in years, still counts below 2^53, which a file can say. */
const MOST = 2 ** 52;

/** Throws a GlassboxError, `tooLarge`. known: the counters, for those who have them. Cost: a call into the module without. */
export function refuseUncountable(
  { module, network }: Core,
  where: string,
  { epoch, step }: { readonly epoch: number; readonly step: number } = module.networkTraining(network.use(where)),
): void {
  if (epoch > MOST || step > MOST) fail('tooLarge', where, `expected at most ${MOST} steps before but got more`);
}
