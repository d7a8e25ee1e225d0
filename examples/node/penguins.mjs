// Which penguin is it? Three species from four measurements, with a network of six hidden neurons.
// Palmer penguins (Gorman, Williams, Fraser 2014; Horst, Hill, Gorman 2020). Run it: node examples/node/penguins.mjs
import { readRows } from './csv.mjs';
import { createEngine } from './glassbox.mjs';

const MEASUREMENTS = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g'];
const SEED = 7;

// Rows without a measurement cannot be used: they are left out, and counted.
const all = readRows('penguins.csv');
const complete = all.filter((row) => MEASUREMENTS.every((name) => row[name] !== 'NA'));
const species = [...new Set(complete.map((row) => row.species))].sort();
console.log(`${all.length} penguins, ${all.length - complete.length} left out because a measurement is NA`);

// A fifth is held out, always the same fifth for one seed.
const shuffled = shuffle(complete, SEED);
const held = Math.round(shuffled.length / 5);
const testRows = shuffled.slice(0, held);
const trainRows = shuffled.slice(held);
console.log(`${trainRows.length} to train on, ${testRows.length} held out (seed ${SEED})\n`);

// Standardised with what the training rows say; the held-out rows must not have a say in it.
const scales = MEASUREMENTS.map((name) => {
  const values = trainRows.map((row) => Number(row[name]));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { name, mean, deviation };
});
const asData = (rows) => ({
  inputs: rows.map((row) => scales.map(({ name, mean, deviation }) => (Number(row[name]) - mean) / deviation)),
  targets: rows.map((row) => species.map((name) => (row.species === name ? 1 : 0))),
});
const train = asData(trainRows);
const test = asData(testRows);

const engine = await createEngine();
const net = engine.network({
  layers: [MEASUREMENTS.length, 6, species.length],
  activations: ['tanh', 'softmax'],
  loss: 'softmaxCrossEntropy',
  seed: SEED,
});
const percent = (share) => `${(share * 100).toFixed(1)} %`.padStart(8);
console.log('epoch   loss     test loss   accuracy   test accuracy');
for await (const tick of net.train(train, {
  epochs: 60,
  every: 10,
  batchSize: 16,
  shuffle: true,
  optimizer: { kind: 'momentum', learningRate: 0.01 },
  test,
})) {
  const losses = `${tick.loss.toFixed(4)}   ${tick.testLoss.toFixed(4)}   `;
  console.log(`${String(tick.epoch).padStart(5)}   ${losses}${percent(tick.accuracy)}   ${percent(tick.testAccuracy)}`);
}

// Rows are what the penguin is, columns what the network takes it for.
const confusion = species.map(() => species.map(() => 0));
const predicted = net.predict(test.inputs);
testRows.forEach((row, i) => {
  const shares = predicted.subarray(i * species.length, (i + 1) * species.length);
  confusion[species.indexOf(row.species)][shares.indexOf(Math.max(...shares))] += 1;
});
const width = Math.max(...species.map((name) => name.length)) + 2;
const cell = (value) => String(value).padStart(width);
console.log(`\nThe ${testRows.length} held-out penguins: rows are what they are, columns what the network says`);
console.log(cell('') + species.map(cell).join(''));
for (const [i, counts] of confusion.entries()) console.log(cell(species[i]) + counts.map(cell).join(''));
net.dispose();

/** Fisher-Yates with a small seeded generator (a 32-bit linear congruential one, constants of Numerical Recipes). */
function shuffle(rows, seed) {
  const result = [...rows];
  let state = seed >>> 0;
  for (let i = result.length - 1; i > 0; --i) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}
