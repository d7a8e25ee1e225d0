// Where time comes from in Node.
import { after, now, type Pace } from '../session/pace.js';

/** As fast as it goes: what is to happen next happens in the next turn. */
export const nodePace: Pace = {
  now,
  after,
  soon(callback) {
    const turn = setImmediate(callback);
    return () => clearImmediate(turn);
  },
  slice: 12,
};
