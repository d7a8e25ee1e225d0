// The mark of a weight or bias that training leaves as it is: a small flake of six arms, in ink on the ground, so that it is
// seen without its colour too.
import { layerPlaces } from '../../core/network/parameters.js';
import type { Theme } from '../theme.js';
import { eachConnection, type NetworkLayout, pointOn } from './layout.js';

export function drawFlake(context: CanvasRenderingContext2D, theme: Theme, x: number, y: number, radius = 5): void {
  context.beginPath();
  context.arc(x, y, radius + 2.5, 0, 2 * Math.PI);
  context.fillStyle = theme.panel;
  context.fill();
  context.beginPath();
  for (let arm = 0; arm < 3; arm++) {
    const [dx, dy] = [Math.sin((arm * Math.PI) / 3) * radius, Math.cos((arm * Math.PI) / 3) * radius];
    context.moveTo(x - dx, y - dy);
    context.lineTo(x + dx, y + dy);
  }
  context.lineCap = 'round';
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.6;
  context.stroke();
  context.lineCap = 'butt';
}

/** On each frozen connection that is shown, a little nearer to where it leads: in the middle many lines cross. */
export function drawFrozenWeights(
  context: CanvasRenderingContext2D,
  theme: Theme,
  layout: NetworkLayout,
  layers: readonly number[],
  frozen: ReadonlySet<number>,
): void {
  if (frozen.size === 0) return;
  const places = layerPlaces(layers);
  eachConnection(layout, (layer, neuron, input, curve) => {
    if (!frozen.has((places[layer]?.weights ?? 0) + neuron * (layers[layer] ?? 0) + input)) return;
    drawFlake(context, theme, ...pointOn(curve, 0.62));
  });
}
