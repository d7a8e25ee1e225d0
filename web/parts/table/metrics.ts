// How good the predictions are, in the numbers that fit the task: shares and counts of classes, or R squared.
import { html, type TemplateResult } from 'lit';
import { count, percent, weight } from '../../core/base/format.js';
import type { Problem } from '../../core/data/problem.js';
import { accuracy, confusionMatrix, rSquared } from '../../core/network/metrics.js';
import { rowsOf, type SetIndex, undecided } from '../../experiment/rows.js';
import { type Predictions, predictionsIn } from './rows.js';

const sets: readonly { set: SetIndex; name: string }[] = [
  { set: 0, name: 'training' },
  { set: 1, name: 'test' },
];

const none = '–';
const fixedOr = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? none : weight(value));

function present(problem: Problem) {
  return sets.filter(({ set }) => rowsOf(problem, set).rows > 0);
}

function accuracies(problem: Problem, predictions: Predictions | undefined): TemplateResult {
  const middle = undecided(problem);
  const width = problem.outputs.length;
  return html`<table class="figures"><caption>Right answers</caption>
    <thead><tr><th scope="col"><span class="hidden">measure</span></th>${present(problem).map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody><tr><th scope="row">share that is right</th>${present(problem).map(
      ({ set }) =>
        html`<td>${predictions ? percent(accuracy(predictionsIn(predictions, set), rowsOf(problem, set).targets, width, middle)) : none}</td>`,
    )}</tr></tbody></table>`;
}

function confusion(
  problem: Problem,
  predictions: Predictions | undefined,
  { set, name }: (typeof sets)[number],
): TemplateResult {
  const { targets } = rowsOf(problem, set);
  const counts: (number | undefined)[][] = predictions
    ? confusionMatrix(predictionsIn(predictions, set), targets, problem.outputs.length, undecided(problem))
    : problem.classNames.map(() => problem.classNames.map(() => undefined));
  return html`<table class="figures confusion"><caption>What each class was taken for, ${name} rows</caption>
    <thead><tr><th scope="col">class</th>${problem.classNames.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${counts.map(
      (row, actual) =>
        html`<tr><th scope="row">${problem.classNames[actual]}</th>${row.map(
          (many, predicted) =>
            html`<td class=${!many ? 'none' : actual === predicted ? 'right' : 'wrong'}>${many === undefined ? none : count(many)}</td>`,
        )}</tr>`,
    )}</tbody></table>`;
}

function squares(problem: Problem, predictions: Predictions | undefined): TemplateResult {
  const shown = present(problem).map(({ set, name }) => ({
    name,
    each: predictions
      ? rSquared(predictionsIn(predictions, set), rowsOf(problem, set).targets, problem.outputs.length)
      : [],
  }));
  return html`<table class="figures"><caption title="1 is perfect, 0 is no better than the mean, below 0 is worse.">R², the share of the variation that is predicted</caption>
    <thead><tr><th scope="col">output</th>${shown.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${problem.outputs.map(
      (column, k) =>
        html`<tr><th scope="row">${column.label}</th>${shown.map(
          ({ each }) => html`<td>${fixedOr(each[k])}</td>`,
        )}</tr>`,
    )}</tbody></table>`;
}

/** Before there are predictions the same tables, with dashes, so that nothing moves when they come. */
export function metricsOf(problem: Problem, predictions: Predictions | undefined): TemplateResult {
  const tables =
    problem.task === 'regression'
      ? squares(problem, predictions)
      : [accuracies(problem, predictions), present(problem).map((each) => confusion(problem, predictions, each))];
  // Nineteen classes are wider than a panel: what scrolls is reached by keyboard.
  return html`<div class="metrics" tabindex="0" role="group" aria-label="How good the predictions are">${tables}</div>`;
}
