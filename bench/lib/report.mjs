// The whole report as Markdown; docs/performance.md holds one of them between its two marks.

import {
  allocationsLine,
  firstEpochTable,
  mapsTable,
  memoryTable,
  playgroundTable,
  scalingTables,
  sizesTable,
  summaryTable,
  sweepsTable,
  trainingTable,
} from './table.mjs';

export const BEGIN = '<!-- begin: written by npm run bench -->';
export const END = '<!-- end: written by npm run bench -->';

export function report(results) {
  const { command, date, machine, versions, suites, firstEpoch, playground, scaling, sizes } = results;
  const { memory, pageMemory, allocations, sweeps } = results;
  const parts = [
    `\`${command}\`, ${date.slice(0, 10)}. ${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}.`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  ];
  if (Object.keys(suites).length > 0) parts.push('### In one table', summaryTable(suites));
  for (const [place, suite] of Object.entries(suites)) {
    parts.push(`### Training in ${place}`, ...suite.training.map(trainingTable));
    if (suite.maps.length > 0) parts.push(`### Maps in ${place}`, mapsTable(suite.maps));
  }
  if (playground || firstEpoch) parts.push('### The page');
  if (playground) parts.push(playgroundTable(playground));
  if (firstEpoch) parts.push(firstEpochTable(firstEpoch));
  if (sweeps) parts.push('### Many networks', sweepsTable(sweeps));
  if (scaling) parts.push('### As work grows', scalingTables(scaling));
  if (memory || pageMemory) parts.push('### Memory');
  if (memory) parts.push(memoryTable(memory, 'Node'));
  if (pageMemory) parts.push(memoryTable(pageMemory, 'the page'));
  if (allocations) parts.push(allocationsLine(allocations));
  if (sizes) parts.push('### Downloads', sizesTable(sizes));
  return `${parts.join('\n\n')}\n`;
}

/** `text` with what stands between the marks replaced. */
export function insertReport(text, written) {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from)
    throw new Error('[insertReport] expected both marks in the text, the first before the second');
  return `${text.slice(0, from + BEGIN.length)}\n\n${written.trim()}\n\n${text.slice(to)}`;
}
