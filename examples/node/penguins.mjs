// Which penguin is it? Three species from four measurements, with a network of six hidden neurons.
// Palmer penguins (Gorman, Williams, Fraser 2014; Horst, Hill, Gorman 2020). Run it: node examples/node/penguins.mjs
import { createEngine } from './glassbox.mjs';
import { MEASUREMENTS, penguins } from './penguin-data.mjs';

const SEED = 7;

const { all, complete, species, testRows, trainRows, train, test } = penguins(SEED);
console.log(`${all.length} penguins, ${all.length - complete.length} left out because a measurement is NA`);
console.log(`${trainRows.length} to train on, ${testRows.length} held out (seed ${SEED})\n`);

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
