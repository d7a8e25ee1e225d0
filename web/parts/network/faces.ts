// What the neurons of a network show inside, from a frame: their maps over two inputs, their curves over one, else how their
// answers to the training rows are spread, or their values.
// Pure: knows no element, and works where nothing is on a screen.
import { divergingTable } from '../../draw/colour.js';
import type { NetworkLayout } from '../../draw/network/layout.js';
import type { NetworkView } from '../../draw/network/network.js';
import { createRaster, paintInputs, paintTile, type Raster, showTiles } from '../../draw/raster.js';
import type { Theme } from '../../draw/theme.js';
import { unitOf } from '../../draw/value-range.js';
import type { MapPlan } from '../../experiment/map-plan.js';
import type { AnswersOf, Need } from '../../experiment/needs.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import type { Spreads } from './spreads.js';

/** More numbers than this (rows times neurons) are not worth a pass over all rows each frame while it trains. */
const mostWhilePlaying = 60_000;

/** What must be asked for so that every neuron can show how its answers are spread; nothing where maps or curves are shown. */
export function spreadNeeds(scene: Scene | null | undefined, playing: boolean): readonly Need[] {
  if (!scene || scene.domain.length > 0) return [];
  const { train, test } = scene.problem;
  const neurons = scene.layers.slice(1).reduce((sum, size) => sum + size, 0);
  if (playing && neurons * (train.rows + test.rows) > mostWhilePlaying) return [];
  return scene.activations.map((_, layer): AnswersOf => `answers of ${layer}`);
}

export class Faces {
  #raster: Raster | null = null;
  /** Serial of the frame whose maps are on the raster. */
  #painted = -1;
  /** Whose inputs are on the raster: they stay while the weights change. */
  #inputsOf: MapPlan | null = null;
  #table: { theme: Theme; pixels: Uint32Array } | null = null;

  /** Without it, such neurons show their values. */
  spreads: Spreads | null;

  constructor(spreads: Spreads | null = null) {
    this.spreads = spreads;
  }

  /** Another network: nothing of the old one is of use. */
  clear(): void {
    this.spreads?.clear();
    this.#raster = null;
    this.#painted = -1;
  }

  /** Another layout: other neurons may be shown. */
  relaid(): void {
    this.#painted = -1;
  }

  /** plan: what frame.maps was computed for. Cost: a pass over the maps of the neurons that are shown, once a frame. */
  of(
    scene: Scene,
    frame: Frame,
    plan: MapPlan | null | undefined,
    layout: NetworkLayout | null,
    theme: Theme,
  ): NetworkView['faces'] {
    const { maps } = frame;
    if (scene.domain.length === 0 && frame.activations) {
      return this.spreads?.of(scene, frame) ?? { kind: 'values' };
    }
    if (!maps || !plan) return { kind: 'values' };
    if (plan.kind === 'line') return { kind: 'curves', rows: plan.columns, layers: [plan.inputs, ...maps.layers] };
    const columns = layout?.columns ?? [];
    const firstTile: number[] = [];
    let tiles = 0;
    for (const { layer, size, shown } of columns) {
      firstTile.push(tiles);
      tiles += layer === 0 ? size : shown.length;
    }
    // Of a summarised layer the last neuron stands behind the gap.
    const tileOf = (layer: number, neuron: number) =>
      layer === 0 ? neuron : (firstTile[layer] ?? 0) + Math.min(neuron, (columns[layer]?.shown.length ?? 1) - 1);
    if (this.#table?.theme !== theme) {
      this.#table = { theme, pixels: divergingTable(theme) };
      this.#painted = -1;
      this.#inputsOf = null;
    }
    if (!this.#raster || this.#raster.columns !== plan.columns || this.#raster.tiles !== tiles) {
      this.#raster = createRaster(plan.columns, plan.rows, tiles);
      this.#painted = -1;
      this.#inputsOf = null;
    }
    const raster = this.#raster;
    if (this.#painted !== frame.serial) {
      this.#painted = frame.serial;
      const cells = plan.columns * plan.rows;
      const { pixels } = this.#table;
      if (this.#inputsOf !== plan) paintInputs(raster, plan.inputs, scene.layers[0] ?? 0, pixels);
      this.#inputsOf = plan;
      maps.layers.forEach((values, l) => {
        const unit = unitOf(scene.activations[l] ?? 'linear');
        for (const { neuron } of columns[l + 1]?.shown ?? []) {
          paintTile(raster, tileOf(l + 1, neuron), values, neuron * cells, unit, pixels);
        }
      });
      showTiles(raster);
    }
    return { kind: 'maps', raster, tileOf };
  }
}
