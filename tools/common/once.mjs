/**
 * What is made the first time it is asked for, and is the same after; a promise that fails is met again.
 *
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
export function once(make) {
  let made;
  return () => (made ??= make());
}
