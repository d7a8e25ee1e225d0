// The words that the course explains where they first stand, each in a sentence or two for those who meet it again in a later chapter. Pure.

export interface Term {
  /** As its `<dfn>` has it. */
  readonly name: string;
  /** What it is called in the prose, where that is more than the name. */
  readonly also?: readonly string[];
  readonly words: string;
}

export const terms: readonly Term[] = [
  {
    name: 'neural network',
    also: ['neural networks'],
    words:
      'Neurons in layers, joined by connections. Numbers go in on one side and a prediction comes out on the other.',
  },
  {
    name: 'neuron',
    also: ['neurons'],
    words:
      'Multiplies each number that it is given by the weight of its connection, adds them up with its bias, and bends the sum with a curve. What comes out is its activation.',
  },
  {
    name: 'activation',
    also: ['activations'],
    words: 'The number that a neuron holds, and hands on to the next layer.',
  },
  {
    name: 'connection',
    also: ['connections'],
    words: 'A line from one neuron to a neuron of the next layer. It carries an activation, multiplied by its weight.',
  },
  {
    name: 'weight',
    also: ['weights'],
    words: 'The number of a connection: what it carries is multiplied by it. Training changes it.',
  },
  {
    name: 'hidden layers',
    also: ['hidden layer'],
    words:
      'The columns of neurons between the inputs and the output. Nobody tells them what their activations should be.',
  },
  {
    name: 'bias',
    also: ['biases'],
    words: 'A number of the neuron’s own that is added to its sum, whatever it is given. Training changes it too.',
  },
  {
    name: 'sigmoid',
    words: 'The curve 1 / (1 + e<sup>−z</sup>). It bends any sum into the range from 0 to 1: 0 becomes 0.5.',
  },
  {
    name: 'logistic regression',
    words: 'What statisticians call a single neuron with a sigmoid: it gives a probability for what it is told.',
  },
  {
    name: 'cost',
    also: ['costs'],
    words: 'How wrong a network is on its data, in one number. Training makes it small.',
  },
  {
    name: 'matrix',
    words:
      'A table of numbers. The weights of a layer have a row for each of its neurons and a column for each number it is given.',
  },
  { name: 'error', also: ['errors'], words: 'How far what a network says is from what is true.' },
  {
    name: 'mean squared error',
    words: 'Each error times itself, and the mean of all of them. Large misses count most.',
  },
  {
    name: 'gradient',
    words: 'The slopes of the cost along all weights and biases together. It points to where the cost grows fastest.',
  },
  {
    name: 'learning rate',
    words: 'How far a step goes: each weight and bias changes by minus the learning rate times its slope.',
  },
  { name: 'gradient descent', words: 'Going downhill on the cost, step by step, against the gradient.' },
  {
    name: 'shock',
    also: ['shocks'],
    words: 'A small change of one weight or bias, made to measure what it does to the cost.',
  },
  { name: 'delta', also: ['deltas'], words: 'How fast the cost grows with the sum of a neuron, before its curve.' },
  {
    name: 'backpropagation',
    words:
      'One pass from the outputs back to the inputs that hands every neuron its share of the error, and so finds all slopes at once.',
  },
  { name: 'epochs', also: ['epoch'], words: 'Rounds of training in which every training point is seen once.' },
  { name: 'held out', words: 'Kept from training, to test whether what was learned is true of other points as well.' },
  { name: 'test cost', words: 'The cost of the points that the network was not trained on.' },
  {
    name: 'overfitting',
    words:
      'Learning the training points by heart, with their chance errors: the test cost rises while the training cost falls.',
  },
  {
    name: 'regularization',
    words: 'A price on large weights: one grows only where this makes the cost smaller by more than it is charged.',
  },
];
