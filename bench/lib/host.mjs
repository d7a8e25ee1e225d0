// Each contender runs in a worker of its own. In one heap they would slow each other: once any wasm memory has grown,
// V8 checks every access to any typed array, and code that saw two networks is compiled for both.

import { now } from './clock.mjs';

/** Every contender by the name of its file, ours first. */
export const FILES = ['glassbox', 'plain', 'jax', 'tfjs', 'brain', 'synaptic', 'convnet'];

const load = {
  ceiling: () => import('./ceiling.mjs'),
  glassbox: () => import('../contenders/glassbox.mjs'),
  plain: () => import('../contenders/plain.mjs'),
  jax: () => import('../contenders/jax.mjs'),
  tfjs: () => import('../contenders/tfjs.mjs'),
  brain: () => import('../contenders/brain.mjs'),
  synaptic: () => import('../contenders/synaptic.mjs'),
  convnet: () => import('../contenders/convnet.mjs'),
};

/**
 * The worker's side: what its contender can be asked, one call at a time.
 *
 * @param {string} file
 * @param {object} environment handed to the contender
 */
export async function hostContender(file, environment) {
  const contender = await load[file]();
  let run;
  let maps;
  return {
    about: () => ({ name: contender.name, library: contender.library }),
    variant: (workload) => contender.variant(workload),
    async prepare(variant) {
      run = await contender.prepare(variant, environment);
    },
    /** Milliseconds that so many steps take. */
    async train(steps) {
      const start = now();
      await run.train(steps);
      return now() - start;
    },
    /** Milliseconds that it takes to make and train a network from each of these first weights, so many steps each. */
    async trainMany(variant, initials, steps) {
      const start = now();
      for (const initial of initials) {
        const one = await contender.prepare({ ...variant, initial }, environment);
        await one.train(steps);
        one.dispose();
      }
      return now() - start;
    },
    parameters: async () => Float32Array.from(await run.parameters()),
    async openMaps(workload) {
      maps = await contender.openMaps(workload, environment);
      return maps();
    },
    /** Milliseconds that so many maps of all neurons take. */
    maps(count) {
      const start = now();
      for (let k = 0; k < count; ++k) maps();
      return now() - start;
    },
  };
}

/** Answers messages { id, call, args } with { id, value } or { id, error }. */
export async function answerMessages(hosting, receive, send) {
  const host = hosting.catch((error) => ({ about: () => Promise.reject(error) }));
  receive(async ({ id, call, args }) => {
    try {
      send({ id, value: await (await host)[call](...args) });
    } catch (error) {
      send({ id, error: String(error?.message ?? error) });
    }
  });
}

/**
 * The other side: a contender that lives in a worker.
 *
 * @param {{ send: (message: object) => void, receive: (listener: (message: object) => void) => void,
 *   fail: (listener: (error: Error) => void) => void, end: () => void }} worker
 * @param {() => Promise<number>} [clock] milliseconds, where there is a better one outside than in the worker
 */
export async function contenderIn(worker, clock) {
  const waiting = new Map();
  let count = 0;
  worker.receive(({ id, value, error }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    error === undefined ? resolve(value) : reject(new Error(error));
  });
  worker.fail((error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  const ask = (call, ...args) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      worker.send({ id: count, call, args });
    });
  const timed = async (call, count) => {
    if (!clock) return ask(call, count);
    const start = await clock();
    await ask(call, count);
    return (await clock()) - start;
  };
  return {
    ...(await ask('about')),
    variant: (workload) => ask('variant', workload),
    async prepare(variant) {
      await ask('prepare', variant);
      return { train: (steps) => timed('train', steps), parameters: () => ask('parameters'), dispose: () => {} };
    },
    trainMany: (variant, initials, steps) => ask('trainMany', variant, initials, steps),
    openMaps: (workload) => ask('openMaps', workload),
    maps: (count) => timed('maps', count),
    end: () => worker.end(),
  };
}
