// One neuron is logistic regression: how likely was O-ring distress, given the temperature at launch?
// The 23 Shuttle flights before Challenger (Dalal, Fowlkes, Hoadley 1989). Run it: node examples/node/o-rings.mjs
import { readRows } from './csv.mjs';
import { createEngine } from './glassbox.mjs';

const flights = readRows('challenger-o-rings.csv');
const temperatures = flights.map((flight) => Number(flight.launch_temperature_f));
const distress = flights.map((flight) => Number(flight.o_ring_distress));

// Gradient descent likes inputs around 0 with a spread of 1; the line is turned back into degrees below.
const mean = temperatures.reduce((sum, t) => sum + t, 0) / temperatures.length;
const spread = Math.sqrt(temperatures.reduce((sum, t) => sum + (t - mean) ** 2, 0) / temperatures.length);
const data = { inputs: temperatures.map((t) => (t - mean) / spread), targets: distress };

const engine = await createEngine();
const net = engine.network({ layers: [1, 1], activations: ['sigmoid'], loss: 'bce', initializer: 'zeros' });

console.log(`${flights.length} flights, ${distress.reduce((sum, y) => sum + y)} with O-ring distress`);
console.log(`cost before training: ${net.cost(data).toFixed(6)}`);
for await (const tick of net.train(data, {
  epochs: 300,
  every: 50,
  batchSize: flights.length,
  optimizer: { kind: 'nesterov', learningRate: 0.05 },
})) {
  console.log(`epoch ${String(tick.epoch).padStart(4)}  cost ${tick.loss.toFixed(6)}`);
}

// B1 (t - mean) / spread + B0, rewritten as slope t + intercept.
const slope = net.weights(0)[0] / spread;
const intercept = net.biases(0)[0] - slope * mean;
const cold = 31;
const [probability] = net.predict([(cold - mean) / spread]);

console.log(`
p(distress) = sigmoid(intercept + slope * temperature in degrees Fahrenheit)
  intercept ${intercept.toFixed(4).padStart(8)}   maximum likelihood: 15.0429
  slope     ${slope.toFixed(4).padStart(8)}   maximum likelihood: -0.2322
At ${cold} F, the morning of the Challenger launch: ${(probability * 100).toFixed(2)} % (no flight before had been below ${Math.min(...temperatures)} F)`);
net.dispose();
