// Where neurons and connections of a network go, and nothing about how they look. Pure geometry in CSS pixels.

export interface PlacedNeuron {
  neuron: number;
  /** Centre. */
  x: number;
  y: number;
}

export interface Column {
  layer: number;
  /** Neurons in the layer; `shown` may hold fewer. */
  size: number;
  x: number;
  shown: PlacedNeuron[];
  /** Where the mark for what is left out goes. */
  gap?: { y: number; hidden: number };
}

export interface NetworkLayout {
  width: number;
  height: number;
  /** Edge of a neuron's square. */
  size: number;
  columns: Column[];
  /** Names stand beside the inputs and outputs; when narrow, under them. */
  narrow: boolean;
}

export interface LayoutOptions {
  width: number;
  height: number;
  /** Widest name beside the inputs and the outputs; ignored when narrow. */
  nameWidth: readonly [number, number];
}

/** Under this width, names do not stand beside neurons. */
const narrowWidth = 480;
const captionHeight = 44;
const labelHeight = 17;

/** Room for one neuron with its label: below this the middle of a layer is summarised. */
const smallestPitch = 38;

/** `layers`: sizes, inputs first. */
export function layoutNetwork(layers: readonly number[], options: LayoutOptions): NetworkLayout {
  const { width, height } = options;
  const narrow = width < narrowWidth;
  const top = captionHeight;
  // When narrow, names stand under neurons, and an output's bias under its name.
  const label = narrow ? labelHeight + 14 : labelHeight;
  // Several outputs, one above the other, each with its name and its bias below it.
  const pitchFor = narrow && (layers.at(-1) ?? 1) > 1 ? smallestPitch + 14 : smallestPitch;
  const available = Math.max(pitchFor, height - top);
  const fits = Math.max(3, Math.floor(available / pitchFor));
  const rows = Math.max(...layers.map((size) => Math.min(size, fits)));
  const pitch = Math.min(available / rows, 96);
  const columnsApart = layers.length > 1 ? (width - 64) / (layers.length - 1) : width;
  const size = Math.round(Math.max(16, Math.min(rows <= 2 ? 56 : 44, pitch - label - 4, columnsApart * 0.5)));
  const edge = size / 2 + 2;
  const left = narrow ? Math.max(edge, 40) : edge + options.nameWidth[0] + 12;
  const right = narrow ? Math.max(edge, 40) : edge + options.nameWidth[1] + 12;
  const middle = top + (available - label) / 2;
  const columns = layers.map((count, layer): Column => {
    const share = layers.length > 1 ? layer / (layers.length - 1) : 0.5;
    const x = Math.round(left + share * (width - left - right));
    const slots = Math.min(count, fits);
    const place = (slot: number) => Math.round(middle + (slot - (slots - 1) / 2) * pitch);
    if (count <= fits) {
      return { layer, size: count, x, shown: Array.from({ length: count }, (_, n) => ({ neuron: n, x, y: place(n) })) };
    }
    // The first ones, a gap that says how many are left out, and the last one.
    const first = slots - 2;
    const shown = Array.from({ length: first }, (_, n) => ({ neuron: n, x, y: place(n) }));
    shown.push({ neuron: count - 1, x, y: place(slots - 1) });
    return { layer, size: count, x, shown, gap: { y: place(slots - 2), hidden: count - first - 1 } };
  });
  return { width, height, size, columns, narrow };
}

export interface Curve {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Connections spread over the edge they meet, so that many of them do not run into one point. */
function port(rank: number, many: number, size: number): number {
  if (many < 2) return 0;
  const spread = Math.min(size * 0.5, (many - 1) * 5);
  return (rank / (many - 1) - 0.5) * spread;
}

/** Calls back for each connection between shown neurons: address, ends. Cost: one call a connection. */
export function eachConnection(
  layout: NetworkLayout,
  visit: (layer: number, neuron: number, input: number, curve: Curve) => void,
): void {
  const half = layout.size / 2;
  for (let layer = 0; layer + 1 < layout.columns.length; layer++) {
    const from = layout.columns[layer] as Column;
    const to = layout.columns[layer + 1] as Column;
    to.shown.forEach((target, n) => {
      from.shown.forEach((source, m) => {
        visit(layer, target.neuron, source.neuron, {
          x0: source.x + half,
          y0: source.y + port(n, to.shown.length, layout.size),
          x1: target.x - half,
          y1: target.y + port(m, from.shown.length, layout.size),
        });
      });
    });
  }
}

/** A point of the curve, t from 0 to 1; its control points lie at half way across, so it leaves and arrives level. */
export function pointOn(curve: Curve, t: number): readonly [number, number] {
  const s = 1 - t;
  const bend = (curve.x0 + curve.x1) / 2;
  const x = s * s * s * curve.x0 + 3 * s * t * bend + t * t * t * curve.x1;
  const y = s * s * (s + 3 * t) * curve.y0 + t * t * (t + 3 * s) * curve.y1;
  return [x, y];
}
