// What the neurons of a network show inside, from a frame: their maps over two inputs, their curves over one, else how their
// answers to the training rows are spread, or their values.
// Pure: knows no element, and works where nothing is on a screen.
import { type Distribution, histogram } from '../draw/answers.js';
import { divergingTable } from '../draw/colour.js';
import { activationDomain } from '../draw/hidden-space.js';
import type { NetworkView } from '../draw/network.js';
import type { NetworkLayout } from '../draw/network-layout.js';
import { createRaster, paintInputs, paintTile, type Raster, showTiles } from '../draw/raster.js';
import type { Theme } from '../draw/theme.js';
import { toUnit } from '../draw/value-range.js';
import type { Frame } from '../session/session.js';
import { answersOf } from './answers.js';
import type { MapPlan } from './map-plan.js';
import type { Scene } from './scene.js';

type Spread = Omit<Distribution, 'unit' | 'marker'>;
/** Bars in the square of a neuron. */
const smallBins = 11;

export class Faces {
  #raster: Raster | null = null;
  /** Serial of the frame whose maps are on the raster. */
  #painted = -1;
  /** Whose inputs are on the raster: they stay while the weights change. */
  #inputsOf: MapPlan | null = null;
  #table: { theme: Theme; pixels: Uint32Array } | null = null;

  /** How the answers of layer and neuron are spread, in the frame of this serial; the inputs of one scene stay as they are. */
  #spreads: { serial: number; of: Map<string, Spread | null> } = { serial: -1, of: new Map() };
  #inputs = new Map<string, Spread | null>();

  /** Another network: nothing of the old one is of use. */
  clear(): void {
    this.#spreads = { serial: -1, of: new Map() };
    this.#inputs.clear();
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
      return { kind: 'spreads', of: (layer, neuron) => this.#spread(scene, frame, layer, neuron) };
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
        const unit = toUnit(scene.activations[l] ?? 'linear');
        for (const { neuron } of columns[l + 1]?.shown ?? []) {
          paintTile(raster, tileOf(l + 1, neuron), values, neuron * cells, unit, pixels);
        }
      });
      showTiles(raster);
    }
    return { kind: 'maps', raster, tileOf };
  }

  #spread(scene: Scene, frame: Frame, layer: number, neuron: number): Spread | null {
    if (this.#spreads.serial !== frame.serial) this.#spreads = { serial: frame.serial, of: new Map() };
    const known = layer === 0 ? this.#inputs : this.#spreads.of;
    const key = `${layer} ${neuron}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const values = answersOf(scene, frame, null, { layer, neuron });
    const domain = values && activationDomain(scene.activations[layer - 1] ?? 'linear', [values]);
    const made = values && domain ? { domain, counts: histogram(values, domain, smallBins) } : null;
    known.set(key, made);
    return made;
  }
}
