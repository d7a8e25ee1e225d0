// The penguins as a network takes them: four measurements, standardised, and one 1 for the species. A fifth is held out.
// Palmer penguins (Gorman, Williams, Fraser 2014; Horst, Hill, Gorman 2020).
import { readRows } from './csv.mjs';

export const MEASUREMENTS = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g'];

/** `seed` chooses the fifth that is held out. */
export function penguins(seed) {
  // Rows without a measurement cannot be used: they are left out, and counted.
  const all = readRows('penguins.csv');
  const complete = all.filter((row) => MEASUREMENTS.every((name) => row[name] !== 'NA'));
  const species = [...new Set(complete.map((row) => row.species))].sort();
  const shuffled = shuffle(complete, seed);
  const held = Math.round(shuffled.length / 5);
  const testRows = shuffled.slice(0, held);
  const trainRows = shuffled.slice(held);
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
  return { all, complete, species, testRows, trainRows, train: asData(trainRows), test: asData(testRows) };
}

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
