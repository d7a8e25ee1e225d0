// How large a network may be that is opened or built on a page. The engine itself takes larger ones.

/** What a page draws well and trains at once. */
export const pageLimits = { hiddenLayers: 8, neurons: 64 } as const;

/** layers: sizes, inputs first. What the data prescribe, inputs and outputs, may be wider. */
export function fitsPage(layers: readonly number[]): boolean {
  const hidden = layers.slice(1, -1);
  return hidden.length <= pageLimits.hiddenLayers && hidden.every((size) => size <= pageLimits.neurons);
}
