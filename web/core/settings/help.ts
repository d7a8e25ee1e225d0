// One sentence on each setting, for people who meet it for the first time. Apart from the table, which every page needs: these are
// fetched with the parts that show them.
import type { SettingName } from './table.js';
import { viewHelp } from './view-help.js';

export const settingHelp: Readonly<Record<SettingName, string>> = {
  preset: 'A ready network with its data; the other settings begin with its values.',
  dataset: 'What the network learns from.',
  noise: 'How far the made-up points stray from the clean pattern; measured data keep the noise they came with.',
  testShare: 'The share of rows the network never trains on, to see whether what it learned holds for them too.',
  scaling:
    'Standardised inputs have mean 0 and standard deviation 1 over the training rows, so that none is louder than another.',
  layers: 'How many neurons each layer has, beginning with the inputs and ending with the outputs.',
  activations: 'The function each layer applies to its sums, one name for every layer after the inputs.',
  loss: 'What training makes small: how far the predictions are from the targets.',
  initializer: 'How the weights are drawn before training; zeros makes all neurons of a layer alike, and they stay so.',
  seed: 'The number all chance comes from: the same seed gives the same data, the same weights and the same run.',
  learningRate: 'How far a step goes down the slope of the cost; too far, and it overshoots.',
  batchSize: 'How many rows are looked at before each step; more than there are means all of them.',
  shuffle: 'Take the rows in a new order in every pass over them, drawn from the seed.',
  optimizer: 'How the slope of the cost becomes a step.',
  momentum: 'How much of the last step is carried into the next.',
  beta1: 'How slowly the running average of the slopes forgets.',
  beta2: 'How slowly the running average of the squared slopes forgets.',
  alpha: 'How slowly RMSprop forgets the squared slopes of earlier steps.',
  epsilon: 'A small number that keeps a division from running away; 0 means the usual one, 1e-8, or 1e-10 for Adagrad.',
  weightDecay: 'The share, times the learning rate, that AdamW takes off every weight at each step.',
  regularization:
    'What keeps the network simple: small weights (L2), few weights (L1), or neurons that cannot lean on each other (dropout).',
  regularizationRate:
    'How hard the regularization pulls; for dropout the share of hidden neurons silenced in a step, below 1.',
  stopEpochs: 'Training stops by itself after so many epochs; 0 means that it goes on.',
  stopLoss: 'Training stops by itself when the training cost is as low as this; 0 means that it goes on.',
  stopPatience:
    'Training stops by itself when the test cost has not fallen for so many epochs; 0 means that it goes on.',
  ...viewHelp,
};
