// A session's rows as the engine takes them: it counts them itself, and has no word for rows that are held out but are none.
import type { SessionData, SessionSpec } from './session.js';

export const dataOf = ({ inputs, targets }: SessionData) => ({ inputs, targets });

/** To train on, and to be tested on where some are held out. */
export function dataWithTest({ train, test }: Pick<SessionSpec, 'train' | 'test'>) {
  return { ...dataOf(train), ...(test.rows > 0 && { test: dataOf(test) }) };
}
