// Results as Markdown. Ratios are medians of ratios taken round by round, so they need not equal the ratio of medians.

const thousands = (value) => Math.round(value).toLocaleString('en-US');

/** 4 significant digits at most, in k or M. */
function rate(value) {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  if (value >= 1e4) return `${(value / 1e3).toPrecision(3)} k`;
  return thousands(value);
}

const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;
/** Of what a core can do at most. A larger share was measured while something else held the core: it is left out. */
export const ofCeiling = (share) => (share <= 1.05 ? percent(share) : 'not measured: the machine was busy');
const times = (ratio) => (ratio >= 100 ? thousands(ratio) : ratio.toPrecision(ratio >= 10 ? 3 : 2));

function grid(head, rows) {
  return [head, head.map((_, k) => (k === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** The fastest of the others. One whose loss is a little off does the same work, and counts; see its row. */
export function fastestPeer({ results }) {
  const [first] = results
    .filter(({ peer, check }) => peer && check.difference < 0.1)
    .sort((a, b) => b.samplesPerSecond.median - a.samplesPerSecond.median);
  return first;
}

export function trainingTable(race) {
  const { workload, batchSize, rows, ceiling, results, absent } = race;
  const body = [...results]
    .sort((a, b) => b.samplesPerSecond.median - a.samplesPerSecond.median)
    .map(({ name, samplesPerSecond, gigaflops, shareOfCeiling, timesSlower, check, note }) => [
      name === 'Glassbox' ? `**${name}**` : name,
      rate(samplesPerSecond.median),
      `± ${percent(samplesPerSecond.spread / 2)}`,
      rate(samplesPerSecond.most),
      timesSlower === undefined ? '' : times(timesSlower),
      gigaflops.toFixed(gigaflops < 1 ? 2 : 1),
      ofCeiling(shareOfCeiling),
      check.right ? check.difference.toExponential(0) : `**off by ${percent(check.difference, 1)}**`,
      note ?? '',
    ]);
  const missing = absent.map(({ name, skip }) => `${name}: ${skip}.`).join(' ');
  return [
    `#### ${workload}, batch ${batchSize}, ${rows} observations`,
    '',
    grid(
      [
        '',
        'samples/s',
        'spread',
        'best round',
        'times slower than Glassbox',
        'GFLOP/s',
        'of the ceiling',
        'loss against float64',
        'note',
      ],
      body,
    ),
    '',
    `Ceiling of the core here: ${ceiling.median.toFixed(1)} GFLOP/s (best round ${ceiling.most.toFixed(1)}). ${missing}`.trim(),
  ].join('\n');
}

export function mapsTable(maps) {
  return grid(
    ['all neurons, 100 x 100', 'neurons', 'Glassbox', 'plain JavaScript', 'times faster', 'largest difference'],
    maps.map(({ workload, neurons, ours, plain, timesFaster, difference }) => [
      workload,
      neurons,
      `${ours.median.toFixed(3)} ms`,
      `${plain.median.toFixed(2)} ms`,
      times(timesFaster),
      difference.toExponential(0),
    ]),
  );
}

export function sizesTable(sizes) {
  return grid(
    ['to download, brotli', 'kB'],
    [...sizes].sort((a, b) => a.brotli - b.brotli).map(({ name, brotli }) => [name, (brotli / 1000).toFixed(1)]),
  );
}

/** Networks a second. */
export function sweepsTable(rows) {
  return grid(
    [
      'seeds of',
      'epochs',
      'a loop over train',
      'sweep, same thread',
      'overhead',
      'one worker',
      'two workers',
      'times faster',
      'fastest peer, one thread',
      'times slower than the sweep there',
    ],
    rows.map(({ name, epochs, seeds, loop, here, overhead, one, two, gain, peer }) => [
      `${seeds} of \`${name}\``,
      epochs,
      rate(loop),
      rate(here),
      percent(overhead, 1),
      rate(one),
      rate(two),
      times(gain),
      `${peer.name} ${rate(peer.perSecond)}`,
      times(peer.timesSlower),
    ]),
  );
}

export function scalingTables({ samples, weights }) {
  return [
    grid(
      ['observations (2-8-8-1, batch 10)', 'ns each'],
      samples.map(({ rows, nanosecondsPerSample }) => [thousands(rows), nanosecondsPerSample.toFixed(1)]),
    ),
    '',
    grid(
      ['width (three square layers, batch 64)', 'weights', 'µs an observation', 'ps a floating-point operation'],
      weights.map(({ width, weights: count, nanosecondsPerSample, picosecondsPerOperation }) => [
        width,
        thousands(count),
        (nanosecondsPerSample / 1000).toPrecision(3),
        picosecondsPerOperation.toFixed(1),
      ]),
    ),
  ].join('\n');
}

export function memoryTable({ workload, points }, place) {
  return grid(
    [`training ${workload} at full speed, ${place}`, 'epochs', 'JavaScript heap, kB', 'outside it, kB'],
    points.map(({ seconds, epoch, heapUsed, outside }) => [
      `after ${seconds.toFixed(0)} s`,
      thousands(epoch),
      thousands(heapUsed / 1000),
      thousands(outside / 1000),
    ]),
  );
}

export function firstEpochTable({ glassbox, plain, times: ratio }) {
  return grid(
    ['navigation to the first trained epoch, 2-4-2-1', 'ms', 'spread', 'times plain JavaScript'],
    [
      ['Glassbox', glassbox.median.toFixed(0), `± ${percent(glassbox.spread / 2)}`, ratio.toFixed(2)],
      ['plain JavaScript', plain.median.toFixed(0), `± ${percent(plain.spread / 2)}`, ''],
    ],
  );
}

export function playgroundTable({ network, seconds, busy, processor, epochsPerSecond, firstEpoch }) {
  const row = (what, { frames, median, most, over16 }) => [
    what,
    frames,
    `${median.toFixed(2)} ms`,
    `${most.toFixed(1)} ms`,
    over16,
  ];
  return [
    grid(
      [
        `the playground, ${network}, flat out for ${seconds} s: main thread`,
        'frames',
        'median',
        'longest',
        'over 16 ms',
      ],
      [row('processor time', processor), row('time of day', busy)],
    ),
    '',
    `While it draws it trains ${thousands(epochsPerSecond)} epochs a second. From navigation to its first trained epoch: ${firstEpoch.toFixed(0)} ms.`,
  ].join('\n');
}

export function allocationsLine({ steps, counts }) {
  const each = Object.entries(counts).map(([workload, count]) => `${workload}: ${count}`);
  return `Heap allocations in ${steps.toLocaleString('en')} training steps, natively: ${each.join(', ')}.`;
}

/** The aims, and where we are: one row each, from Node's numbers or the page's. */
export function summaryTable(suites) {
  const rows = [];
  for (const [place, { training, maps }] of Object.entries(suites)) {
    for (const race of training) {
      const ours = race.results.find(({ name }) => name === 'Glassbox');
      const native = race.results.find(({ name }) => name.startsWith('Glassbox native'));
      const peer = fastestPeer(race);
      if (!ours || !peer) continue;
      rows.push([
        race.workload,
        place,
        rate(ours.samplesPerSecond.median),
        `${peer.name} ${rate(peer.samplesPerSecond.median)}`,
        `**${times(peer.timesSlower)}**`,
        times(ours.samplesPerSecond.most / peer.samplesPerSecond.most),
        ofCeiling(ours.shareOfCeiling),
        ofCeiling(peer.shareOfCeiling),
        native ? native.timesSlower.toFixed(2) : '',
      ]);
    }
    for (const { workload, timesFaster, ours, plain } of maps) {
      const best = times(plain.least / ours.least);
      rows.push([`maps of ${workload}`, place, '', 'plain JavaScript', `**${times(timesFaster)}**`, best, '', '', '']);
    }
  }
  return grid(
    [
      'work',
      'in',
      'Glassbox, samples/s',
      'fastest peer',
      'times faster',
      'best rounds alone',
      'of the SIMD ceiling',
      'the peer of it',
      'share of native',
    ],
    rows,
  );
}
