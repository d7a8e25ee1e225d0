// Hidden space: where observations and the bent plane are drawn, for what a network answered.
import { describe, expect, it } from 'vitest';
import { forward, type PlainNetwork } from '../../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../../web/core/network/parameters.js';
import { defaultSettings, type Settings } from '../../../../../web/core/settings/settings.js';
import { divideEnds, type HiddenView, hiddenScales, pickHidden } from '../../../../../web/draw/hidden-space.js';
import { activationDomain } from '../../../../../web/draw/scale.js';
import { light } from '../../../../../web/draw/theme.js';
import { planMaps } from '../../../../../web/experiment/map-plan.js';
import { makeScene, networkInputs } from '../../../../../web/experiment/scene.js';
import { firstLayer, groupRows, liveliest, placeHidden } from '../../../../../web/parts/explain/hidden-space/view.js';
import type { Frame } from '../../../../../web/session/session.js';
import { problemOf } from '../../../support/datasets.js';

/** A frame of a network with made-up weights, worked out in plain TypeScript. */
function frameOf(given: Partial<Settings>, layer: number) {
  const settings = { ...defaultSettings, ...given };
  const problem = problemOf(settings);
  const scene = makeScene(settings, problem);
  const { layers, activations, loss } = scene;
  const parameters = Float32Array.from({ length: parameterCount(layers) }, (_, i) => Math.sin(5 * i + 2) * 1.5);
  const network: PlainNetwork = { layers, activations, loss, parameters };
  const width = layers[0] as number;
  const answers = (inputs: Float32Array, rows: number, of: number) => {
    const given = networkInputs(scene, inputs, rows);
    const size = layers[of + 1] as number;
    const out = new Float32Array(size * rows);
    for (let row = 0; row < rows; row++) {
      const { a } = forward(network, given.subarray(row * width, (row + 1) * width));
      a[of]?.forEach((value, n) => {
        out[n * rows + row] = value;
      });
    }
    return out;
  };
  const plan = planMaps(scene, true);
  const cells = plan ? plan.columns * plan.rows : 0;
  const frame = {
    parameters,
    activations: [
      {
        layer,
        train: answers(problem.train.inputs, problem.train.rows, layer),
        test: answers(problem.test.inputs, problem.test.rows, layer),
      },
    ],
    ...(plan && {
      maps: { id: plan.id, rows: cells, layers: layers.slice(1).map((_, l) => answers(plan.inputs, cells, l)) },
    }),
  } as unknown as Frame;
  return { scene, frame, plan };
}

const place = ({ scene, frame, plan }: ReturnType<typeof frameOf>, axes: Parameters<typeof placeHidden>[0]['axes']) =>
  placeHidden({ scene, frame, plan, groups: groupRows(scene, light), axes }, light);

describe('two classes of two inputs', () => {
  const given = frameOf({}, 1);
  const { scene, frame } = given;
  const placed = place(given, { layer: 1, x: 0, y: 1 });

  it('puts every row where its two neurons put it', () => {
    const rows = placed?.points.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(rows).toBe(scene.problem.train.rows + scene.problem.test.rows);
    const answers = frame.activations?.[0];
    for (const { positions, rows: which, test } of placed?.points ?? []) {
      const all = test ? answers?.test : answers?.train;
      const count = test ? scene.problem.test.rows : scene.problem.train.rows;
      Array.from(which).forEach((row, i) => {
        expect(positions[2 * i]).toBe(all?.[row]);
        expect(positions[2 * i + 1]).toBe(all?.[count + row]);
      });
    }
  });
  it('keeps classes apart by shape and held-out rows by being hollow', () => {
    const kinds = placed?.points.map(({ mark, test }) => `${mark.shape} ${test}`).sort();
    expect(kinds).toEqual(['diamond false', 'diamond true', 'disc false', 'disc true']);
  });
  it('bends the plane', () => {
    const { mesh } = placed ?? {};
    expect(mesh?.x).toHaveLength(mesh ? mesh.columns * mesh.rows : 0);
    expect(mesh?.colours).toHaveLength(mesh ? (mesh.columns - 1) * (mesh.rows - 1) : 0);
    const corners = frame.maps?.layers[1] as Float32Array;
    expect(mesh?.x[0]).toBe(corners[0]);
    expect(mesh?.x[mesh.x.length - 1]).toBe(corners[corners.length / 2 - 1]);
  });
  it('knows the line the output parts it by', () => {
    const [a, b, c] = placed?.divide ?? [NaN, NaN, NaN];
    const output = frame.maps?.layers[2] as Float32Array;
    const hidden = frame.maps?.layers[1] as Float32Array;
    for (let cell = 0; cell < output.length; cell += 97) {
      const side = a * (hidden[cell] ?? 0) + b * (hidden[output.length + cell] ?? 0) + c;
      expect(Math.tanh(side)).toBeCloseTo(output[cell] ?? NaN, 5);
    }
    const swapped = place(given, { layer: 1, x: 1, y: 0 })?.divide;
    expect(swapped).toEqual([b, a, c]);
    expect(place(given, { layer: 1, x: 1, y: 1 })?.divide).toBeNull();
  });
  it('has nothing to show before the answers of the layer are there', () => {
    expect(place(given, { layer: 0, x: 0, y: 1 })).toBeNull();
  });
});

it('one neuron has an axis across, and heights that only keep marks apart', () => {
  const given = frameOf({}, 2);
  const placed = place(given, { layer: 2, x: 0, y: null });
  expect(placed?.mesh).toBeNull();
  for (const { positions } of placed?.points ?? []) {
    for (let i = 1; i < positions.length; i += 2) {
      expect(positions[i]).toBeGreaterThanOrEqual(0);
      expect(positions[i]).toBeLessThan(1);
    }
  }
});

it('one input bends a line', () => {
  const given = frameOf({ dataset: 'sine1d', layers: [1, 3, 1], activations: ['relu', 'linear'] }, 0);
  const placed = place(given, { layer: 0, x: 0, y: 2 });
  expect(placed?.mesh).toMatchObject({ rows: 1, columns: 161, colours: [] });
  expect(placed?.xDomain[0]).toBeLessThanOrEqual(0);
});

it('many inputs have no plane, and three classes three marks', () => {
  const given = frameOf(
    { dataset: 'penguins', layers: [4, 6, 3], activations: ['tanh', 'softmax'], loss: 'softmaxCrossEntropy' },
    0,
  );
  const placed = place(given, { layer: 0, x: 0, y: 5 });
  expect(placed?.mesh).toBeNull();
  expect(placed?.divide).toBeNull();
  expect(new Set(placed?.points.map(({ mark }) => mark.shape)).size).toBe(3);
  expect(new Set(groupRows(given.scene, light).map(({ name }) => name))).toEqual(
    new Set(['Adélie', 'Chinstrap', 'Gentoo']),
  );
});

it('opens on the last hidden layer that has two neurons', () => {
  const first = (layers: number[]) => firstLayer({ layers });
  expect(first([2, 4, 2, 1])).toBe(1);
  expect(first([2, 4, 1, 1])).toBe(0);
  expect(first([1, 1])).toBe(0);
  expect(first([4, 3])).toBe(0);
});

it('opens on the two neurons whose answers differ most', () => {
  const answers = (train: number[]) =>
    ({ activations: [{ layer: 0, train: Float32Array.from(train) }] }) as unknown as Frame;
  const frame = answers([0, 0, 0, -1, 1, 0, 0.5, 0.5, 0.5, 3, -3, 0]);
  expect(liveliest(frame, 0, 4)).toEqual([2, 4]);
  expect(liveliest(frame, 1, 4)).toBeNull();
  expect(liveliest(answers([1, 2]), 0, 1)).toBeNull();
});

describe('axes', () => {
  it('end where the activation does, or at round numbers around the values', () => {
    expect(activationDomain('tanh', [[3]])).toEqual([-1.08, 1.08]);
    expect(activationDomain('sigmoid', [[3]])).toEqual([-0.04, 1.04]);
    const [low, high] = activationDomain('relu', [[0, 2.4], [1]]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(3);
    expect(high).toBeLessThan(3.2);
    for (const ends of [activationDomain('linear', []), activationDomain('relu', [[0, 0]])]) {
      expect(ends[1] - ends[0]).toBeGreaterThan(0.5);
    }
  });
  it('are crossed by the dividing line, or not', () => {
    expect(divideEnds([1, 0, -0.5], [-1, 1], [-1, 1])).toEqual([0.5, -1, 0.5, 1]);
    expect(divideEnds([0, 1, 0], [-1, 1], [-1, 1])).toEqual([-1, -0, 1, -0]);
    expect(divideEnds([1, 1, 0], [-1, 1], [-1, 1])).toHaveLength(4);
    expect(divideEnds([1, 1, -5], [-1, 1], [-1, 1])).toBeNull();
    expect(divideEnds([0, 0, 1], [-1, 1], [-1, 1])).toBeNull();
  });
});

it('knows which observation is under the pointer', () => {
  const view: HiddenView = {
    width: 400,
    height: 400,
    xDomain: [-1, 1],
    yDomain: [-1, 1],
    xName: 'a',
    yName: 'b',
    mesh: null,
    divide: null,
    chosen: null,
    points: [
      { mark: { colour: '#000000', shape: 'disc' }, positions: [0, 0, 0.5, 0.5], rows: [7, 9], test: false },
      { mark: { colour: '#000000', shape: 'disc' }, positions: [-0.5, 0.5], rows: [2], test: true },
    ],
  };
  const { x, y } = hiddenScales(view);
  expect(pickHidden(view, x.at(0.5) + 4, y.at(0.5))).toEqual({ test: false, row: 9 });
  expect(pickHidden(view, x.at(-0.5), y.at(0.5))).toEqual({ test: true, row: 2 });
  expect(pickHidden(view, x.at(0.9), y.at(-0.9))).toBeNull();
});
