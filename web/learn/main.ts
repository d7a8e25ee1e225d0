// The course: chapters come as they near, answers are kept in this browser, and the way shows where one is.
import type { Answer } from '../core/learn/answers.js';
import { answersCsv, answersJson } from '../core/learn/answers-file.js';
import { download } from '../parts/base/download.js';
import type { GlassboxCheck } from '../parts/learn/check.js';
import type { GlassboxRecap } from '../parts/learn/recap.js';
import { GlassboxModel } from '../parts/model/model.js';
import { GlassboxWhat } from '../parts/what/what.js';
import { showAlone } from './alone.js';
import { bringWhenNear, Chapter, lastPassed } from './chapter.js';
import { Kept } from './kept.js';
import { ToFigure } from './to-figure.js';

customElements.define('glassbox-model', GlassboxModel);
customElements.define('glassbox-what', GlassboxWhat);

const find = <E extends Element>(selector: string) => document.querySelector(selector) as E;
const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)];
const chapters = all<HTMLElement>('.chapter').map((section) => new Chapter(section));
const kept = new Kept();

/** Puts back what was answered and done in earlier visits. Properties that are set before an element's code is there are taken up by it. */
function putBack(): void {
  for (const recap of all<GlassboxRecap>('glassbox-recap')) {
    const scope = recap.closest(recap.getAttribute('of') ?? 'section');
    recap.answers = kept.answers.filter(({ id }) => scope?.querySelector(`#${CSS.escape(id)}`));
  }
  for (const task of all<GlassboxCheck>('glassbox-check')) task.toggleAttribute('done', kept.isDone(task.id));
  tellWay();
}

/** A chapter is done when every question in it was answered and every task done. */
function tellWay(): void {
  const answered = new Set(kept.answers.map(({ id }) => id));
  for (const { section, id } of chapters) {
    const asked = [...section.querySelectorAll('glassbox-question, glassbox-expect, glassbox-check')];
    const done = asked.filter((element) => answered.has(element.id) || kept.isDone(element.id)).length;
    const link = find<HTMLElement>(`.way a[href="#${id}"]`);
    link.dataset.done = asked.length > 0 && done === asked.length ? 'all' : done > 0 ? 'some' : 'none';
    const state = link.querySelector('.hidden');
    if (state) state.textContent = asked.length > 0 ? `, ${done} of ${asked.length} done` : '';
  }
}

/** What brings back what was deleted; null once there is something new, beside which it would be out of order. */
let bringBack: (() => void) | null = null;

/** What becomes of the answers, and what can be done with those that there are. */
function tellKept(): void {
  find('#kept').textContent = bringBack
    ? 'Your answers are deleted. Nothing was sent.'
    : kept.keeps
      ? 'Your answers stay in this browser. Nothing is sent.'
      : 'This browser keeps nothing: your answers are lost when this page is closed, unless you save them. Nothing is sent.';
  find<HTMLElement>('#bring-back').hidden = !bringBack;
  find<HTMLButtonElement>('#forget').disabled = kept.isEmpty;
  for (const save of all<HTMLButtonElement>('#save-json, #save-csv')) save.disabled = kept.answers.length === 0;
}

function added(): void {
  bringBack = null;
  tellWay();
  tellKept();
}
document.addEventListener('glassbox-answer', (event) => {
  kept.add((event as CustomEvent<Answer>).detail);
  added();
});
document.addEventListener('glassbox-done', (event) => {
  kept.finish((event as CustomEvent<{ id: string }>).detail.id);
  added();
});

find('#save-json').addEventListener('click', () =>
  download('glassbox-answers.json', answersJson(kept.answers), 'application/json'),
);
find('#save-csv').addEventListener('click', () => download('glassbox-answers.csv', answersCsv(kept.answers)));
find('#forget').addEventListener('click', () => {
  bringBack = kept.forget();
  putBack();
  tellKept();
  // The button that was pressed has nothing more to do.
  find<HTMLElement>('#bring-back').focus();
});
find('#bring-back').addEventListener('click', () => {
  bringBack?.();
  bringBack = null;
  putBack();
  tellKept();
  find<HTMLElement>('#forget').focus();
});
tellKept();

/** Where the reader is. */
const present = () => lastPassed(chapters, ({ section }) => section);

const what = find<GlassboxWhat>('#what');
what.pageRules = async () => (await import('./what-rules.js')).pageRules;

const toFigure = new ToFigure(find('#to-figure'));
let here: Chapter | undefined;
function look(): void {
  const chapter = present();
  toFigure.look(chapter);
  // What is around the networks is asked of the one that is read about.
  const model = chapter?.model;
  if (model && what.for !== model.id) what.for = model.id;
  if (chapter === here) return;
  here = chapter;
  for (const link of all<HTMLElement>('.way a')) {
    if (link.getAttribute('href') === `#${chapter?.id}`) link.setAttribute('aria-current', 'step');
    else link.removeAttribute('aria-current');
  }
}
addEventListener('scroll', look, { passive: true });
// What comes in above moves what is read.
new ResizeObserver(look).observe(document.body);

const open = find<HTMLAnchorElement>('#open');
for (const type of ['pointerdown', 'focus', 'click'])
  open.addEventListener(type, () => {
    open.href = present()?.address ?? open.href;
  });
// On paper everything is there, with its pictures.
addEventListener('beforeprint', () => {
  for (const details of all<HTMLDetailsElement>('details')) details.open = true;
});

putBack();
showAlone(chapters, location.search);
bringWhenNear(chapters.filter(({ section }) => !section.hidden));
look();
