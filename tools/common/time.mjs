import { Stop } from './stop.mjs';

/** '90s', '10m' or '2h' in seconds; a bare number is seconds. */
export function secondsOf(time) {
  const [, number, unit = 's'] = /^(\d+)([smh])?$/.exec(time) ?? [];
  if (!number) throw new Stop(`Expected how long to go on, as in 90s, 10m or 2h, but got '${time}'.`);
  return Number(number) * { s: 1, m: 60, h: 3600 }[unit];
}
