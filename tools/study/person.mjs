// One person's file of a study: what the course saves as "Save my answers (JSON)", and a field `study` beside it. The files come from
// other people's machines, so everything is bounded and checked, and what is wrong is said in a sentence.
import { Stop } from '../common/stop.mjs';

export const GROUPS = /** @type {const} */ (['course', 'text']);
/** Questions in each of the two tests. */
export const QUESTIONS = 10;
/** Those that ask for understanding; the others ask for a fact or a single step. docs/study/questions.md marks them, a test compares. */
export const DEEP = [2, 4, 6, 8, 10];

/** The largest file that is read, in bytes: 2,000 answers with long texts stay below it. */
export const LARGEST = 1_000_000;
const LONGEST_NAME = 40;
const MOST_ANSWERS = 2000;
const ITEMS = 10;

/**
 * @typedef {object} Person
 * @property {string} name a code that the teacher gave, never shown beside a result
 * @property {'course' | 'text'} group
 * @property {boolean[]} before for each of the ten questions whether it was answered right; not answered counts as not right
 * @property {boolean[]} after
 * @property {number[]} sus the ten answers to the questionnaire, each from 1 to 5
 */

/** What came, short enough to stand in a sentence and without control characters, which a terminal would obey. */
export function quoted(value) {
  const text = (JSON.stringify(value) ?? String(value)).replace(/[\p{Cc}\p{Cf}]/gu, '?');
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {string} text the file's contents
 * @returns {Person}
 * @throws {Stop} what was expected, what came, and how to go on
 */
export function readPerson(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Stop('expected JSON, as “Save my answers (JSON)” writes it, but the text is not JSON');
  }
  if (!isRecord(file) || file.format !== 'glassbox-answers' || file.version !== 1)
    throw new Stop(
      'expected "format": "glassbox-answers" and "version": 1 but they are not there: it is no file of answers',
    );
  const { study, answers } = file;
  if (!isRecord(study))
    throw new Stop(
      'expected a field "study" with person, group and sus but there is none: docs/study/README.md has an example',
    );
  const { person, group, sus } = study;
  if (typeof person !== 'string' || !/^[\w-]+$/.test(person) || person.length > LONGEST_NAME)
    throw new Stop(
      `expected "person" to be a code of letters, digits and hyphens, ${LONGEST_NAME} at most, but it is ${quoted(person)}`,
    );
  if (!GROUPS.includes(group)) throw new Stop(`expected "group" to be "course" or "text" but it is ${quoted(group)}`);
  if (!Array.isArray(sus) || sus.length !== ITEMS || !sus.every((one) => Number.isInteger(one) && one >= 1 && one <= 5))
    throw new Stop(`expected "sus" to be ${ITEMS} whole numbers from 1 to 5 but it is ${quoted(sus)}`);
  if (!Array.isArray(answers) || answers.length > MOST_ANSWERS)
    throw new Stop(
      `expected "answers" to be a list of ${MOST_ANSWERS} at most but it is ${Array.isArray(answers) ? `${answers.length} long` : quoted(answers)}`,
    );
  return { name: person, group, before: marks(answers, 'pre'), after: marks(answers, 'post'), sus };
}

/** The first answer to each question of one test counts; the course's own predictions have other ids and are passed over. */
function marks(answers, test) {
  const found = new Map();
  for (const answer of answers) {
    if (!isRecord(answer) || typeof answer.id !== 'string')
      throw new Stop(`expected every answer to have an "id" but one is ${quoted(answer)}`);
    if (!answer.id.startsWith(`${test}-`)) continue;
    const number = Number(answer.id.slice(test.length + 1));
    if (!(Number.isInteger(number) && number >= 1 && number <= QUESTIONS))
      throw new Stop(`expected ${test}-1 to ${test}-${QUESTIONS} but there is an answer to ${quoted(answer.id)}`);
    if (typeof answer.right !== 'boolean')
      throw new Stop(
        `expected "right" of ${test}-${number} to be true or false but it is ${quoted(answer.right)}: mark it first`,
      );
    if (!found.has(number)) found.set(number, answer.right);
  }
  if (found.size === 0)
    throw new Stop(
      `expected answers to ${test}-1 to ${test}-${QUESTIONS} but there is none: who took one test only cannot be compared`,
    );
  return Array.from({ length: QUESTIONS }, (_, at) => found.get(at + 1) ?? false);
}
