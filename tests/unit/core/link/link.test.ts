import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { featureNames } from '../../../../web/core/data/features.js';
import { addPoints, noPoints } from '../../../../web/core/data/points/points.js';
import { shapeOfDataset, shapeOfPoints } from '../../../../web/core/data/shape.js';
import { defaultState, encodeKept, type LinkState, linkLimits } from '../../../../web/core/link/link.js';
import { parameterCount } from '../../../../web/core/network/parameters.js';
import { presetOf, presets } from '../../../../web/core/settings/presets.js';
import {
  activationNames,
  datasetNames,
  defaultSettings,
  formatSetting,
  initializerNames,
  lossNames,
  optimizerNames,
  presetNames,
  regularizationNames,
  settingNames,
  validateSettings,
} from '../../../../web/core/settings/settings.js';
import { decodeLink, encodeLink } from '../../support/links.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

const restores = (state: LinkState) => {
  const { text, leftOut } = encodeLink(state);
  expect(leftOut).toEqual([]);
  expect(decodeLink(text)).toEqual({ state, problems: [] });
  return text;
};

/** Valid states of every kind, made by validating arbitrary settings. */
const anyState: fc.Arbitrary<LinkState> = fc
  .record({
    preset: fc.constantFrom(...presetNames),
    dataset: fc.constantFrom(...datasetNames),
    hidden: fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 8 }),
    activation: fc.constantFrom(...activationNames.filter((name) => name !== 'softmax')),
    loss: fc.option(fc.constantFrom(...lossNames), { nil: undefined }),
    features: fc.subarray([...featureNames], { minLength: 1 }),
    more: fc.record(
      {
        initializer: fc.constantFrom(...initializerNames),
        optimizer: fc.constantFrom(...optimizerNames),
        regularization: fc.constantFrom(...regularizationNames),
        regularizationRate: fc.double({ min: 0, max: 10, noNaN: true }),
        learningRate: fc.double({ min: 1e-6, max: 100, noNaN: true }),
        seed: fc.integer({ min: 0, max: 4_294_967_295 }),
        batchSize: fc.integer({ min: 1, max: 5000 }),
        noise: fc.integer({ min: 0, max: 50 }),
        shuffle: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    points: fc.option(
      fc.record({
        kind: fc.constantFrom('classes' as const, 'values' as const),
        classes: fc.integer({ min: 2, max: 6 }),
        list: fc.array(
          fc.record({
            x: fc.double({ min: -6, max: 6, noNaN: true }),
            y: fc.double({ min: -6, max: 6, noNaN: true }),
            label: fc.integer({ min: -1, max: 5 }),
          }),
        ),
      }),
      { nil: undefined },
    ),
    trained: fc.boolean(),
    networkSeed: fc.option(fc.nat(4_294_967_295), { nil: undefined }),
    compare: fc.option(
      fc.array(fc.stringMatching(/^[\w.+-]{1,12}$/), { minLength: 1, maxLength: 24 }).map((words) => words.join(',')),
      { nil: undefined },
    ),
  })
  .map(
    ({
      preset,
      dataset,
      hidden,
      activation,
      loss,
      features,
      more,
      points,
      trained,
      networkSeed,
      compare,
    }): LinkState => {
      const drawn =
        points && addPoints(noPoints(points.kind, points.kind === 'values' ? 2 : points.classes), points.list);
      // Fewer are nothing to learn from, and a link with them opens without.
      const own = drawn && drawn.points.length >= 2 ? drawn : null;
      const shape = own ? shapeOfPoints(own, features) : shapeOfDataset(dataset, features);
      const partial = {
        ...more,
        preset,
        dataset,
        layers: [shape.inputs, ...hidden, shape.outputs],
        activations: [...hidden.map(() => activation), activation],
        ...(loss && { loss }),
      };
      const { settings } = validateSettings(partial, presetOf(preset).settings, shape);
      const count = parameterCount(settings.layers);
      return {
        settings,
        features,
        ...(networkSeed !== undefined && { networkSeed }),
        ...(compare && { compare }),
        ...(own && { data: { kind: 'points', points: own } }),
        ...(trained &&
          count < 400 && {
            trained: { parameters: Float32Array.from({ length: count }, (_, i) => Math.sin(i)), epoch: 7, step: 175 },
          }),
      };
    },
  );

describe('links', () => {
  it('are short where nothing was changed', () => {
    expect(encodeLink(defaultState).text).toBe('#v=1');
    expect(decodeLink('')).toEqual({ state: defaultState, problems: [] });
    expect(decodeLink('https://example.org/lab/#')).toEqual({ state: defaultState, problems: [] });
    for (const { id, settings } of presets) {
      expect(encodeLink({ ...defaultState, settings }).text.length).toBeLessThan(25);
      expect(decodeLink(encodeLink({ ...defaultState, settings }).text).state.settings).toEqual(presetOf(id).settings);
    }
  });

  it('controls that are left out', () => {
    const { settings, features } = defaultState;
    const { text } = encodeLink({ settings, features, hidden: ['play', 'noise'] });
    expect(text).toBe('#v=1&hide=play,noise');
    expect(decodeLink(text)).toEqual({ state: { settings, features, hidden: ['play', 'noise'] }, problems: [] });
    const { state, problems } = decodeLink('#v=1&hide=noise,everything,,play,noise');
    expect(state.hidden).toEqual(['play', 'noise']);
    expect(problems).toEqual(['hide: there is no control "everything" that a link can hide.']);
    expect(decodeLink('#v=1&hide=').state).not.toHaveProperty('hidden');
  });

  it('the plan of a comparison, bounded', () => {
    restores({ ...defaultState, compare: 'sweep,10,300,learningRate,0.01,0.03' });
    for (const text of ['seeds,<b>', 'x'.repeat(601), '']) {
      const { state, problems } = decodeLink(`#v=1&compare=${encodeURIComponent(text)}`);
      expect(state).not.toHaveProperty('compare');
      expect(problems).toEqual(['compare: expected names, numbers and commas; opened the page without it.']);
    }
  });

  it('are readable', () => {
    const settings = {
      ...defaultSettings,
      dataset: 'spiral' as const,
      learningRate: 0.1,
      layers: [3, 8, 8, 1],
      activations: ['relu', 'relu', 'tanh'] as const,
      seed: 7,
    };
    expect(restores({ settings, features: ['x1', 'x2', 'sinX1'] })).toBe(
      '#v=1&dataset=spiral&layers=3,8,8,1&activations=relu,relu,tanh&seed=7&learningRate=0.1&features=x1,x2,sinX1',
    );
  });

  it('bring back every state (thousands of them)', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        restores(state);
      }),
      { numRuns: 1000 },
    );
  });

  it('hold a formula and a CSV file', () => {
    const formula = { kind: 'formula', source: 'sin(x1) * x2 < 1 & é', inputs: 3 } as const;
    expect(decodeLink(encodeLink({ ...defaultState, data: formula }).text).problems[0]).toContain('formula');
    const good = { kind: 'formula', source: 'sin(x1) + x2² ≤ x3', inputs: 3 } as const;
    const settings = validateSettings({}, defaultSettings, {
      task: 'binary',
      inputs: 3,
      outputs: 1,
      scaling: 'none',
    }).settings;
    restores({ ...defaultState, settings, data: good });

    const text = readFileSync('public/data/iris.csv', 'utf8');
    const iris = validateSettings({}, defaultSettings, {
      task: 'multiclass',
      inputs: 4,
      outputs: 3,
      scaling: 'standard',
    }).settings;
    const choice = { inputs: [0, 1, 2, 3], target: 4, task: 'multiclass' } as const;
    const link = restores({ ...defaultState, settings: iris, data: { kind: 'csv', text, options: {}, choice } });
    expect(link.length).toBeLessThan(10_000);
    const options = { header: true, delimiter: ',' } as const;
    restores({ ...defaultState, settings: iris, data: { kind: 'csv', text, options, choice } });
  });

  it('leave behind what is too large, and say so', () => {
    const settings = validateSettings({ layers: [2, 64, 64, 64, 64, 64, 1] }).settings;
    const parameters = new Float32Array(parameterCount(settings.layers));
    const text = `a,b\n${'1,2\n3,4\n'.repeat(7000)}`;
    const choice = { inputs: [0], target: 1, task: 'binary' } as const;
    const trained = { parameters, epoch: 1, step: 1 };
    for (const state of [
      { ...defaultState, settings, trained },
      { ...defaultState, settings, trained, data: { kind: 'csv', text, options: {}, choice } as const },
    ]) {
      const link = encodeLink(state);
      expect(link.leftOut).toHaveLength(1);
      expect(link.text.length).toBeLessThan(linkLimits.characters);
      expect(decodeLink(link.text)).toEqual({ state: { ...defaultState, settings }, problems: [] });
    }
  });

  it('say what was wrong and open with the rest', () => {
    const says = (link: string) => decodeLink(link).problems.join(' ');
    expect(says('#v=2&learningRate=0.1')).toContain('version "2"');
    expect(decodeLink('#v=2&learningRate=0.1').state.settings.learningRate).toBe(0.1);
    expect(says('#v=1&batchSize=many')).toBe(
      'batchSize: expected a whole number from 1 to 65536 but got "many"; kept 10.',
    );
    expect(says('#v=1&colour=red')).toBe('"colour" means nothing in a link; it was passed over.');
    expect(says('#v=1&seed=1&seed=2')).toContain('given twice');
    expect(says('#v=1&seed=%E0%A4%A')).toContain('damaged');
    expect(says('#v=1&layers=2,5000,1')).toContain('at most 8 hidden layers of 64');
    expect(says('#v=1&points=AgAA')).toContain('cut off');
    expect(says('#v=1&formula=1%2B')).toContain('formula: The formula ends');
    expect(says('#v=1&csv=YSxi&csvInputs=0')).toContain('csvTarget');
    expect(says('#v=1&csvTarget=3')).toContain('no data to go with');
    expect(says('#v=1&formula=x1&points=Ag')).toContain('one kind of data');
    expect(says('#v=1&weights=AAAA')).toContain('cut off');
    expect(says('#v=1&weights=AAAAAA')).toBe('weights: expected 25 numbers but got 1; the network starts untrained.');
    expect(says('#v=1&weights=AADAfw')).toContain('not finite');
    expect(says(`#v=1&${Array.from({ length: 5000 }, (_, i) => `k${i}`).join('&')}`)).toContain('4992 more');
    expect(says(`#v=1&x=${'1'.repeat(70_000)}`)).toContain('at most 64000 characters');
    expect(says('#hello')).toContain('no version');
  });

  it('never throw, and what they give can be written again (hostile links)', () => {
    const names = [
      ...settingNames,
      'v',
      'features',
      'points',
      'formula',
      'formulaInputs',
      'csv',
      'csvInputs',
      'csvTarget',
      'csvTask',
      'weights',
      'epoch',
      'step',
      '__proto__',
      'constructor',
      '',
      '%',
    ];
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        '1',
        '-1',
        '1e999',
        'NaN',
        '2,4,1',
        '2,-4,1',
        'tanh,tanh',
        'true',
        'softmax',
        'digits',
        'x1,x2',
        'x1<0',
        'YSxiCjEsMgozLDQ',
        '0',
        'binary',
        'AgAAAAABAAAA',
        '%00',
        '%F0%9F',
      ),
      fc.constantFrom(...settingNames).map((name) => formatSetting(name, defaultSettings[name])),
    );
    const link = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 12 })
        .map((parts) => `#v=1&${parts.map(([n, v]) => `${n}=${v}`).join('&')}`),
      anyState.chain((state) => {
        // A good link, damaged in one place.
        const { text } = encodeLink(state);
        return fc
          .tuple(fc.nat(text.length), fc.string({ maxLength: 3 }))
          .map(([at, odd]) => text.slice(0, at) + odd + text.slice(at + 1));
      }),
    );
    fc.assert(
      fc.property(link, (text) => {
        const { state, problems } = decodeLink(text);
        expect(problems.every((problem) => problem.length > 10)).toBe(true);
        expect(problems.length).toBeLessThan(10);
        restores(state);
      }),
      { numRuns: 2500 },
    );
  });
});

describe('a table in a link', () => {
  const text = 'a;b\n1,5;2\n3,5;4\nNA;5\n4,5;7\n';
  const choice = { inputs: [0], target: 1, task: 'regression' } as const;
  const state = (options: object): LinkState => {
    const data = { kind: 'csv', text, options, choice } as const;
    const given = { layers: [1, 2, 1], activations: ['tanh', 'linear'], loss: 'mse' } as const;
    const shape = { task: 'regression', scaling: 'standard', inputs: 1, outputs: 1 } as const;
    return { ...defaultState, settings: validateSettings({ ...given }, defaultSettings, shape).settings, data };
  };

  it('is read as somebody chose, mark and missing words too', () => {
    for (const options of [{ decimal: ',' }, { decimal: ',', naIsValue: false }, { decimal: ',', header: true }])
      restores(state(options));
    expect(encodeLink(state({ decimal: ',' })).text).toContain('csvDecimal=comma');
    const point = encodeLink(state({ decimal: '.' })).text;
    expect(point).toContain('csvDecimal=point');
    expect(decodeLink(point).state.data).toMatchObject({ options: { decimal: '.' } });
    // Nothing says what the text of this one is.
    expect(decodeLink('#v=1&csvKept=t1&csvInputs=0&csvTarget=1&csvTask=regression').problems).toEqual([
      'csv: the table of this work is not in this browser any more; opened the page without it.',
    ]);
  });

  it('that is kept beside the link comes back from there', () => {
    const kept = encodeKept(state({ decimal: ',' }), 't1');
    expect(kept).toContain('csvKept=t1');
    expect(kept).not.toContain('csv=');
    expect(decodeLink(kept, { table: text })).toEqual({ state: state({ decimal: ',' }), problems: [] });
  });

  it('and is too large stays behind alone where nothing was trained', () => {
    const large = state({ decimal: ',' });
    const { data } = large as { data: object };
    const { leftOut } = encodeLink({ ...large, data: { ...data, text: text + '5,5;8\n'.repeat(20_000) } as never });
    expect(leftOut).toEqual([
      'The data are too large for a link, so they stay behind; save them as files and send those along.',
    ]);
  });
});

describe('work that is kept in the browser', () => {
  const { layers } = defaultSettings;
  const trained = {
    parameters: Float32Array.from({ length: parameterCount(layers) }, (_, i) => i / 8),
    epoch: 3,
    step: 75,
    snapshot: Uint8Array.of(1, 2, 3, 250),
    history: {
      epochs: Float64Array.of(0, 3),
      loss: Float32Array.of(1, 0.5),
      testLoss: Float32Array.of(1, 0.75),
      length: 2,
    },
  };

  it('has what the optimizer remembers and the cost so far, which no link has', () => {
    const state = { ...defaultState, trained };
    expect(decodeLink(encodeKept(state), {}).state.trained).toEqual(trained);
    const { parameters, epoch, step } = trained;
    expect(decodeLink(encodeLink(state).text).state.trained).toEqual({ parameters, epoch, step });
  });

  it('leaves those out where they are too large to be read again', () => {
    const state = { ...defaultState, trained: { ...trained, snapshot: new Uint8Array(2_000_000) } };
    const { parameters, epoch, step } = trained;
    expect(decodeLink(encodeKept(state), {})).toMatchObject({
      problems: [],
      state: { trained: { parameters, epoch, step } },
    });
    expect(decodeLink(encodeKept(state), {}).state.trained).not.toHaveProperty('snapshot');
  });
});
