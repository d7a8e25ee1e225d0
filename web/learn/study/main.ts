// The page of the study: one person, step after step, and for those who mark their sheets.

import words from 'virtual:study';
import { render } from 'lit';
import { download } from '../../parts/base/download.js';
import { Kept } from '../kept.js';
import { Desk } from './desk.js';
import { MarkingView } from './marking-view.js';
import { answered, begin, goneOn, groups, isCode, rated, type Sitting, sheetJson, type Test } from './sitting.js';
import { type Choice, learned, learning, notKept, questions, saving, usability, welcome } from './views.js';
import { listNames } from './words.js';

const find = (id: string) => document.querySelector(`#${id}`) as HTMLElement;
const [place, text, below] = [find('step'), find('text'), find('below')];
const desk = new Desk();
const now = () => new Date().toISOString();

/** A coin, of the kind that nobody can guess. */
const byChance = <V>([one, other]: readonly [V, V]): V =>
  (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 2 === 0 ? one : other;

/** ?person=k7&group=text&first=B fills the form in, for whoever prepares the machines. */
function askedChoice(search: string): Choice {
  const asked = new URLSearchParams(search);
  const person = asked.get('person') ?? '';
  return {
    person: isCode(person) ? person : '',
    group: groups.find((group) => group === asked.get('group')) ?? null,
    first: listNames.find((name) => name === asked.get('first')) ?? null,
  };
}
let choice = askedChoice(location.search);
let problem = '';
let saved = false;
/** Whether somebody is about to delete what they have not saved. */
let warns = false;

function start(given: Choice): void {
  choice = given;
  problem = isCode(given.person) ? '' : 'Type your code first: letters, digits and hyphens, 40 at most, such as k7.';
  if (problem) show();
  else reach(begin(given.person, given.group ?? byChance(groups), given.first ?? byChance(listNames), now()));
}

/** Another step: what is read begins at its top. */
function reach(sitting: Sitting | null): void {
  desk.sitting = sitting;
  problem = '';
  show();
  scrollTo(0, 0);
  place.querySelector<HTMLElement>('h1')?.focus();
}

function next(): void {
  if (desk.sitting) reach(goneOn(desk.sitting, now()));
}

/** Typing is kept, and what is on the page stays as it is. */
function write(id: string, answer: string): void {
  if (desk.sitting) desk.sitting = answered(desk.sitting, id, answer, now());
}

function rate(item: number, value: number): void {
  if (desk.sitting) desk.sitting = rated(desk.sitting, item, value);
}

function leaveUsability({ sus }: Sitting): void {
  const missing = sus.flatMap((value, i) => (value === 0 ? [i + 1] : []));
  if (missing.length === 0) {
    next();
    return;
  }
  problem = `Choose a number for every sentence; still open: ${missing.join(', ')}.`;
  show();
}

function save(sitting: Sitting): void {
  download(`${sitting.person}.json`, sheetJson(sitting, words, new Kept().answers), 'application/json');
  saved = true;
  warns = false;
  show();
}

function ask(asked: boolean): void {
  warns = asked;
  show();
  // The button that was pressed is gone.
  place.querySelector<HTMLElement>(asked ? '[role=alert] button' : '.acts button:last-child')?.focus();
}

function remove(): void {
  if (!saved && !warns) {
    ask(true);
    return;
  }
  saved = warns = false;
  choice = { person: '', group: null, first: null };
  reach(null);
}

/** The browser's clock, without seconds. */
const hour = (time = '') => (time ? new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) : '');

function view(sitting: Sitting | null) {
  if (!sitting) return welcome(choice, problem, start, mark);
  const asks = (test: Test) => questions(sitting, test, words, write, next);
  switch (sitting.step) {
    case 'before':
      return asks('before');
    case 'learn':
      return learning(sitting, hour(sitting.began.learn));
    case 'after':
      return asks('after');
    case 'usability':
      return usability(sitting, words, problem, rate, () => desk.sitting && leaveUsability(desk.sitting));
    case 'save':
      return saving(sitting, {
        saved,
        kept: desk.keeps,
        warns,
        save: () => save(sitting),
        remove,
        stay: () => ask(false),
      });
  }
}

function show(): void {
  const { sitting } = desk;
  const learns = sitting?.step === 'learn';
  render(view(sitting), place);
  text.hidden = !(learns && sitting.group === 'text');
  render([learns ? learned(next) : '', sitting && !desk.keeps ? notKept : ''], below);
}

function mark(): void {
  render('', place);
  new MarkingView(place, words).show();
  place.querySelector<HTMLElement>('h1')?.focus();
}

show();
