// Two inputs: the output over the plane, with the observations on it.

import { fixed } from '../../../core/base/format.js';
import { fromScaled } from '../../../core/network/units.js';
import {
  type BoundaryView,
  classTable,
  drawBoundary,
  drawPoints,
  type Points,
  pickBoundary,
  whereInBoundary,
} from '../../../draw/boundary.js';
import { divergingTable } from '../../../draw/colour.js';
import { drawMapAxes, type MapAxis } from '../../../draw/map-axes.js';
import { createRaster, paintClassTile, paintTile, type Raster, showTiles } from '../../../draw/raster.js';
import type { Theme } from '../../../draw/theme.js';
import { unitOf } from '../../../draw/value-range.js';
import { actualClass, type RowAddress, rowsOf, type SetIndex, withUnit } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Lens, LensInput } from './lens.js';

/** Shades from undecided to sure in a map of several classes. */
const classSteps = 64;
const none: readonly Points[] = [];
/** A map narrower than this, in CSS pixels, is a glance. */
const roomForAxes = 200;

/** In the units people know. */
export function mapAxes({ problem, domain }: Pick<Scene, 'problem' | 'domain'>): readonly MapAxis[] {
  return problem.inputs.map(({ label, unit, scale }, i) => {
    const [low, high] = domain[i] ?? [0, 1];
    const name = unit ? `${label}, ${unit}` : label;
    return { name, domain: [fromScaled(scale, low), fromScaled(scale, high)] };
  });
}

export class MapLens implements Lens {
  readonly kind = 'map';
  readonly #scene: Scene;
  readonly #points: readonly Points[];
  /** Those alone that are trained on; the others keep their place, empty. */
  readonly #trained: readonly Points[];
  #raster: Raster | null = null;
  #colours: { theme: Theme; discrete: boolean; values: Uint32Array; classes: Uint32Array } | null = null;
  #painted: { serial: number; raster: Raster; theme: Theme; discrete: boolean } | null = null;
  #layer: { canvas: OffscreenCanvas; theme: Theme; points: readonly Points[] } | null = null;
  #view: BoundaryView | null = null;
  #input: LensInput | null = null;

  /** before: the lens this one follows; its map stays to be seen until the first of this one is there. */
  constructor(scene: Scene, before?: Lens | null) {
    this.#scene = scene;
    this.#points = [0, 1].map((set) => this.#pointsOf(set as SetIndex));
    const nobody = { positions: new Float32Array(), classes: new Uint8Array(), test: true };
    this.#trained = [this.#points[0] ?? nobody, nobody];
    if (before instanceof MapLens) this.#raster = before.#raster;
  }

  #pointsOf(set: SetIndex): Points {
    const { problem } = this.#scene;
    const rows = rowsOf(problem, set);
    const numbers = problem.task === 'regression';
    return {
      positions: rows.inputs,
      classes: numbers
        ? new Uint8Array()
        : Uint8Array.from({ length: rows.rows }, (_, row) => actualClass(problem, { set, row })),
      ...(numbers ? { values: rows.targets } : {}),
      test: set === 1,
    };
  }

  draw(context: CanvasRenderingContext2D, theme: Theme, input: LensInput): void {
    this.#input = input;
    const { problem, domain } = this.#scene;
    const [x, y] = domain;
    if (!x || !y) return;
    this.#paintMap(theme, input);
    const chosen = input.followed && !input.bare ? { set: input.followed.set, row: input.followed.row } : null;
    this.#view = {
      width: input.width,
      height: input.height,
      x,
      y,
      raster: this.#raster,
      tile: 0,
      points: input.bare ? none : input.withoutTest ? this.#trained : this.#points,
      classes: Math.max(2, problem.outputs.length),
      chosen,
    };
    drawBoundary(context, this.#view, theme, this.#pointsLayer(this.#view, theme, context.getTransform().a));
    const [across, upwards] = mapAxes(this.#scene);
    if (across && upwards && input.width >= roomForAxes) drawMapAxes(context, input, across, upwards, theme);
  }

  /** Hundreds of marks that do not move: drawn anew only for another size, resolution or colours. */
  #pointsLayer(view: BoundaryView, theme: Theme, ratio: number): OffscreenCanvas | undefined {
    if (typeof OffscreenCanvas !== 'function') return undefined;
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    const kept = this.#layer;
    const same = kept?.theme === theme && kept.points === view.points;
    if (same && kept.canvas.width === width && kept.canvas.height === height) return kept.canvas;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawPoints(context, view, theme);
    this.#layer = { canvas, theme, points: view.points };
    return canvas;
  }

  #paintMap(theme: Theme, { frame, plan, discrete = false }: LensInput): void {
    const { maps } = frame;
    if (!maps || plan?.kind !== 'grid') return;
    const { problem, activations } = this.#scene;
    const outputs = problem.outputs.length;
    if (this.#colours?.theme !== theme || this.#colours.discrete !== discrete) {
      const values = divergingTable(theme);
      const classes = classTable(theme, Math.max(2, outputs), classSteps);
      this.#colours = {
        theme,
        discrete,
        values: discrete ? values.map((_, i) => values[2 * i < values.length ? 0 : values.length - 1] ?? 0) : values,
        classes: discrete ? classes.map((_, i) => classes[i - (i % classSteps) + classSteps - 1] ?? 0) : classes,
      };
    }
    if (!this.#raster || this.#raster.columns !== plan.columns) this.#raster = createRaster(plan.columns, plan.rows, 1);
    const raster = this.#raster;
    const last = this.#painted;
    const isSame = last?.serial === frame.serial && last.raster === raster && last.theme === theme;
    if (isSame && last.discrete === discrete) return;
    this.#painted = { serial: frame.serial, raster, theme, discrete };
    const values = maps.layers[maps.layers.length - 1];
    if (!values) return;
    if (outputs === 1)
      paintTile(raster, 0, values, 0, unitOf(activations[activations.length - 1] ?? 'linear'), this.#colours.values);
    else paintClassTile(raster, 0, values, maps.rows, outputs, this.#colours.classes, classSteps);
    showTiles(raster);
  }

  pick(x: number, y: number, reach: number): RowAddress | null {
    const found = this.#view && pickBoundary(this.#view, x, y, reach);
    return found ? { set: found.set as SetIndex, row: found.row } : null;
  }

  readout(): string {
    const input = this.#input;
    if (!this.#view || !input?.pointer) return '';
    const at = whereInBoundary(this.#view, input.pointer.x, input.pointer.y);
    const [first, second] = this.#scene.problem.inputs;
    if (!first || !second) return '';
    const place = `${first.label} ${withUnit(first, at[0])}, ${second.label} ${withUnit(second, at[1])}`;
    const value = this.#valueAt(input);
    return value === null ? place : `${place}: output ${fixed(value)}`;
  }

  #valueAt({ pointer, plan, frame, width, height }: LensInput): number | null {
    const values = frame.maps?.layers[frame.maps.layers.length - 1];
    if (!pointer || !values || plan?.kind !== 'grid' || this.#scene.problem.outputs.length !== 1) return null;
    const column = Math.round((pointer.x / width) * (plan.columns - 1));
    const row = Math.round((pointer.y / height) * (plan.rows - 1));
    return values[row * plan.columns + column] ?? null;
  }

  describe(): string {
    const { problem } = this.#scene;
    const points = this.#input?.withoutTest
      ? `${problem.train.rows} training points`
      : `${problem.train.rows} training and ${problem.test.rows} test points`;
    const what = this.#input?.discrete ? 'The side the network decides for' : 'The output of the network';
    return `${what} over ${problem.inputs.map(({ label }) => label).join(' and ')}, with ${points} on it.`;
  }
}
