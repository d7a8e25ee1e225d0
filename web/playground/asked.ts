// What an address asks to have open beside a network: ?open=compare, ?open=embed. Links to a network are after the "#" and say nothing of it.

const names = ['compare', 'embed'] as const;
export type Asked = (typeof names)[number];

/** Null where nothing is asked for that there is. search: as `location` has it. */
export function placeAsked(search: string): Asked | null {
  const asked = new URLSearchParams(search).get('open');
  return names.find((name) => name === asked) ?? null;
}
