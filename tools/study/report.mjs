// What a study found, as lines of text.
import { describe, hedges, sus } from './arithmetic.mjs';
import { DEEP, GROUPS, QUESTIONS } from './person.mjs';

const numbers = Array.from({ length: QUESTIONS }, (_, at) => at + 1);
/** Which questions are counted together. */
const KINDS = [
  { name: 'all', asked: numbers },
  { name: 'superficial', asked: numbers.filter((number) => !DEEP.includes(number)) },
  { name: 'deep', asked: DEEP },
];

const score = (marks, asked) => asked.filter((number) => marks[number - 1]).length;
const fixed = (value) => (Number.isNaN(value) ? '–' : value.toFixed(2).replace('-', '−'));
const meanAndSd = ({ mean, sd }) => `${fixed(mean)} (${fixed(sd)})`;

/** @param {ReturnType<typeof hedges>} effect */
function inWords(effect) {
  if (effect === null) return 'no effect size: it takes two people in each group, and some difference among them';
  return `g = ${fixed(effect.g)}, 95 % interval ${fixed(effect.low)} to ${fixed(effect.high)}`;
}

/**
 * @param {readonly import('./person.mjs').Person[]} people of both groups
 * @returns {string} for each kind of question both groups' right answers before and after and what was gained, as mean and standard
 *   deviation, with Hedges' g of course over text; and the System Usability Scale of each group
 */
export function report(people) {
  const groups = GROUPS.map((name) => ({ name, people: people.filter(({ group }) => group === name) }));
  const lines = [`People: ${groups.map((group) => `${group.name} ${group.people.length}`).join(', ')}`, ''];
  for (const { name, asked } of KINDS) {
    const found = groups.map((group) => ({
      name: group.name,
      before: describe(group.people.map(({ before }) => score(before, asked))),
      after: describe(group.people.map(({ after }) => score(after, asked))),
      gain: describe(group.people.map(({ before, after }) => score(after, asked) - score(before, asked))),
    }));
    lines.push(
      `Right answers to ${name === 'all' ? `all ${asked.length}` : `the ${asked.length} ${name}`} questions, mean (SD)`,
    );
    lines.push(row('', ['before', 'after', 'gain']));
    for (const group of found) lines.push(row(group.name, [group.before, group.after, group.gain].map(meanAndSd)));
    lines.push(`  gain, course over text:  ${inWords(hedges(found[0].gain, found[1].gain))}`);
    lines.push(`  after, course over text: ${inWords(hedges(found[0].after, found[1].after))}`, '');
  }
  lines.push('System Usability Scale, 0 to 100, mean (SD)');
  for (const group of groups)
    lines.push(row(group.name, [meanAndSd(describe(group.people.map((person) => sus(person.sus))))]));
  return lines.join('\n');
}

const row = (name, cells) => `  ${name.padEnd(8)}${cells.map((cell) => cell.padStart(15)).join('')}`;
