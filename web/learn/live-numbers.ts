// The numbers in a chapter's prose: they say what its network says now. Those that belong to an answer are the question's own.
import { parseQuantity } from '../core/learn/quantity.js';
import type { Experiment } from '../experiment/experiment.js';
import type { View } from '../experiment/view.js';
import { fill, numbersIn, quantitiesOf } from '../parts/learn/fill.js';
import { momentOf, needsOf } from '../parts/learn/moment-of.js';

/** Returns what takes them out again. */
export function keepLive(chapter: ParentNode, experiment: Experiment): () => void {
  const numbers = numbersIn(chapter).filter(
    (element) => !element.closest('[slot=why]') && parseQuantity(element.value).ok,
  );
  const needs = needsOf(quantitiesOf(numbers));
  const show = () => {
    const moment = momentOf(experiment);
    if (moment) fill(numbers, moment);
  };
  const view: View = {
    tellsProblem: false,
    currentNeeds: () => needs,
    receive: (_frame, toRead) => toRead && show(),
    refused() {},
    sceneChanged() {},
    stateChanged: show,
    pointChanged() {},
  };
  return experiment.addView(view);
}
