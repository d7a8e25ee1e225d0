// Which class the numbers of a row say. Apart from the metrics, which most parts do without.

/** The class a row stands for: the largest of several, or for one output the side of `middle` it is on; on it, the upper, as the engine counts. */
export function classOf(values: ArrayLike<number>, row: number, outputs: number, middle = 0.5): number {
  const start = row * outputs;
  if (outputs === 1) return (values[start] as number) >= middle ? 1 : 0;
  let best = 0;
  for (let k = 1; k < outputs; k++) if ((values[start + k] as number) > (values[start + best] as number)) best = k;
  return best;
}
