// What is said of attributes that an element does not know. Fetched when there are some.
import { nearest } from '../../session/nearest.js';

/** Once for each kind of element and name. */
const told = new Set<string>();

/** Says each with the nearest that the element knows. */
export function warn(tag: string, strange: readonly string[], known: readonly string[]): void {
  const fresh = strange.filter((name) => !told.has(`${tag} ${name}`));
  for (const name of fresh) told.add(`${tag} ${name}`);
  if (fresh.length === 0) return;
  const words = fresh.map((name) => {
    const meant = nearest(name, known);
    return meant === undefined ? name : `${name} (did you mean ${meant}?)`;
  });
  console.warn(`<${tag}> knows no attribute ${words.join(', ')}.`);
}
