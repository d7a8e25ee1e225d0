// The still itself: the network, what it has learned and the cost, arranged as on the page and drawn by the same code.

import { cost, count } from '../core/base/format.js';
import { loadOwnData } from '../core/data/own-data.js';
import { encodeLink } from '../core/link/link.js';
import { networkSeedOf } from '../core/link/network-seed.js';
import { datasetChoices } from '../core/settings/choices.js';
import { presetOf } from '../core/settings/presets.js';
import { drawLoss } from '../draw/loss.js';
import { classMark, drawMarks } from '../draw/marks.js';
import { layoutNetwork } from '../draw/network/layout.js';
import { drawNetwork } from '../draw/network/network.js';
import { font, type Theme } from '../draw/theme.js';
import type { Scene } from '../experiment/scene.js';
import { lensFor } from '../parts/learned/lenses/index.js';
import { Faces } from '../parts/network/faces.js';
import { Spreads } from '../parts/network/spreads.js';
import { scoreWords } from '../parts/words/score-words.js';
import { drawTitle, header, margin, narrow, type PictureTheme, type Recording, writeStill } from './still.js';
import { SvgRecorder } from './svg-recorder.js';
import { textWidth } from './text-width.js';
import type { Trained } from './train.js';

export const pictureViews = ['network', 'boundary', 'loss'] as const;
export type PictureView = (typeof pictureViews)[number];

export interface PictureOptions {
  readonly views: readonly PictureView[];
  readonly theme: PictureTheme;
  /** CSS pixels. */
  readonly width: number;
  readonly log: boolean;
}

interface Box {
  readonly view: PictureView;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 20;
const lossHeight = 170;

function arrange({ views, width }: PictureOptions, scene: Scene): { boxes: Box[]; height: number } {
  const has = (view: PictureView) => views.includes(view);
  const inner = width - 2 * margin;
  const side = has('network') && views.length > 1 && width >= narrow;
  const across = side ? Math.round((inner - gap) * 0.38) : inner;
  const boxes: Box[] = [];
  const x = side ? width - margin - across : margin;
  let y = header;
  const add = (view: PictureView, height: number, below = 0) => {
    boxes.push({ view, x, y, width: across, height });
    y += height + below + gap;
  };
  const networkHeight = Math.round(Math.max(300, Math.min(460, inner * 0.55)));
  if (has('network') && !side) add('network', networkHeight);
  if (has('boundary')) add('boundary', Math.min(across, 480), 24 + 20 * keyLines(scene, across));
  if (has('loss')) add('loss', lossHeight, 22);
  if (side) {
    const height = Math.max(networkHeight, y - gap - header);
    boxes.unshift({ view: 'network', x: margin, y: header, width: inner - gap - across, height });
    y = Math.max(y, header + height + gap);
  }
  return { boxes, height: Math.round(y - gap + margin) };
}

/** Where it stands in training, in a line. */
export function headline({ state, frame }: Trained): string {
  const { epoch, loss, testLoss, diverged } = frame.tick;
  const test = testLoss === undefined ? '' : `, ${cost(testLoss)} test`;
  const end = diverged ? '; then its numbers ran away' : '';
  return `Seed ${networkSeedOf(state)}, epoch ${count(epoch)}: cost ${cost(loss)} training${test}${end}`;
}

export function titleOf({ state }: Pick<Trained, 'state'>): string {
  const { settings, data } = state;
  const preset = presetOf(settings.preset);
  if (!data && settings.dataset === preset.settings.dataset) return preset.name;
  const chosen = datasetChoices.find(({ value }) => value === settings.dataset);
  return data ? 'Own data' : (chosen?.label ?? settings.dataset);
}

function drawNetworkBox(recorder: SvgRecorder, trained: Trained, theme: Theme, box: Box): void {
  const { scene, frame, plan, followed } = trained;
  const { context } = recorder;
  const outputNames = scene.problem.outputs.map(({ label }) => label);
  const widest = (names: readonly string[]) => Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, 12))));
  const { width, height } = box;
  const layout = layoutNetwork(scene.layers, {
    width,
    height,
    nameWidth: [widest(scene.inputNames), widest(outputNames)],
  });
  const faces = new Faces(new Spreads()).of(scene, frame, plan, layout, theme);
  const { layers, activations, inputNames } = scene;
  const { parameters, trace } = frame;
  const values = trace && { values: [followed.input, ...trace.a] };
  const view = { layout, layers, activations, parameters, inputNames, outputNames, faces, ...values, chosen: null };
  drawNetwork(context, view, theme);
  if (faces.kind === 'maps' || faces.kind === 'curves') return;
  context.font = font(11);
  context.fillStyle = theme.soft;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const shown =
    faces.kind === 'spreads' ? 'how the answers to the training rows are spread, and where' : 'the numbers of';
  const whose = faces.kind === 'spreads' ? `${followed.name} is` : followed.name;
  context.fillText(`In the neurons: ${shown} ${whose}`, 0, height + 12, width);
}

function drawBoundaryBox(recorder: SvgRecorder, trained: Trained, theme: Theme, box: Box): void {
  const { scene, frame, plan } = trained;
  const lens = lensFor(scene);
  const size = Math.min(box.width, box.height);
  // The launch of the Challenger: what the curve is asked about.
  const note = !trained.state.data && trained.state.settings.dataset === 'orings' ? { x: 31, text: '31 °F' } : null;
  const [width, height] = lens.kind === 'map' ? [size, size] : [box.width, box.height];
  lens.draw(recorder.context, theme, {
    width,
    height,
    frame,
    plan,
    followed: null,
    pointer: null,
    output: null,
    note,
    bare: false,
    withoutTest: !trained.state.settings.showTest,
    discrete: trained.state.settings.discretize,
  });
  drawKey(recorder, scene, theme, box.width, height + 4);
  const { context } = recorder;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.soft;
  context.font = font(12);
  context.fillText(scoreWords(scene, frame, null), 0, height + 20 + 20 * keyLines(scene, box.width), box.width);
}

interface KeyEntry {
  readonly name: string;
  readonly index: number;
  readonly of: number;
  readonly hollow: boolean;
  /** Where it stands, from the first entry of the first line. */
  readonly x: number;
  readonly line: number;
}

/** Which mark is which class or output, and that hollow ones were held out; in as many lines as it takes. */
function keyOf({ problem }: Scene, width: number): KeyEntry[] {
  const { classNames, outputs } = problem;
  const named: Omit<KeyEntry, 'x' | 'line'>[] = [];
  const add = (name: string, index: number, of: number) => named.push({ name, index, of, hollow: false });
  const marked = problem.inputs.length <= 2 || problem.task === 'regression';
  if (problem.task === 'regression') {
    if (outputs.length > 1) for (const [k, { label }] of outputs.entries()) add(label, k, Math.max(3, outputs.length));
  } else if (marked) {
    const order = classNames.length === 2 ? [1, 0] : classNames.keys();
    for (const k of order) add(classNames[k] ?? '', k, classNames.length);
  }
  if (marked && problem.test.rows > 0) named.push({ name: 'hollow: test', index: 1, of: 2, hollow: true });
  let [x, line] = [0, 0];
  return named.map((entry) => {
    const across = 14 + textWidth(entry.name, 12);
    if (x > 0 && x + across > width) [x, line] = [0, line + 1];
    const placed = { ...entry, x, line };
    x += across + 14;
    return placed;
  });
}

export const keyLines = (scene: Scene, width: number): number =>
  Math.max(0, ...keyOf(scene, width).map(({ line }) => line + 1));

export function drawKey(recorder: SvgRecorder, scene: Scene, theme: Theme, width: number, top: number): void {
  const { context } = recorder;
  context.font = font(12);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  for (const { name, index, of, hollow, x, line } of keyOf(scene, width)) {
    const y = top + 20 * line;
    drawMarks(context, classMark(theme, index, of), [x + 5, y + 12], hollow ? 3.6 : 4.2, hollow, theme.panel);
    context.fillStyle = theme.soft;
    context.fillText(name, x + 14, y + 16);
  }
}

function drawLossBox(recorder: SvgRecorder, trained: Trained, theme: Theme, box: Box, log: boolean): void {
  const { context } = recorder;
  const { width, height } = box;
  const { history } = trained.frame;
  context.font = font(12);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  let x = 0;
  for (const [name, colour, dash] of [
    ['cost, training', theme.ink, []],
    ['cost, test', theme.soft, [4, 3]],
  ] as const) {
    if (name === 'cost, test' && trained.scene.problem.test.rows === 0) continue;
    context.beginPath();
    context.moveTo(x, 8);
    context.lineTo(x + 16, 8);
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.setLineDash([...dash]);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = theme.soft;
    context.fillText(name, x + 22, 12);
    x += 22 + textWidth(name, 12) + 16;
  }
  recorder.moveOrigin(box.x, box.y + 20);
  drawLoss(context, { ...history, width, height, log, pointer: null }, theme);
}

function record(trained: Trained, options: PictureOptions, theme: Theme): Recording {
  const recorder = new SvgRecorder();
  const { boxes, height } = arrange(options, trained.scene);
  const { context } = recorder;
  context.fillStyle = theme.panel;
  context.fillRect(0, 0, options.width, height);
  drawTitle(recorder, [titleOf(trained), headline(trained)], theme, options.width);
  for (const box of boxes) {
    recorder.moveOrigin(box.x, box.y);
    if (box.view === 'network') drawNetworkBox(recorder, trained, theme, box);
    else if (box.view === 'boundary') drawBoundaryBox(recorder, trained, theme, box);
    else drawLossBox(recorder, trained, theme, box, options.log);
  }
  return { recorder, height };
}

/** The picture as SVG. `description`: what it shows, in words. Cost: a few milliseconds and some 100 kB. */
export function drawPicture(trained: Trained, options: PictureOptions, description: string): string {
  return writeStill((theme) => record(trained, options, theme), options, {
    title: `${titleOf(trained)}: ${headline(trained).toLowerCase()}`,
    description,
    link: encodeLink(trained.state, loadOwnData).text,
    key: trained.frame.tick,
  });
}
