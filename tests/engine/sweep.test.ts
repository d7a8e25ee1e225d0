// Sweeps over workers that are channels of messages in one thread; tests/package runs one in real workers.
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { openEngine } from '../../web/engine/engine.js';
import * as json from '../../web/engine/json.js';
import { compileFile } from '../../web/engine/load/node.js';
import type { Hosts } from '../../web/engine/sweep/places.js';
import { startSweep } from '../../web/engine/sweep/sweep.js';
import type { SweepResult, SweepSpec } from '../../web/engine/sweep/types.js';
import { train } from '../../web/engine/training/train.js';
import { serve } from '../../web/engine/worker/host.js';
import type { FromWorker, ToWorker } from '../../web/engine/worker/protocol.js';
import type { WorkerLike } from '../../web/engine/worker/types.js';
import { type Anything, all, engine as alone, circle, SMALL } from './support.js';

/** Workers in this thread; `fate` may break one when a message comes. */
function workers(
  fate: (worker: number, message: ToWorker, breakIt: () => void, silence: () => void) => void = () => {},
) {
  const made: ToWorker[][] = [];
  const spawn = (): WorkerLike => {
    const number = made.push([]) - 1;
    const { port1, port2 } = new MessageChannel();
    const gone: ((error: Error) => void)[] = [];
    let alive = true;
    const breakIt = () => {
      alive = false;
      port1.close();
      setTimeout(() => gone.forEach((tell) => void tell(new Error('killed'))), 0);
    };
    const receive = serve(
      (options) => openEngine(options, compileFile, { train, json }),
      (message: FromWorker) => alive && port2.postMessage(message),
    );
    port2.on('message', receive);
    return {
      postMessage(message: ToWorker) {
        made[number]?.push(message);
        fate(number, message, breakIt, () => {
          alive = false;
        });
        if (alive) port1.postMessage(message);
      },
      terminate: () => port1.close(),
      on: (event: string, listener: Anything) =>
        event === 'message' ? port1.on('message', listener) : event === 'error' && gone.push(listener),
      ref: () => port1.ref(),
      unref: () => port1.unref(),
    } as WorkerLike;
  };
  return { made, hosts: { spawn, cores: () => 2 } satisfies Hosts };
}

const held = circle(20, 9);
const spec: SweepSpec = {
  network: SMALL,
  data: { ...circle(30), test: held },
  training: { epochs: 12, batchSize: 7, shuffle: true, every: [1, 5], optimizer: { kind: 'adam', learningRate: 0.02 } },
};

/** The internal door, with workers of this file's. */
async function sweep(hosts: Hosts, options: Parameters<typeof startSweep>[3], given = spec): Promise<SweepResult[]> {
  const maker: Anything[] = [];
  const engine = await openEngine(undefined, compileFile, {
    train,
    json,
    sweep: async () => ({
      hosts,
      startSweep: (from, ...rest) => {
        maker.push(from);
        return startSweep(from, ...rest);
      },
    }),
  });
  return all(engine.sweep(given, options));
}

const inOrder = (results: readonly SweepResult[]) => [...results].sort((a, b) => a.index - b.index);

async function trainedAlone(seed: number, changed: Partial<NonNullable<SweepSpec['training']>> = {}) {
  const net = alone.network({ ...SMALL, seed });
  const curve = await all(net.train(circle(30), { ...spec.training, ...changed, test: held }));
  return { curve, snapshot: net.snapshot() };
}

describe('a network of a sweep', () => {
  const seeds = [3, 42, 7, 1001, 5, 6, 8, 9, 10, 11, 12, 13];

  for (const count of [0, 1, 2, 5]) {
    test(`equals the same network trained alone, bit for bit: ${count} workers`, async () => {
      // One of several is killed while it trains its second network.
      let asked = 0;
      const { hosts } = workers((worker, message, breakIt) => {
        if (count > 1 && worker === 1 && 'call' in message && message.call === 'trainOne' && ++asked === 2) breakIt();
      });
      const results = inOrder(await sweep(hosts, { seeds, snapshots: true, workers: count }));
      expect(results.map(({ seed }) => seed)).toEqual(seeds);
      if (count > 1) expect(asked).toBeGreaterThanOrEqual(2);
      for (const { seed, curve, final, snapshot } of results) {
        const expected = await trainedAlone(seed);
        expect(curve).toEqual(expected.curve);
        expect(final).toEqual(expected.curve.at(-1));
        expect(Buffer.compare(Buffer.from(snapshot as Uint8Array), Buffer.from(expected.snapshot))).toBe(0);
      }
    });
  }

  test('notes its curve at the epochs that are named, and at the end', async () => {
    const [result] = await sweep(workers().hosts, { seeds: 1 });
    expect(result?.curve.map(({ epoch }) => epoch)).toEqual([1, 5, 12]);
  });
});

describe('what is varied', () => {
  test('two settings: every combination with every seed, and each is trained with its own', async () => {
    const results = inOrder(
      await sweep(workers().hosts, { seeds: 2, vary: { learningRate: [0.01, 0.1], batchSize: [5, 30] } }),
    );
    expect(results.map(({ settings, seed }) => [settings.learningRate, settings.batchSize, seed])).toEqual([
      [0.01, 5, 42],
      [0.01, 5, 43],
      [0.01, 30, 42],
      [0.01, 30, 43],
      [0.1, 5, 42],
      [0.1, 5, 43],
      [0.1, 30, 42],
      [0.1, 30, 43],
    ]);
    const { curve } = await trainedAlone(43, { batchSize: 5, optimizer: { kind: 'adam', learningRate: 0.1 } });
    expect(results[5]?.curve).toEqual(curve);
  });

  test('width and depth make other networks, with the activations that were given', async () => {
    const results = inOrder(await sweep(workers().hosts, { seeds: 1, vary: { depth: [0, 1, 3], width: [3] } }));
    expect(results.map(({ network }) => network.layers)).toEqual([
      [2, 1],
      [2, 3, 1],
      [2, 3, 3, 3, 1],
    ]);
    expect(results[2]?.network.activations).toEqual(['tanh', 'tanh', 'tanh', 'tanh']);
  });

  test('a name of ones own goes to the function that makes the rows, once for each value', async () => {
    const asked: unknown[] = [];
    const data = (settings: { [name: string]: unknown }) => {
      asked.push(settings.rows);
      return circle(settings.rows as number);
    };
    const results = inOrder(await sweep(workers().hosts, { seeds: 2, vary: { rows: [10, 20] } }, { ...spec, data }));
    expect(asked).toEqual([10, 20]);
    expect(results.map(({ final }) => final.step)).toEqual([24, 24, 36, 36]);
  });

  test('rows travel once to each worker', async () => {
    const { made, hosts } = workers();
    await sweep(hosts, { seeds: 10, workers: 2 });
    const kept = made.map((messages) => messages.filter((one) => 'call' in one && one.call === 'keepRows').length);
    expect(kept).toEqual([1, 1]);
  });
});

describe('what goes wrong', () => {
  const refused = (options: Anything, given: Anything = spec) => sweep(workers().hosts, options, given);

  test('is named before anything is trained', async () => {
    await expect(refused({ vary: { learnRate: [1] } })).rejects.toThrow(/learnRate/);
    await expect(refused({ vary: { a: [1], b: [1], c: [1] } })).rejects.toThrow(/one or two settings/);
    await expect(refused({ vary: { batchSize: [] } })).rejects.toThrow(/values of batchSize/);
    await expect(refused({ vary: { batchSize: [Number.NaN] } })).rejects.toThrow(/finite numbers/);
    await expect(refused({ seeds: [] })).rejects.toThrow(/at least one seed/);
    await expect(refused({ seeds: [-1] })).rejects.toThrow(/seeds\[0\]/);
    // Nine million combinations are refused before they are made.
    const values = Array.from({ length: 3000 }, (_, i) => 0.001 + i / 1e4);
    await expect(refused({ vary: { learningRate: values, momentum: values } })).rejects.toMatchObject({
      code: 'tooLarge',
    });
    await expect(refused({ workers: 1.5 })).rejects.toThrow(/workers/);
    await expect(refused({ memory: 1e6 })).rejects.toMatchObject({ code: 'tooLarge' });
    await expect(refused({ memory: 1e6 })).rejects.toThrow(/within 1 MiB but 2 workers .* may take \d+ MiB/);
    await expect(refused({ seeds: 1 }, { ...spec, network: { layers: [3, 1] } })).rejects.toThrow(/3 data.inputs/);
    await expect(refused({ seeds: 1 }, { ...spec, training: { batchSize: 0 } })).rejects.toThrow(/batchSize/);
  });

  test('a network that breaks every worker ends the sweep after the third, with its number', async () => {
    const { hosts, made } = workers((_, message, breakIt) => {
      if ('call' in message && message.call === 'trainOne') breakIt();
    });
    await expect(sweep(hosts, { seeds: 1, workers: 1 })).rejects.toThrow(/network 0 but 3 workers broke/);
    expect(made).toHaveLength(3);
  });

  test('a worker that falls silent is dead: its network is trained in another', async () => {
    let deaths = 0;
    const { hosts, made } = workers((worker, message, _, silence) => {
      if (worker < 2 && 'call' in message && message.call === 'trainOne' && deaths++ < 2) silence();
    });
    const results = await sweep({ ...hosts, second: 50 }, { seeds: 6, workers: 2, snapshots: true });
    expect(made).toHaveLength(4);
    for (const { seed, snapshot } of results) expect(snapshot).toEqual((await trainedAlone(seed)).snapshot);
    expect(results).toHaveLength(6);
  });

  test('a worker that says nothing from the start keeps nobody waiting, and where none says anything networks are trained here', async () => {
    const silentFrom = (first: number) =>
      workers((worker, message, _, silence) => {
        if (worker >= first && 'start' in message) silence();
      }).hosts;
    expect(await sweep({ ...silentFrom(1), second: 1e5 }, { seeds: 4, workers: 3 })).toHaveLength(4);
    expect(await sweep({ ...silentFrom(0), second: 10 }, { seeds: 4, workers: 3 })).toHaveLength(4);
  });

  test('where no worker can be had, networks are trained here', async () => {
    const none = () => {
      throw new Error('no workers');
    };
    const results = await sweep({ spawn: none, cores: () => 4 }, { seeds: 3 });
    expect(results).toHaveLength(3);
  });

  test('a signal ends it with its reason; leaving the loop ends its workers', async () => {
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }) => done === 2 && stop.abort(new Error('enough'));
    await expect(
      sweep(workers().hosts, { seeds: 50, signal: stop.signal, onProgress: onProgress as never }),
    ).rejects.toThrow('enough');
    const engine = await openEngine(undefined, compileFile, {
      train,
      json,
      sweep: async () => ({ hosts: workers().hosts, startSweep }),
    });
    for await (const result of engine.sweep(spec, { seeds: 50 })) {
      expect(result.final.epoch).toBe(12);
      break;
    }
  });

  test('diverged runs are results like others, and say so', async () => {
    const optimizer = { kind: 'sgd', learningRate: 1e6 } as const;
    const network = { layers: [2, 4, 1], activations: ['relu', 'linear'] } as const;
    const results = await sweep(
      workers().hosts,
      { seeds: 4 },
      { ...spec, network, training: { epochs: 50, optimizer } },
    );
    expect(results).toHaveLength(4);
    expect(results.some(({ final }) => final.diverged)).toBe(true);
  });
});
