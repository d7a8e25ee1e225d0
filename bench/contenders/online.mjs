// brain.js and synaptic know no batches: they update after every observation, minimise half the squared error, and
// have one activation for all layers and no softmax. They are given the nearest thing they can train.

/**
 * The workload as an online trainer can do it: batches of one, the learning rate divided by the batch size so that an
 * epoch moves as far, and where the workload asks for softmax, relu outputs with the squared error.
 *
 * @param {import('../lib/workloads.mjs').Workload} workload
 */
export function onlineVariant(workload) {
  const { activations, batchSize, loss, learningRate, checkSteps } = workload;
  return {
    ...workload,
    activations: activations.map(() => activations[0]),
    loss: 'mse',
    learningRate: learningRate / batchSize,
    batchSize: 1,
    checkSteps: checkSteps * batchSize,
    note: loss === 'mse' ? 'online' : 'online, relu outputs, squared error',
  };
}

/** Observations as the arrays these libraries take. */
export function patternsOf({ layers, rows, inputs, targets }) {
  const [width, height] = [layers[0], layers.at(-1)];
  return Array.from({ length: rows }, (_, row) => ({
    input: Array.from(inputs.subarray(row * width, (row + 1) * width)),
    output: Array.from(targets.subarray(row * height, (row + 1) * height)),
  }));
}
