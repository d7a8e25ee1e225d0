// Glassbox as its users have it: the package's public API, a trainer advanced by steps.

import { GRID } from '../lib/maps.mjs';

export const name = 'Glassbox';
export const library = null;
export const variant = (workload) => workload;

/** environment.createEngine: the package's entry for Node or for the page. */
export async function prepare(workload, { createEngine }) {
  const engine = await createEngine();
  const { layers, activations, loss, batchSize, learningRate, inputs, targets, initial } = workload;
  const net = engine.network({ layers, activations, loss });
  net.setParameters(initial);
  const trainer = net.trainer({ inputs, targets }, { batchSize, optimizer: { kind: 'sgd', learningRate } });
  return {
    train(steps) {
      if (!trainer.advance('step', steps)) throw new Error(`[glassbox] ${workload.name} diverged`);
    },
    parameters: () => net.parameters(),
    dispose() {
      trainer.dispose();
      net.dispose();
    },
  };
}

/** A function that gives the activations of all neurons over the grid, an array a layer. */
export async function openMaps({ layers, activations, loss, initial }, { createEngine }) {
  const net = (await createEngine()).network({ layers, activations, loss });
  net.setParameters(initial);
  const neurons = layers.slice(1).reduce((sum, n) => sum + n, 0);
  const into = new Float32Array(neurons * GRID.width * GRID.height);
  return () => net.maps(GRID, into).layers;
}
