import { describe, expect, it } from 'vitest';
import { loadOf, patienceFor } from '../../../web/session/patience.js';
import type { Request } from '../../../web/session/protocol.js';
import { fakeSpec } from './fake-engine.js';

const asked = (request: string, ...args: unknown[]) => ({ request, id: 1, args }) as unknown as Request;

describe('how long a worker may say nothing', () => {
  const small = loadOf(fakeSpec());

  it('is seconds for a small network', () => {
    expect(patienceFor([asked('pause')], small, {})).toBe(8);
  });

  it('grows with the network, the rows and what is asked', () => {
    const large = { parameters: 16e6, rows: 1000 };
    expect(patienceFor([], large, {})).toBeGreaterThan(600);
    const shocks = asked('numericalGradient', 0.001);
    expect(patienceFor([shocks], { parameters: 1200, rows: 1800 }, {})).toBeGreaterThan(60);
    expect(patienceFor([asked('step', 'epoch', 1e6)], small, {})).toBeGreaterThan(60);
  });

  it('counts the network that is being opened, not the one before', () => {
    const spec = fakeSpec();
    const open = asked('open', { ...spec, network: { ...spec.network, layers: [2, 4000, 4000, 1] } });
    expect(patienceFor([open], small, {})).toBeGreaterThan(60);
  });
});
