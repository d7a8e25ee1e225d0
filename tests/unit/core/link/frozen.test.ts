import { describe, expect, it } from 'vitest';
import { Random } from '../../../../web/core/data/random.js';
import { formatFrozen, parseFrozen } from '../../../../web/core/link/frozen.js';
import { defaultState } from '../../../../web/core/link/link.js';
import { decodeLink, encodeLink } from '../../support/links.js';

describe('frozen positions as text', () => {
  it('are written as runs and read back', () => {
    expect(formatFrozen([3, 7, 8, 9, 12])).toBe('3,7-9,12');
    expect(parseFrozen('3,7-9,12', 13)).toEqual({ ok: true, value: [3, 7, 8, 9, 12] });
    const random = new Random(1, 'frozen');
    for (let i = 0; i < 300; i++) {
      const positions = Array.from({ length: 60 }, (_, at) => at).filter(() => random.uniform() < 0.5);
      if (positions.length === 0) continue;
      expect(parseFrozen(formatFrozen(positions), 60)).toEqual({ ok: true, value: positions });
    }
  });

  it.each(['', '13', '0-13', '0-99999999', '5-3', '4,4', '4-6,6', '-1', '1.5', '1-', 'x', '1,,2', '9'.repeat(500)])(
    '%s is refused with a sentence',
    (text) => {
      expect(parseFrozen(text, 13)).toMatchObject({ ok: false, error: expect.stringContaining('below 13') });
    },
  );
});

describe('a link', () => {
  const parameters = new Float32Array(25).fill(0.5);

  it('keeps what is frozen beside the weights', () => {
    const state = { ...defaultState, trained: { parameters, epoch: 3, step: 75, frozen: [0, 1, 24] } };
    const { text } = encodeLink(state);
    expect(text).toContain('&frozen=0-1,24');
    expect(decodeLink(text)).toEqual({ state, problems: [] });
  });

  it('opens without what it cannot freeze, and says so', () => {
    const { text } = encodeLink({ ...defaultState, trained: { parameters, epoch: 0, step: 0 } });
    const beyond = decodeLink(`${text}&frozen=25`);
    expect(beyond.state.trained).toEqual({ parameters, epoch: 0, step: 0 });
    expect(beyond.problems[0]).toBe(
      'frozen: expected ascending places below 25, like 3,7-9, but got "25"; nothing is frozen.',
    );
    expect(decodeLink('#v=1&frozen=1').problems[0]).toContain('no weights in the link to freeze');
  });
});
