// The door for messages to an embed page: only the four orders come through, with nothing else that the message held, and a state that
// they bring opens as a link does.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOrder } from '../../../web/embed/messages.js';
import { tryAll } from './support.js';

const type = fc.oneof(
  fc.constantFrom(
    'glassbox-play',
    'glassbox-pause',
    'glassbox-reset',
    'glassbox-set-state',
    'glassbox-resize',
    'toString',
    '',
  ),
  fc.anything(),
);
const state = fc.oneof(fc.string(), fc.constantFrom('#v=1&dataset=xor', '#'), fc.anything());
const message = fc.oneof(
  fc.record({ type, state, more: fc.anything() }, { requiredKeys: [] }),
  fc.tuple(type, state),
  fc.anything(),
);

it('messages', () => {
  tryAll(
    message,
    (data) => {
      const order = readOrder(data);
      const given = data as { type?: unknown; state?: unknown } | null | undefined;
      const isPlain = ['glassbox-play', 'glassbox-pause', 'glassbox-reset'].includes(given?.type as string);
      const brings = given?.type === 'glassbox-set-state' && typeof given.state === 'string';
      if (typeof given === 'object' && isPlain) expect(order).toEqual({ type: given?.type });
      else if (typeof given === 'object' && brings) expect(order).toEqual({ type: given?.type, state: given?.state });
      else expect(order).toBeNull();
      // What came through comes through again.
      if (order) expect(readOrder(structuredClone(order))).toEqual(order);
    },
    30_000,
  );
});
