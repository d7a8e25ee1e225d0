// The raster that points stand on, and what each point is by its place there. Data sets that are made up need no more of points.
import { scrambled } from '../random.js';

export const raster = {
  /** The square goes from -reach to reach. */
  reach: 6,
  /** Places along each axis: fine enough for any screen, and 12 bits in a link. */
  places: 4_096,
} as const;

/** The place on the raster, 0 to 4095, nearest to a coordinate; what is outside goes to the edge. */
export function placeOf(coordinate: number): number {
  const { reach, places } = raster;
  const share = (coordinate + reach) / (2 * reach);
  return Math.min(places - 1, Math.max(0, Math.round((Number.isFinite(share) ? share : 0.5) * (places - 1))));
}

export function coordinateOf(place: number): number {
  const { reach, places } = raster;
  return (place / (places - 1)) * 2 * reach - reach;
}

/**
 * What each point is, by its place on the raster (two numbers each) and, of several at one place, which of them: a point that
 * comes or goes leaves the others what they are, and so does another label.
 */
export function keysOfPlaces(positions: ArrayLike<number>): Uint32Array {
  const here = new Map<number, number>();
  return Uint32Array.from({ length: positions.length / 2 }, (_, i) => {
    const place = placeOf(positions[2 * i] as number) * raster.places + placeOf(positions[2 * i + 1] as number);
    const before = here.get(place) ?? 0;
    here.set(place, before + 1);
    return scrambled(place ^ Math.imul(before, 0x9e3779b9));
  });
}
