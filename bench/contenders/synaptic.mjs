// synaptic writes the whole network out as one JavaScript function (its default, "optimized") and runs that.

import synaptic from 'synaptic';
import { layout, parameterCount } from '../lib/reference.mjs';
import { onlineVariant, patternsOf } from './online.mjs';

const { Layer, Network, Neuron } = synaptic;

export const name = 'synaptic';
export const library = 'synaptic';

/** One object a connection, and a statement in the written-out function: past some size it takes gigabytes. */
const MOST_PARAMETERS = 120_000;

export function variant(workload) {
  if (parameterCount(workload.layers) > MOST_PARAMETERS) return { skip: 'runs out of memory' };
  const online = onlineVariant(workload);
  // Its output error leaves f'(z) out, whatever the activation.
  // It also passes blame through weights it has just updated: the reference does not follow it there.
  const slow = parameterCount(workload.layers) > 50_000;
  return {
    ...online,
    bareOutputDelta: true,
    checkSteps: slow ? 8 : online.checkSteps,
    slow,
    note: `${online.note}, output error without f'`,
  };
}

export async function prepare(workload) {
  const { layers, activations, learningRate, rows, initial } = workload;
  const places = layout(layers);
  const stack = layers.map((size) => new Layer(size));
  for (let l = 0; l + 1 < stack.length; ++l) {
    stack[l].project(stack[l + 1], Layer.connectionType.ALL_TO_ALL);
    stack[l + 1].set({ squash: activations[0] === 'tanh' ? Neuron.squash.TANH : Neuron.squash.RELU });
  }
  const net = new Network({ input: stack[0], hidden: stack.slice(1, -1), output: stack.at(-1) });
  const everyWeight = (visit) =>
    places.forEach(({ m, weights, biases }, l) => {
      stack[l + 1].list.forEach((neuron, i) => {
        visit(neuron, 'bias', biases + i);
        const incoming = Object.values(neuron.connections.inputs);
        const position = new Map(stack[l].list.map((from, j) => [from, j]));
        for (const connection of incoming) visit(connection, 'weight', weights + i * m + position.get(connection.from));
      });
    });
  everyWeight((owner, field, index) => {
    owner[field] = initial[index];
  });
  const patterns = patternsOf(workload);
  let cursor = 0;
  return {
    train(steps) {
      for (let step = 0; step < steps; ++step) {
        net.activate(patterns[cursor].input);
        // It follows target - output, half of what the squared error asks for, so its rate is twice ours.
        net.propagate(2 * learningRate, patterns[cursor].output);
        cursor = cursor + 1 === rows ? 0 : cursor + 1;
      }
    },
    parameters() {
      net.restore();
      const flat = new Float32Array(initial.length);
      everyWeight((owner, field, index) => {
        flat[index] = owner[field];
      });
      return flat;
    },
    dispose() {},
  };
}
