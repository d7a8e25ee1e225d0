import { Stop } from '../common/stop.mjs';

/** How late pages are that are made late, in milliseconds: some twenty frames, and less than any test waits. */
const usualLateness = 300;

/** How often a stress run goes through its levels unless it is told. */
const usualRounds = 5;

/**
 * What `npm test` was asked for: `[LEVEL...] [--stress[=ROUNDS]] [--late]`.
 *
 * @param {string[]} args
 * @param {string[]} known the names of all levels, in order
 * @param {{ usual: string[], stressed: string[] }} unnamed those that are run when none is named, and in a stress run then
 * @returns {{ names: string[], rounds: number, lateness: number }} rounds is 0 unless it is a stress run; lateness, in milliseconds, unless
 *   pages are made late
 * @throws {Stop} at what is not known
 */
export function readOrder(args, known, { usual, stressed }) {
  let rounds = 0;
  let lateness = 0;
  const asked = [];
  for (const arg of args) {
    const stress = /^--stress(?:=(\d+))?$/.exec(arg);
    if (stress) rounds = Number(stress[1] ?? usualRounds);
    else if (arg === '--late') lateness = usualLateness;
    else if (arg.startsWith('-'))
      throw new Stop(`There is no option '${arg}'; expected --stress, --stress=ROUNDS or --late.`);
    else if (!known.includes(arg)) throw new Stop(`There is no level '${arg}'; expected one of ${known.join(', ')}.`);
    else asked.push(arg);
    if (stress && rounds < 1) throw new Stop(`'${arg}' is no stress; expected at least one round.`);
  }
  const chosen = asked.length > 0 ? asked : rounds > 0 || lateness > 0 ? stressed : usual;
  return { names: known.filter((name) => chosen.includes(name)), rounds, lateness };
}
