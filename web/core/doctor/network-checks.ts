// What neurons, weights and gradients give away: neurons that are all alike, that are flat, that are silent; errors
// that do not reach the first layers; layers that add nothing.
import {
  type Check,
  countOf,
  type Finding,
  isDoingWell,
  layerName,
  lowerRate,
  type Observation,
  type Remedy,
  shown,
  withHidden,
} from './findings.js';
import type { LayerStatistics } from './statistics.js';

const hiddenLayers = ({ settings, layers }: Observation): readonly (readonly [LayerStatistics, number])[] =>
  (layers ?? []).slice(0, settings.layers.length - 2).map((layer, l) => [layer, l] as const);

/** Whether all neurons of a weight layer have the very same weights and bias. */
function allAlike(parameters: Float32Array, offset: number, neurons: number, inputs: number): boolean {
  for (let n = 1; n < neurons; n++) {
    for (let m = 0; m < inputs; m++) {
      if (parameters[offset + n * inputs + m] !== parameters[offset + m]) return false;
    }
    if (parameters[offset + neurons * inputs + n] !== parameters[offset + neurons * inputs]) return false;
  }
  return true;
}

/** Equal neurons get equal blame and equal steps, so they stay equal; the layer is worth one neuron. */
const symmetric: Check = ({ parameters, settings }) => {
  if (!parameters) return [];
  let offset = 0;
  for (let l = 0; l < settings.layers.length - 2; l++) {
    const inputs = settings.layers[l] as number;
    const neurons = settings.layers[l + 1] as number;
    if (neurons > 1 && allAlike(parameters, offset, neurons, inputs)) {
      return [
        {
          id: 'symmetric',
          severity: 'problem',
          layer: l,
          sentence:
            `All ${neurons} neurons of ${layerName(settings, l)} have the same weights. They get the same blame and change ` +
            'alike, so together they can do no more than one.',
          remedy: {
            label: 'Start anew with random weights',
            action: { kind: 'restart', settings: { initializer: 'glorotUniform' } },
          },
        },
      ];
    }
    offset += neurons * (inputs + 1);
  }
  return [];
};

/** A neuron is stuck when its curve is flat for at least 95 of 100 rows. */
const stuckShare = 0.95;
const stuckCount = (layer: LayerStatistics) => layer.flatShare.filter((share) => share >= stuckShare).length;

/** At a rate of 0.1 or more it was the long steps that drove them there; else it was the first weights. */
function unbend(settings: Observation['settings']): Remedy {
  const initializer = 'glorotUniform';
  if (settings.learningRate < 0.1) {
    return { label: 'Start anew with smaller weights', action: { kind: 'restart', settings: { initializer } } };
  }
  const learningRate = lowerRate(settings.learningRate);
  return {
    label: `Start anew with learning rate ${shown(learningRate)}`,
    action: { kind: 'restart', settings: { initializer, learningRate } },
  };
}

/**
 * Half of a layer's neurons or more stuck, in a network that does not do well: some steep neurons are how a good one
 * draws edges.
 */
const saturated: Check = (observation) => {
  if (isDoingWell(observation)) return [];
  const { settings, tick } = observation;
  for (const [layer, l] of hiddenLayers(observation)) {
    if (layer.activation !== 'tanh' && layer.activation !== 'sigmoid') continue;
    const stuck = stuckCount(layer);
    if (stuck === 0 || stuck < layer.neurons / 2) continue;
    const ends = layer.activation === 'tanh' ? '0.99 away from 0' : '0.005 away from 0 or 1';
    const beyond = layer.activation === 'tanh' ? 'further than' : 'less than';
    return [
      {
        id: 'saturated',
        severity: tick.epoch > 0 && stuck === layer.neurons ? 'problem' : 'warning',
        layer: l,
        sentence:
          `${stuck} of ${layer.neurons} neurons in ${layerName(settings, l)} ${stuck === 1 ? 'is' : 'are'} ${beyond} ${ends} for nearly every ` +
          'row. There the curve is flat, so hardly any of the error comes back through them.',
        remedy: unbend(settings),
      },
    ];
  }
  return [];
};

/**
 * Leaky ReLUs always let some of the error through. At a rate of 0.1 or more it was the long steps that silenced them.
 */
function wake(settings: Observation['settings'], layer: number): Remedy {
  const activations = withHidden(settings, 'leakyRelu', layer);
  if (settings.learningRate < 0.1) {
    return { label: 'Start anew with leaky ReLU there', action: { kind: 'restart', settings: { activations } } };
  }
  const learningRate = lowerRate(settings.learningRate);
  return {
    label: `Start anew with leaky ReLU there and learning rate ${shown(learningRate)}`,
    action: { kind: 'restart', settings: { activations, learningRate } },
  };
}

/**
 * A layer that is silent altogether is told at once. Else from the fifth epoch on, a quarter of a layer or more (a
 * single silent neuron in a large layer is usual), and not of a network that does well without them.
 */
const deadRelu: Check = (observation) => {
  const { settings, tick } = observation;
  for (const [layer, l] of hiddenLayers(observation)) {
    if (layer.activation !== 'relu' || layer.rows === 0) continue;
    const dead = layer.flatShare.filter((share) => share === 1).length;
    const all = dead === layer.neurons;
    if (!all && (dead < layer.neurons / 4 || tick.epoch < 5 || isDoingWell(observation))) continue;
    const finding: Finding = {
      id: 'deadRelu',
      severity: all ? 'problem' : dead >= layer.neurons / 2 ? 'warning' : 'hint',
      layer: l,
      sentence: all
        ? `Every ReLU of ${layerName(settings, l)} is 0 for every row. Nothing passes through the layer, and no error comes back to wake it.`
        : `${dead} of ${layer.neurons} ReLUs in ${layerName(settings, l)} ${dead === 1 ? 'is' : 'are'} 0 for every row: ` +
          `no error reaches ${dead === 1 ? 'it' : 'them'}, so ${dead === 1 ? 'it' : 'they'} will hardly wake again.`,
      remedy: wake(settings, l),
    };
    return [finding];
  }
  return [];
};

/**
 * The first layer's gradient is a thousand times weaker than the last one's: at one learning rate for all, it stands
 * still while the others move. Told only of networks with at least two hidden layers that do not do well.
 */
const vanishing: Check = (observation) => {
  const { gradients, settings, tick } = observation;
  if (!gradients || gradients.length < 3 || tick.epoch < 1 || isDoingWell(observation)) return [];
  const first = gradients[0] as number;
  const last = gradients.at(-1) as number;
  // A gradient that is nothing anywhere is another illness; a first one of exactly 0 is dead or symmetric.
  if (!(first > 0) || !(last > 1e-8) || !(first < last / 1000)) return [];
  const usesSigmoid = settings.activations.slice(0, -1).includes('sigmoid');
  const better = usesSigmoid ? 'tanh' : 'relu';
  return [
    {
      id: 'vanishing',
      severity: 'warning',
      layer: 0,
      sentence:
        `The gradient of the first layer, ${shown(first)}, is ${shown(last / first)} times weaker than that of the last: on its way ` +
        `back through ${countOf(gradients.length - 1, 'layer')} the error is multiplied by small slopes each time.`,
      remedy: {
        label: `Start anew with ${better === 'relu' ? 'ReLU' : 'tanh'} in the hidden layers`,
        action: {
          kind: 'restart',
          settings: {
            activations: withHidden(settings, better),
            initializer: better === 'relu' ? 'heUniform' : 'glorotUniform',
          },
        },
      },
    },
  ];
};

/**
 * Linear layers in a row are one linear layer. Worth a word once 50 epochs have shown that a straight line does not do
 * it (fewer than 8 of 10 right). One input is left alone: there a line is a fair model, and its curve is drawn.
 */
const onlyStraight: Check = ({ settings, tick }) => {
  const hidden = settings.activations.slice(0, -1);
  if (hidden.some((name) => name !== 'linear')) return [];
  const inputs = settings.layers[0] as number;
  if (inputs < 2 || tick.epoch < 50 || tick.accuracy === undefined || tick.accuracy >= 0.8) return [];
  const outputs = settings.layers.at(-1) as number;
  const output = settings.activations.at(-1) ?? 'tanh';
  const sizes = hidden.length > 0 ? settings.layers : [inputs, 4, outputs];
  const activations = hidden.length > 0 ? withHidden(settings, 'tanh') : (['tanh', output] as const);
  return [
    {
      id: 'onlyStraight',
      severity: 'hint',
      sentence:
        `After ${tick.epoch} epochs ${shown(tick.accuracy * 100)} % are right. ` +
        (hidden.length > 0
          ? 'Linear layers, however many, can only part the classes by a straight line.'
          : 'Without a hidden layer the classes can only be parted by a straight line.'),
      remedy: {
        label: hidden.length > 0 ? 'Start anew with tanh in the hidden layers' : 'Start anew with a hidden layer of 4',
        action: { kind: 'restart', settings: { layers: sizes, activations } },
      },
    },
  ];
};

/** With no weight of a layer larger than this, what comes in hardly moves what comes out. */
const nextToNothing = 0.05;

/** A price on weights so high that a whole layer has been pulled to next to nothing, in a network that does not do well. */
const crushed: Check = (observation) => {
  const { parameters, settings, tick } = observation;
  const { regularization, regularizationRate } = settings;
  if (!parameters || tick.epoch < 1 || isDoingWell(observation)) return [];
  if ((regularization !== 'l1' && regularization !== 'l2') || regularizationRate < 0.003) return [];
  const gentler = Number(Math.max(0.001, regularizationRate / 300).toPrecision(1));
  let offset = 0;
  for (let l = 0; l < settings.layers.length - 1; l++) {
    const count = (settings.layers[l] as number) * (settings.layers[l + 1] as number);
    const largest = parameters.subarray(offset, offset + count).reduce((most, w) => Math.max(most, Math.abs(w)), 0);
    if (largest < nextToNothing) {
      const name = regularization === 'l1' ? 'L1' : 'L2';
      return [
        {
          id: 'crushed',
          severity: 'problem',
          layer: l,
          sentence:
            `${name} at rate ${shown(regularizationRate)} pulls the weights to nothing: the largest of ${layerName(settings, l)} is ` +
            `${shown(largest)}, so every row gets nearly the same answer.`,
          remedy: {
            label: `Start anew with regularization rate ${shown(gentler)}`,
            action: { kind: 'restart', settings: { regularizationRate: gentler } },
          },
        },
      ];
    }
    offset += count + (settings.layers[l + 1] as number);
  }
  return [];
};

/**
 * After 50 epochs no better than an answer that never changes, though nothing else was found; a twentieth of the rows counts as chance.
 */
const noBetter: Check = ({ settings, tick, commonest }) => {
  if (commonest === undefined || tick.accuracy === undefined || tick.epoch < 50) return [];
  if (commonest > 0.95 || tick.accuracy > commonest + 0.05) return [];
  const right = `After ${tick.epoch} epochs ${shown(tick.accuracy * 100)} % are right`;
  const slopes = settings.activations.slice(0, -1).filter((name) => name === 'sigmoid').length;
  return [
    {
      id: 'noBetter',
      severity: 'warning',
      sentence: `${right}; to answer with the commonest class every time gets ${shown(commonest * 100)} %. ${
        slopes > 1
          ? `Each of ${slopes} layers of sigmoids weakens the error on its way back.`
          : 'It has not found what tells the classes apart.'
      }`,
      remedy:
        slopes > 1
          ? {
              label: 'Start anew with tanh in the hidden layers',
              action: { kind: 'restart', settings: { activations: withHidden(settings, 'tanh') } },
            }
          : { label: 'Start anew with other weights', action: { kind: 'restart', settings: {} } },
    },
  ];
};

export const networkChecks: readonly Check[] = [
  symmetric,
  deadRelu,
  saturated,
  vanishing,
  onlyStraight,
  crushed,
  noBetter,
];
