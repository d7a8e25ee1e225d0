import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { choicesOf, presetChoices } from '../../../../web/core/settings/choices.js';
import { datasetCatalogue } from '../../../../web/core/settings/datasets.js';
import { settingHelp } from '../../../../web/core/settings/help.js';
import { presetTeaches } from '../../../../web/core/settings/preset-words.js';
import { presetOf, presets, resolveSettings } from '../../../../web/core/settings/presets.js';
import * as core from '../../../../web/core/settings/settings.js';
import {
  type AnySetting,
  attributeOf,
  checkValue,
  defaultSettings,
  formatSetting,
  isOfUse,
  parseSetting,
  type SettingName,
  settingNames,
  settingOfAttribute,
  settingsTable,
  validateSettings,
} from '../../../../web/core/settings/settings.js';
import type * as engine from '../../../../web/engine/types.js';
import type { Speed } from '../../../../web/session/session.js';

describe('names', () => {
  it('are the engine’s', () => {
    expectTypeOf<core.ActivationName>().toEqualTypeOf<engine.ActivationName>();
    expectTypeOf<core.LossName>().toEqualTypeOf<engine.LossName>();
    expectTypeOf<core.OptimizerName>().toEqualTypeOf<engine.OptimizerName>();
    expectTypeOf<core.RegularizationName>().toEqualTypeOf<engine.RegularizationName>();
    expectTypeOf<core.InitializerName>().toEqualTypeOf<engine.InitializerName>();
    expectTypeOf<core.SpeedName>().toEqualTypeOf<Speed>();
  });

  it('have a label each, in the table', () => {
    const lists: [SettingName, readonly string[]][] = [
      ['activations', core.activationNames],
      ['loss', core.lossNames],
      ['optimizer', core.optimizerNames],
      ['regularization', core.regularizationNames],
      ['initializer', core.initializerNames],
      ['speed', core.speedNames],
      ['dataset', core.datasetNames],
      ['preset', core.presetNames],
    ];
    for (const [name, values] of lists) {
      const setting = settingsTable[name] as core.ChoiceSetting;
      expect(setting.choices).toEqual(values);
      expect(choicesOf(name).map(({ value }) => value)).toEqual(values);
      expect(new Set(choicesOf(name).map(({ label }) => label)).size).toBe(values.length);
    }
  });
});

/** Any value a setting may have. */
function valuesOf(setting: AnySetting): fc.Arbitrary<unknown> {
  switch (setting.kind) {
    case 'number': {
      const { min, max } = setting;
      return fc.double({ min, max, noNaN: true, maxExcluded: setting.maxExcluded === true });
    }
    case 'integer':
      return fc.integer({ min: setting.min, max: setting.max });
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...setting.choices);
    case 'layers':
      return fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 9 });
    case 'activations':
      return fc.array(fc.constantFrom(...core.activationNames.filter((name) => name !== 'softmax')), {
        minLength: 1,
        maxLength: 9,
      });
  }
}

describe.each(settingNames)('%s', (name) => {
  const setting = settingsTable[name] as AnySetting;

  it('has a valid default, a label and one sentence of help', () => {
    expect(checkValue(name, setting, setting.default)).toEqual({ ok: true, value: setting.default });
    expect(setting.label).toMatch(/^[A-Z0-9]/);
    expect(settingHelp[name]).toMatch(/^[A-Z].*\.$/);
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(valuesOf(setting), (value) => {
        const text = formatSetting(name, value as never);
        const expected = Object.is(value, -0) ? 0 : value;
        expect(parseSetting(name, text)).toEqual({ ok: true, value: expected });
        expect(checkValue(name, setting, value)).toEqual({ ok: true, value: expected });
      }),
    );
  });

  it('answers any text and any value with a value or a sentence that names it', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (text, thing) => {
        for (const answer of [parseSetting(name, text), checkValue(name, setting, thing)]) {
          if (!answer.ok) expect(answer.error).toMatch(new RegExp(`^${name}: .+`));
          else expect(checkValue(name, setting, answer.value)).toEqual(answer);
        }
      }),
    );
  });

  it('has an attribute that leads back to it', () => {
    expect(attributeOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(settingOfAttribute(attributeOf(name))).toBe(name);
    expect(settingOfAttribute(name)).toBe(name);
  });

  it('depends only on a setting and values that exist', () => {
    if (!setting.onlyWith) return;
    const other = settingsTable[setting.onlyWith.setting as SettingName] as core.ChoiceSetting;
    for (const value of setting.onlyWith.values) expect(other.choices).toContain(value);
  });
});

describe('parsing', () => {
  it.each([
    ['learningRate', '0.3', 0.3],
    ['learningRate', ' 1e-3 ', 0.001],
    ['layers', '2, 4, 2, 1', [2, 4, 2, 1]],
    ['layers', '[5,2,3,5]', [5, 2, 3, 5]],
    ['activations', 'ReLU leaky-relu TANH', ['relu', 'leakyRelu', 'tanh']],
    ['dataset', 'reg-plane', 'regPlane'],
    ['shuffle', '', true],
    ['shuffle', 'false', false],
  ] as const)('%s: "%s"', (name, text, value) => {
    expect(parseSetting(name, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['learningRate', '', 'learningRate: expected a number from 0.000001 to 100 but got ""'],
    ['learningRate', 'Infinity', 'learningRate: expected a number from 0.000001 to 100 but got "Infinity"'],
    ['momentum', '1', 'momentum: expected a number from 0 to below 1 but got "1"'],
    ['batchSize', '1.5', 'batchSize: expected a whole number from 1 to 65536 but got "1.5"'],
    ['layers', '2', 'layers: expected 2 to 1025 sizes, inputs first, like 2,4,2,1, but got "2"'],
    ['layers', '2,0,1', 'layers: expected whole numbers from 1 to 65536, like 2,4,2,1, but got "2,0,1"'],
    [
      'layers',
      '60000,60000',
      'layers: at most 16000000 weights and biases are possible, but "60000,60000" has 3600060000',
    ],
    ['activations', 'softmax,tanh', 'activations: softmax is for the last layer only'],
    ['loss', 'l2', 'loss: expected one of mse, bce, softmaxCrossEntropy, but got "l2"'],
  ] as const)('%s refuses "%s"', (name, text, error) => {
    expect(parseSetting(name, text)).toEqual({ ok: false, error });
  });
});

describe('validateSettings', () => {
  it('refuses a softmax over one output, which cannot learn, and says why', () => {
    const { settings, problems } = validateSettings({ activations: ['tanh', 'tanh', 'softmax'] });
    expect(settings.activations.at(-1)).toBe('tanh');
    expect(problems.map(({ message }) => message).join()).toContain('softmax over a single output is always 1');
  });

  it('gives the defaults for nothing', () => {
    for (const nothing of [undefined, {}])
      expect(validateSettings(nothing)).toEqual({ settings: defaultSettings, problems: [] });
  });

  it('takes what is right and reports what is not', () => {
    const { settings, problems } = validateSettings({
      learningRate: 0.5,
      batchSize: -1,
      colour: 'red',
      noise: Number.NaN,
    });
    expect(settings).toEqual({ ...defaultSettings, learningRate: 0.5 });
    expect(problems.map(({ name }) => name)).toEqual(['batchSize', 'colour', 'noise']);
  });

  it('says so when it is given no object', () => {
    for (const odd of [5, 'x', null, []]) expect(validateSettings(odd).problems).toHaveLength(1);
  });

  it('fits network and loss to other data, without a word', () => {
    const { settings, problems } = validateSettings({ dataset: 'penguins' });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      layers: [4, 4, 2, 3],
      activations: ['tanh', 'tanh', 'softmax'],
      loss: 'softmaxCrossEntropy',
    });
    expect(validateSettings({ dataset: 'sine1d' }).settings).toMatchObject({ layers: [1, 4, 2, 1], loss: 'mse' });
  });

  it('fills activations for other layers, without a word', () => {
    const { settings, problems } = validateSettings({ layers: [2, 8, 8, 8, 8, 1] });
    expect(problems).toEqual([]);
    expect(settings.activations).toEqual(['tanh', 'tanh', 'tanh', 'tanh', 'tanh']);
    expect(validateSettings({ layers: [2, 1] }).settings.activations).toEqual(['tanh']);
  });

  it('mends a contradiction and says how', () => {
    const { settings, problems } = validateSettings({
      layers: [3, 5, 1],
      activations: ['relu', 'tanh'],
      loss: 'bce',
    });
    expect(settings).toMatchObject({ layers: [2, 5, 1], activations: ['relu', 'sigmoid'], loss: 'bce' });
    expect(problems.map(({ message }) => message)).toEqual([
      'layers: the inputs and outputs of circle are 2 and 1; took 2,5,1',
      'activations: bce asks for a sigmoid output but got tanh; took sigmoid',
    ]);
  });

  it('lets the given one of loss and output decide', () => {
    expect(validateSettings({ loss: 'bce' }).settings.activations.at(-1)).toBe('sigmoid');
    const penguins = presetOf('penguins').settings;
    expect(validateSettings({ activations: ['tanh', 'sigmoid'] }, penguins).settings.loss).toBe('mse');
  });

  it('refuses a dropout that silences everything', () => {
    const { settings, problems } = validateSettings({ regularization: 'dropout', regularizationRate: 3 });
    expect(settings.regularizationRate).toBe(0.5);
    expect(problems).toHaveLength(1);
  });

  it('never throws, always answers with settings that are valid and go together', () => {
    const records = fc.record(
      Object.fromEntries(
        settingNames.map((name) => [name, fc.oneof(valuesOf(settingsTable[name] as AnySetting), fc.anything())]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(records, fc.anything()), (partial) => {
        const { settings, problems } = validateSettings(partial);
        expect(Object.keys(settings)).toEqual(settingNames);
        for (const name of settingNames) {
          expect(checkValue(name, settingsTable[name] as AnySetting, settings[name]).ok).toBe(true);
        }
        for (const { message } of problems) expect(message).not.toBe('');
        expect(settings.activations).toHaveLength(settings.layers.length - 1);
        expect(settings.layers[0]).toBe(datasetCatalogue[settings.dataset].inputs);
        expect(settings.layers.at(-1)).toBe(datasetCatalogue[settings.dataset].outputs);
        const asked = core.outputFor(settings.loss);
        if (asked) expect(settings.activations.at(-1)).toBe(asked);
        expect(validateSettings(settings, settings)).toEqual({ settings, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('presets', () => {
  it.each(presets.map((preset) => [preset.id, preset] as const))('%s is valid as it stands', (id, preset) => {
    expect(validateSettings(preset.settings, preset.settings)).toEqual({ settings: preset.settings, problems: [] });
    expect(resolveSettings({ preset: id })).toEqual({ settings: preset.settings, problems: [] });
    expect(preset.settings.preset).toBe(id);
  });

  it('are the networks they should be', () => {
    expect(Object.fromEntries(presets.map(({ id, settings }) => [id, settings.layers.join('-')]))).toMatchObject({
      oneNeuron: '1-1',
      fiveFeatures: '5-1',
      circle: '2-4-2-1',
      penguins: '4-6-3',
      article: '5-2-3-5',
      digits: '64-16-10',
    });
  });

  it('are in the order of their names, each with a name and a sentence of its own', () => {
    expect(presets.map(({ id }) => id)).toEqual([...core.presetNames]);
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
    for (const { id, name } of presets) {
      expect(presetChoices.find(({ value }) => value === id)?.label).toBe(name);
      expect(presetTeaches[id]).toMatch(/^[A-Z][^.!]{40,160}\.$/);
    }
  });

  it('give the other settings when one is changed', () => {
    expect(resolveSettings({ preset: 'penguins', learningRate: 0.5 }).settings).toEqual({
      ...presetOf('penguins').settings,
      learningRate: 0.5,
    });
  });

  it('take the usual one for a name nobody knows, and say so', () => {
    const { settings, problems } = resolveSettings({ preset: 'giraffes' });
    expect(settings.preset).toBe('circle');
    expect(problems).toHaveLength(1);
  });
});

it('offers a setting only beside those it belongs to', () => {
  const offered = (optimizer: core.Settings['optimizer']) =>
    settingNames
      .filter((name) => settingsTable[name].onlyWith?.setting === 'optimizer')
      .filter((name) => isOfUse(name, { ...defaultSettings, optimizer }));
  expect(offered('sgd')).toEqual([]);
  expect(offered('momentum')).toEqual(['momentum']);
  expect(offered('adamw')).toEqual(['beta1', 'beta2', 'epsilon', 'weightDecay']);
  expect(isOfUse('seed', defaultSettings)).toBe(true);
});

describe('what other data make of settings that nobody gave', () => {
  it('is changed without a word', () => {
    const before = validateSettings({ loss: 'bce', dataset: 'circle' }, defaultSettings).settings;
    const values = { task: 'regression', scaling: 'none', inputs: 2, outputs: 1 } as const;
    const { settings, problems } = validateSettings({}, before, values);
    expect([settings.loss, problems]).toEqual(['mse', []]);
  });

  it('a penalty’s rate that silences nobody as a dropout is brought below 1', () => {
    const price = { ...defaultSettings, regularization: 'l2', regularizationRate: 1 } as const;
    const { settings, problems } = validateSettings({ regularization: 'dropout' }, price);
    expect([settings.regularizationRate, problems]).toEqual([0.5, []]);
  });
});

describe('own data', () => {
  const three = { task: 'multiclass', scaling: 'standard', inputs: 2, outputs: 3 } as const;
  const values = { task: 'regression', scaling: 'standard', inputs: 2, outputs: 1 } as const;
  const usual = validateSettings({}, defaultSettings, three).settings;

  it('are fitted once: what somebody chooses for them afterwards stays, whatever else is changed', () => {
    expect([usual.loss, usual.activations.at(-1)]).toEqual(['softmaxCrossEntropy', 'softmax']);
    const activations = [...usual.activations.slice(0, -1), 'sigmoid'];
    const chosen = validateSettings({ loss: 'mse', activations }, usual, three, three).settings;
    expect(validateSettings({ learningRate: 0.5 }, chosen, three, three)).toEqual({
      settings: { ...chosen, learningRate: 0.5 },
      problems: [],
    });
  });

  it('that give way to a data set of another kind take what was fitted to them along', () => {
    const { settings, problems } = validateSettings({ dataset: 'circle' }, usual, undefined, three);
    expect([settings.loss, settings.activations.at(-1), problems]).toEqual(['mse', 'tanh', []]);
  });

  it('whose values have no bounds get an output without any', () => {
    const { settings } = validateSettings({}, presetOf('article').settings, values);
    expect(settings.activations.at(-1)).toBe('linear');
  });
});
