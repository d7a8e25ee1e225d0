// The boundary that a reader expects on the map of two inputs: a line or a ring of points, each moved by dragging or by the arrow keys, and
// the class of what it encloses. What the network has learned by the end of the run is kept and lies over it.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { fixed, percent } from '../../core/base/format.js';
import type { Problem } from '../../core/data/problem.js';
import {
  type BoundaryShape,
  classesOf,
  disagreement,
  disagreementWords,
  firstBoundary,
  type Place,
} from '../../core/learn/expected-boundary.js';
import { fromScaled } from '../../core/network/units.js';
import { contour } from '../../draw/contour.js';
import { addShape, classMark, type ShapePath } from '../../draw/marks.js';
import { linearScale } from '../../draw/scale.js';
import type { Theme } from '../../draw/theme.js';
import type { Experiment } from '../../experiment/experiment.js';
import type { Need } from '../../experiment/needs.js';
import { actualClass, undecided } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import { classKey } from '../base/legend.js';
import { placeOn } from '../base/placing.js';
import { readTheme } from '../base/theme-reader.js';
import type { Ahead, AheadHost, Outcome } from './ahead.js';

/** The picture's own units. */
const edge = 360;
/** Key presses from one side to the other. */
const presses = 40;
/** Right when at most this share of the map is said otherwise. */
const near = 0.1;

/** Why no boundary can be drawn on this network's map; '' where one can. */
function refusal({ problem }: Scene): string {
  const inputs = problem.inputs.length;
  if (inputs === 2 && problem.task !== 'regression') return '';
  return `A boundary is drawn between classes over two inputs; this network has ${inputs} ${inputs === 1 ? 'input' : 'inputs'}${problem.task === 'regression' ? ' and predicts a number' : ''}. With of="cost" a curve can be drawn.`;
}

/** Segments between cells as the d of a path over the picture. */
function pathOf(segments: readonly number[], columns: number, rows: number): string {
  const at = (i: number) => (((segments[i] ?? 0) / ((i % 2 === 0 ? columns : rows) - 1)) * edge).toFixed(1);
  let d = '';
  for (let i = 0; i + 3 < segments.length; i += 4) d += `M${at(i)},${at(i + 1)}L${at(i + 2)},${at(i + 3)}`;
  return d;
}

/** Writes the shapes of many marks as the d of one path. */
class PathPen implements ShapePath {
  d = '';
  moveTo(x: number, y: number): void {
    this.d += `M${x.toFixed(1)},${y.toFixed(1)}`;
  }
  lineTo(x: number, y: number): void {
    this.d += `L${x.toFixed(1)},${y.toFixed(1)}`;
  }
  /** Whole circles, from their right-most point. */
  arc(_x: number, _y: number, r: number): void {
    this.d += `a${r},${r} 0 1 1 ${-2 * r},0a${r},${r} 0 1 1 ${2 * r},0Z`;
  }
  closePath(): void {
    this.d += 'Z';
  }
}

export class BoundaryAhead implements Ahead {
  readonly needs: readonly Need[] = ['maps'];
  readonly problem: string;
  readonly drawn = 'the boundary you expect';
  readonly came = 'the learned one';
  readonly #host: AheadHost;
  readonly #scene: Scene;
  readonly #shape: BoundaryShape;
  /** Two classes have the colours that the style sheet gives them, in light and dark. */
  readonly #theme: Theme;
  readonly #names: readonly string[];
  readonly #marks: TemplateResult[];
  #points: Place[];
  /** Of what is enclosed. */
  #class: number;
  #lifted = -1;
  #outcome: Outcome | null = null;
  /** The learned boundary, as the d of a path. */
  #learned = '';

  constructor(host: AheadHost, scene: Scene) {
    this.#host = host;
    this.#scene = scene;
    this.#shape = host.shape === 'around' ? 'around' : 'across';
    this.#theme = { ...readTheme(host), positive: 'var(--_positive)', negative: 'var(--_negative)' };
    this.#names = scene.problem.classNames;
    this.#points = firstBoundary(this.#shape);
    this.#class = this.#names.length === 2 ? 1 : 0;
    this.problem = refusal(scene);
    this.#marks = this.problem ? [] : this.#markPaths();
  }

  get answer(): string {
    return `“${this.#names[this.#class]}” ${this.#where} through ${this.#points.map((place) => this.#placeWords(place)).join('; ')}`;
  }

  get #where(): string {
    return this.#shape === 'around' ? 'inside the ring' : 'below the line';
  }

  picture(): TemplateResult {
    const { run } = this.#host;
    const line = this.#points.map(([x, y]) => `${(x * edge).toFixed(1)},${(y * edge).toFixed(1)}`).join(' ');
    const [across, up] = this.#scene.problem.inputs.map(({ label }) => label);
    return html`<svg class="map" viewBox="0 0 ${edge} ${edge}" role="group"
        aria-label="The boundary you expect, over ${across} and ${up}; each point is moved by the arrow keys"
        @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      <rect class="ground" width=${edge} height=${edge}></rect>
      ${this.#marks}
      ${this.#shape === 'around' ? svg`<polygon class="mine" points=${line}></polygon>` : svg`<polyline class="mine" points=${line}></polyline>`}
      ${this.#learned ? svg`<path class="came" d=${this.#learned}></path>` : nothing}
      ${run ? nothing : this.#points.map((place, i) => this.#handle(place, i))}
    </svg>
    <div class="key caption">${classKey(this.#shown, this.#theme)}</div>
    ${this.#side()}`;
  }

  /** What it says of what is enclosed: chosen before the run, and read after it. */
  #side(): TemplateResult {
    if (this.#host.run)
      return html`<p class="side">What it says ${this.#where}: <strong>${this.#names[this.#class]}</strong></p>`;
    const choices = this.#names.map(
      (name, k) => html`<option value=${k} .selected=${k === this.#class}>${name}</option>`,
    );
    return html`<label class="side">What it says ${this.#where}: <select @change=${this.#choose}>${choices}</select></label>`;
  }

  /** Those that are held out are not drawn, and have no place in the key. */
  get #shown(): Problem {
    const { problem } = this.#scene;
    return { ...problem, test: { ...problem.test, rows: 0 } };
  }

  /** Of what the network says when the training that was asked for is over; what it learns later changes nothing here. */
  outcome(experiment: Experiment, arrived: boolean): Outcome | null {
    const { frame, playing } = experiment;
    if (this.#outcome || !arrived || playing || !frame?.maps) return this.#outcome;
    const { problem } = this.#scene;
    const plan = experiment.plan(frame.maps.id);
    const values = frame.maps.layers[frame.maps.layers.length - 1];
    if (plan?.kind !== 'grid' || !values) return null;
    const { columns, rows } = plan;
    const classes = classesOf(values, columns * rows, problem.outputs.length, undecided(problem));
    const drawn = { shape: this.#shape, points: this.#points, class: this.#class };
    const distance = disagreement(drawn, classes, columns);
    const share = distance.expected + distance.missed;
    this.#learned = pathOf(this.#lineOf(values, classes, columns, rows), columns, rows);
    this.#outcome = {
      words: disagreementWords(distance, this.#names[this.#class] ?? ''),
      truth: share === 0 ? 'the same everywhere' : `otherwise on ${percent(share)} of the map`,
      right: share <= near,
    };
    return this.#outcome;
  }

  /** Where one output is undecided; of several outputs, around the cells of the class. */
  #lineOf(values: Float32Array, classes: Uint8Array, columns: number, rows: number): number[] {
    const { problem } = this.#scene;
    if (problem.outputs.length === 1) return contour(values, columns, rows, undecided(problem));
    return contour(
      classes.map((of) => (of === this.#class ? 1 : 0)),
      columns,
      rows,
      0.5,
    );
  }

  /** The training rows, a path for each class. */
  #markPaths(): TemplateResult[] {
    const { problem, domain } = this.#scene;
    const [x, y] = domain.map((ends, i) => linearScale(ends, i === 0 ? [0, edge] : [edge, 0]));
    if (!x || !y) return [];
    const { inputs, rows } = problem.train;
    return this.#names.map((_, k) => {
      const { colour, shape } = classMark(this.#theme, k, this.#names.length);
      const pen = new PathPen();
      for (let row = 0; row < rows; row++) {
        if (actualClass(problem, { set: 0, row }) !== k) continue;
        addShape(pen, shape, x.at(inputs[2 * row] ?? 0), y.at(inputs[2 * row + 1] ?? 0), 3);
      }
      return svg`<path class="mark" d=${pen.d} fill=${colour}></path>`;
    });
  }

  #handle(place: Place, index: number) {
    const [cx, cy] = [place[0] * edge, place[1] * edge];
    return svg`<g role="slider" tabindex="0" aria-label="Point ${index + 1} of ${this.#points.length}" aria-valuemin="0" aria-valuemax="100"
      aria-valuenow=${Math.round((1 - place[1]) * 100)} aria-valuetext=${this.#placeWords(place)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, index)} @pointerdown=${(event: PointerEvent) => this.#lift(event, index)}>
      <circle class="touch" cx=${cx} cy=${cy} r="22"></circle><circle class="handle" cx=${cx} cy=${cy} r="6"></circle></g>`;
  }

  /** In the columns' own units. */
  #placeWords([across, down]: Place): string {
    const shares = [across, 1 - down];
    return this.#scene.problem.inputs
      .map(({ label, scale }, i) => {
        const [low, high] = this.#scene.domain[i] ?? [0, 1];
        return `${label} ${fixed(fromScaled(scale, low + (high - low) * (shares[i] ?? 0)))}`;
      })
      .join(', ');
  }

  #lift(event: PointerEvent, index: number): void {
    this.#lifted = index;
    (event.currentTarget as Element).closest('svg')?.setPointerCapture(event.pointerId);
  }

  readonly #drag = (event: PointerEvent): void => {
    if (this.#lifted < 0) return;
    const { x, y } = placeOn(event.currentTarget as Element, 1, 1, event);
    this.#set(this.#lifted, x, y);
  };

  readonly #drop = (): void => {
    this.#lifted = -1;
  };

  readonly #choose = (event: Event): void => {
    this.#class = Number((event.target as HTMLSelectElement).value);
    this.#host.requestUpdate();
  };

  #key(event: KeyboardEvent, index: number): void {
    const by = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
      PageUp: [0, -5],
      PageDown: [0, 5],
    }[event.key];
    const place = this.#points[index];
    if (!by || !place) return;
    event.preventDefault();
    this.#set(index, place[0] + (by[0] ?? 0) / presses, place[1] + (by[1] ?? 0) / presses);
  }

  /** A line ends on the map's edges. */
  #set(index: number, across: number, down: number): void {
    const within = (share: number) => Math.max(0, Math.min(1, share));
    const last = this.#points.length - 1;
    const held = this.#shape === 'across' && (index === 0 || index === last);
    this.#points[index] = [held ? index / last : within(across), within(down)];
    this.#host.requestUpdate();
  }
}
