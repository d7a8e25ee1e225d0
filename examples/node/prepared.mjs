// Run: node examples/node/prepared.mjs
// A table is read, made ready, learned from, and kept with the network: the file alone answers for penguins to come.
import { readFileSync } from 'node:fs';
import { createEngine } from './glassbox.mjs';

const { prepare, readCSV, readPreparation } = await import('glassbox-nn/data');
const table = readCSV(readFileSync(new URL('../../public/data/penguins.csv', import.meta.url), 'utf8'));
const { preparation, train, test, notes } = prepare(table, { target: 'species', missing: 'mean', seed: 1 });
console.log([...table.notes, ...notes].join('\n'));
console.log(`${train.rows} to train on, ${test.rows} held out; inputs: ${preparation.inputNames.join(', ')}`);

const engine = await createEngine();
const net = engine.network(preparation.network([8]));
const { accuracy, testAccuracy } = await net.fit(train, {
  test,
  epochs: 60,
  optimizer: { kind: 'adam', learningRate: 0.01 },
});
console.log(
  `right: ${(accuracy * 100).toFixed(1)} % of those trained on, ${(testAccuracy * 100).toFixed(1)} % of those held out`,
);

const file = JSON.stringify({ ...net.toJSON(), preparation });
const opened = JSON.parse(file);
const answers = engine
  .fromJSON(opened)
  .predict(
    readPreparation(opened).encode([
      { island: 'Dream', bill_length_mm: 49, bill_depth_mm: 19, flipper_length_mm: 196, sex: 'male' },
    ]),
  );
console.log(readPreparation(opened).decode(answers)[0]);
