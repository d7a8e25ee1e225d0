// Two measurements of the same numbers against each other: where they agree, the marks lie on the line y = x.
import { drawAxes, type PlotArea } from './axes.js';
import { drawMarks } from './marks.js';
import { nearestMark } from './nearest.js';
import { linearScale, niceCeiling, type Scale } from './scale.js';
import type { Theme } from './theme.js';

export interface AgreementView {
  width: number;
  height: number;
  /** Pairs of one colour each. */
  groups: readonly { colour: string; x: ArrayLike<number>; y: ArrayLike<number> }[];
  xName: string;
  yName: string;
  /** A pair with a ring around it. */
  chosen: { group: number; index: number } | null;
}

export function agreementArea(view: { width: number; height: number }): PlotArea {
  return { left: 52, top: 26, right: view.width - 12, bottom: view.height - 40 };
}

/** One domain for both axes, around zero, so that y = x is the diagonal. */
export function agreementScales(view: AgreementView): { x: Scale; y: Scale } {
  let largest = 0;
  for (const group of view.groups) {
    for (const values of [group.x, group.y]) {
      for (let i = 0; i < values.length; i++) {
        const size = Math.abs(values[i] ?? 0);
        if (Number.isFinite(size)) largest = Math.max(largest, size);
      }
    }
  }
  const end = niceCeiling(largest);
  const area = agreementArea(view);
  return {
    x: linearScale([-end, end], [area.left, area.right]),
    y: linearScale([-end, end], [area.bottom, area.top]),
  };
}

export function drawAgreement(context: CanvasRenderingContext2D, view: AgreementView, theme: Theme): void {
  const area = agreementArea(view);
  const { x, y } = agreementScales(view);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, area, { scale: x, about: 4, name: view.xName }, { scale: y, about: 4, name: view.yName }, theme);
  context.beginPath();
  context.moveTo(area.left, area.bottom);
  context.lineTo(area.right, area.top);
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.stroke();
  for (const group of view.groups) {
    const positions: number[] = [];
    for (let i = 0; i < group.x.length; i++) positions.push(x.at(group.x[i] ?? 0), y.at(group.y[i] ?? 0));
    drawMarks(context, { colour: group.colour, shape: 'disc' }, positions, 3.2, false, theme.panel);
  }
  const group = view.chosen && view.groups[view.chosen.group];
  if (!view.chosen || !group || view.chosen.index >= group.x.length) return;
  context.beginPath();
  context.arc(x.at(group.x[view.chosen.index] ?? 0), y.at(group.y[view.chosen.index] ?? 0), 7.5, 0, 2 * Math.PI);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** The nearest pair within `reach` CSS pixels, or null. */
export function pickAgreement(
  view: AgreementView,
  px: number,
  py: number,
  reach = 12,
): { group: number; index: number } | null {
  const { x, y } = agreementScales(view);
  const marks = view.groups.map((pairs) => ({
    count: pairs.x.length,
    x: (i: number) => x.at(pairs.x[i] ?? 0),
    y: (i: number) => y.at(pairs.y[i] ?? 0),
  }));
  return nearestMark(marks, px, py, reach);
}

/** Of all pairs. */
export function largestDifference(view: Pick<AgreementView, 'groups'>): number {
  let largest = 0;
  for (const { x, y } of view.groups) {
    for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs((x[i] ?? 0) - (y[i] ?? 0)));
  }
  return largest;
}
