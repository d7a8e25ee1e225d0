// What is said of attributes that an element does not know. Fetched when there are some.
import { nearest } from '../../session/nearest.js';

/** Says each with the nearest that the element knows. */
export function warn(tag: string, strange: readonly string[], known: readonly string[]): void {
  const lines = strange.map((name) => {
    const meant = nearest(name, known);
    return meant === undefined ? `${name}` : `${name} (did you mean ${meant}?)`;
  });
  console.warn(`<${tag}> knows no attribute ${lines.join(', ')}.`);
}
