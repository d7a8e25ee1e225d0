// An arrow as a path.
type Place = readonly [x: number, y: number];

/** From one place to another, with a head whose sides are so long; '' where both are the same. */
export function headed(from: Place, to: Place, side: number): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return '';
  const [x, y] = [(dx / length) * side, (dy / length) * side];
  const back = (turn: number) => `${to[0] - x - turn * y} ${to[1] - y + turn * x}`;
  return `M${from[0]} ${from[1]}L${to[0]} ${to[1]}M${back(0.6)}L${to[0]} ${to[1]}L${back(-0.6)}`;
}
