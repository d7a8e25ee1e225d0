// ConvNetJS, one observation at a time, updated after every batch. Its regression and softmax layers bring a linear
// layer of their own; where the workload wants an activation after the last weights, that layer is taken out again.

import convnetjs from 'convnetjs';
import { layout } from '../lib/reference.mjs';

export const name = 'ConvNetJS';
export const library = 'convnetjs';
export const variant = (workload) => workload;

export async function prepare(workload) {
  const { layers, activations, loss, batchSize, learningRate, rows, inputs, targets, initial } = workload;
  const places = layout(layers);
  const [width, height] = [layers[0], layers.at(-1)];
  const net = new convnetjs.Net();
  const softmax = loss === 'softmaxCrossEntropy';
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: width },
    ...layers.slice(1, -1).map((size, l) => ({ type: 'fc', num_neurons: size, activation: activations[l] })),
    ...(softmax
      ? [{ type: 'softmax', num_classes: height }]
      : [
          { type: 'fc', num_neurons: height, activation: activations.at(-1) },
          { type: 'regression', num_neurons: height },
        ]),
  ]);
  if (!softmax) net.layers.splice(net.layers.length - 2, 1);
  const full = net.layers.filter((layer) => layer.layer_type === 'fc');
  places.forEach(({ n, m, weights, biases }, l) => {
    full[l].biases.w.set(initial.subarray(biases, biases + n));
    for (let i = 0; i < n; ++i) full[l].filters[i].w.set(initial.subarray(weights + i * m, weights + (i + 1) * m));
  });
  // Its squared error is halved, so its rate is twice ours there.
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: (softmax ? 1 : 2) * learningRate,
    batch_size: batchSize,
    momentum: 0,
    l2_decay: 0,
  });
  const examples = Array.from({ length: rows }, (_, row) => {
    const x = new convnetjs.Vol(1, 1, width, 0);
    x.w.set(inputs.subarray(row * width, (row + 1) * width));
    const y = Array.from(targets.subarray(row * height, (row + 1) * height));
    return { x, y: softmax ? y.indexOf(1) : y };
  });
  let cursor = 0;
  return {
    train(steps) {
      for (let observation = 0; observation < steps * batchSize; ++observation) {
        trainer.train(examples[cursor].x, examples[cursor].y);
        cursor = cursor + 1 === rows ? 0 : cursor + 1;
      }
    },
    parameters() {
      const flat = new Float32Array(initial.length);
      places.forEach(({ n, m, weights, biases }, l) => {
        flat.set(full[l].biases.w, biases);
        for (let i = 0; i < n; ++i) flat.set(full[l].filters[i].w, weights + i * m);
      });
      return flat;
    },
    dispose() {},
  };
}
