// Which rows to run through the network so that views can draw it: a grid for two inputs, a line for one, none for more.
import { gridPoints } from '../core/data/grid.js';
import { networkInputs, type Scene } from './scene.js';

export interface MapPlan {
  id: string;
  kind: 'grid' | 'line';
  columns: number;
  rows: number;
  /** columns * rows observations, D numbers each; a grid has its top row first. */
  inputs: Float32Array;
}

/** Cells along an edge of the map: fewer while it changes, more when it stands still. */
export const gridEdge = { playing: 72, atRest: 144 } as const;
const lineSteps = 161;

export function planMaps(scene: Scene, playing: boolean): MapPlan | null {
  const [x, y] = scene.domain;
  if (scene.domain.length === 1 && x) {
    const inputs = new Float32Array(lineSteps);
    for (let i = 0; i < lineSteps; i++) inputs[i] = x[0] + ((x[1] - x[0]) * i) / (lineSteps - 1);
    return { id: `line-${lineSteps}`, kind: 'line', columns: lineSteps, rows: 1, inputs };
  }
  if (scene.features && x && y) {
    const edge = playing ? gridEdge.playing : gridEdge.atRest;
    const inputs = networkInputs(scene, gridPoints({ x, y, width: edge, height: edge }), edge * edge);
    return { id: `grid-${edge}`, kind: 'grid', columns: edge, rows: edge, inputs };
  }
  return null;
}
