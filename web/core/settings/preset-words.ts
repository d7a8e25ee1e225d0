// What there is to see in each ready network, in one sentence. Apart from the networks, which every page needs: these are fetched
// where they are shown.
import type { PresetName } from './names.js';

export const presetTeaches: Readonly<Record<PresetName, string>> = {
  oneNeuron:
    'A single neuron is logistic regression: its weight and bias bend one curve until it fits what cold did to the O-rings.',
  fiveFeatures:
    'Five measurements of a wine and still one sum: the five weights and the bias go where logistic regression ends.',
  circle: 'Each hidden neuron can only draw a soft line; together they close a ring around the disc.',
  xor: 'No straight line parts opposite quarters: without its hidden layer this network never gets there.',
  sine: 'Six soft steps, each with its own place and height, add up to a wave that goes through the noise.',
  spiral:
    'Two arms wind around each other: neurons that answer in waves follow them soon, tanh in their place would not.',
  penguins:
    'Four measurements become three probabilities: the network learns to tell species that no single measurement tells apart.',
  digits:
    'Sixty-four grey dots become one of ten digits: draw your own, and watch the first layer\u2019s weights become pictures.',
  article:
    'Five measurements of a wine pass through two neurons and come out again: what is restored shows what two numbers can carry.',
  symmetry:
    'All weights begin at zero, so the four hidden neurons get the same blame and stay the same neuron four times.',
  vanishing:
    'Six layers of sigmoids each pass back a small part of the blame: next to nothing reaches the first, and nothing is learned.',
  tooFast:
    'The easiest data there are, and each step goes so far over the goal that the cost doubles until the numbers run out.',
  overfitting:
    'Fifty noisy points and more than three hundred weights: it learns the noise by heart, and the test cost turns and rises.',
  regularized:
    'The same fifty points and the same network, with a price on large weights: the edge stays smooth, the test cost low.',
  memorised:
    'Sums on a clock: it soon knows those it was shown by heart and not one of the others; the rule comes many times later, and at once.',
};
