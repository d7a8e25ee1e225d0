// <glassbox-boundary>: what the network has learned. A map for two inputs, a curve for one, counts of right and wrong for
// classes, predicted against actual for numbers.
import { css, html, nothing } from 'lit';
import { settingsTable } from '../../core/settings/settings.js';
import { viewHelp } from '../../core/settings/view-help.js';
import type { Theme } from '../../draw/theme.js';
import type { Need } from '../../experiment/needs.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { CanvasView } from '../base/canvas-view.js';
import { classKey, numberKey, outputKey } from '../base/legend.js';
import { notFetched } from '../base/not-fetched.js';
import { readTheme } from '../base/theme-reader.js';
import { scoreWords } from '../words/score-words.js';
import { lensKind } from './lenses/kind.js';
import type { Lens } from './lenses/lens.js';
import { loadLens } from './lenses/load.js';

export class GlassboxBoundary extends CanvasView {
  static override properties = {
    ...CanvasView.properties,
    noteAt: { type: Number, attribute: 'note-at' },
    note: { type: String },
    output: { state: true },
  };
  static override styles = [
    CanvasView.styles,
    css`
    :host { position: relative; display: flex; flex-direction: column; gap: 8px; max-width: 480px; }
    .stage { position: relative; width: 100%; aspect-ratio: 1; touch-action: pan-y; cursor: crosshair; }
    .stage:focus-visible { outline-offset: 3px; }
    canvas { position: absolute; inset: 0; }
    .stage.map canvas { border-radius: 6px; }
    .key { display: flex; flex-wrap: wrap; gap: 4px 14px; min-height: 20px; align-items: center; }
    .key span { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
    .ramp { width: 36px; height: 8px; border-radius: 4px; background: linear-gradient(to right, var(--_negative), transparent, var(--_positive)); }
    .key button { display: inline-flex; align-items: center; gap: 6px; border: 1px solid transparent; min-height: 28px; padding: 0 7px; font-size: 12px; }
    .key button[aria-pressed='true'] { border-color: var(--_ink); }
    .key.outputs { gap: 2px; margin: 0 -7px; }
    .views { display: flex; flex-wrap: wrap; gap: 0 14px; min-height: 24px; }
    .views label { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; cursor: pointer; white-space: nowrap; }
    .views input { width: 16px; height: 16px; margin: 0; accent-color: var(--_ink); }
    .score, .readout { height: 18px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    @media (pointer: coarse), (max-width: 640px) { .key button, .views label { min-height: 44px; min-width: 44px; } }
    @media print { .views { display: none; } }
  `,
  ];

  /** A place on the curve worth a look, in the unit of the input, and the words beside it. */
  declare noteAt: number | undefined;
  declare note: string | undefined;
  declare output: number | null;
  #lost = false;
  #lens: Lens | null = null;
  #pointer: { x: number; y: number } | null = null;
  /** Whether points are drawn, and how the map is looked at. */
  #looks = '';

  constructor() {
    super();
    this.output = null;
  }

  protected override get needs(): readonly Need[] {
    return ['maps', 'predictions'];
  }

  protected override render() {
    const scene = this.experiment?.scene;
    const drawing = this.experiment?.attention.drawing ?? false;
    return html`
      <div class="stage ${this.#lens?.kind === 'map' ? 'map' : ''}" part="stage" tabindex="0" role="group" ?inert=${drawing}
        aria-label="What it has learned; up and down arrows follow one observation after another"
        @pointermove=${this.#over} @pointerdown=${this.#over} @pointerleave=${this.#out} @click=${this.#click} @keydown=${this.#key}>
        <canvas role="img" aria-label="What the network has learned"></canvas>
      </div>
      ${this.#lost && scene ? notFetched(() => void this.#see(scene, null)) : nothing}
      ${drawing ? html`<glassbox-point-editor .for=${this.for}></glassbox-point-editor>` : nothing}
      ${drawing ? nothing : scene ? this.#keys() : html`<div class="key"></div>`}
      ${this.#lens?.kind === 'map' && !drawing ? this.#views() : nothing}
      <div class="score caption" part="score"></div>
      <div class="readout caption" part="readout"></div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  /** How the map is looked at; not for points that are not there. */
  #views() {
    const { experiment } = this;
    if (!experiment) return nothing;
    const heldOut = (experiment.scene?.problem.test.rows ?? 0) > 0;
    const toggle = (name: 'showTest' | 'discretize') =>
      html`<label data-view=${name} title=${viewHelp[name]}><input type="checkbox" .checked=${experiment.settings[name]}
        @change=${(event: Event) => experiment.set(name, (event.target as HTMLInputElement).checked)}>${settingsTable[name].label}</label>`;
    return html`<div class="views caption" part="views">${heldOut ? toggle('showTest') : nothing}${toggle('discretize')}</div>`;
  }

  #keys() {
    const problem = this.experiment?.scene?.problem;
    if (!problem) return nothing;
    this.theme ??= readTheme(this);
    const { theme } = this;
    if (problem.task === 'regression' && problem.outputs.length > 1) {
      return outputKey(problem, theme, this.output, (output) => {
        this.output = output;
        this.requestPaint();
      });
    }
    const activation = this.experiment?.scene?.activations.at(-1) ?? 'linear';
    const key =
      problem.task === 'regression' && problem.inputs.length === 2
        ? numberKey(problem, activation)
        : classKey(problem, theme);
    return html`<div class="key caption" part="key">${key}</div>`;
  }

  override sceneChanged(): void {
    const scene = this.experiment?.scene;
    const before = this.#lens;
    this.#lens = null;
    if (scene) void this.#see(scene, before);
    this.output = null;
    this.#pointer = null;
    this.requestUpdate();
    this.requestPaint();
  }

  async #see(scene: Scene, before: Lens | null): Promise<void> {
    // A lens that was fetched before is there again before the next picture.
    const lens = await loadLens(scene, before?.kind === lensKind(scene) ? before : null).catch(() => null);
    if (this.experiment?.scene !== scene) return;
    this.#lens = lens;
    this.#lost = lens === null;
    this.requestUpdate();
    this.requestPaint();
    this.requestDescription();
  }

  override stateChanged(): void {
    const drawing = this.experiment?.attention.drawing ?? false;
    const settings = this.experiment?.settings;
    const looks = [drawing, settings?.showTest, settings?.discretize].join();
    if (looks !== this.#looks) {
      this.#looks = looks;
      this.requestUpdate();
      this.requestDescription();
    }
    this.requestPaint();
  }

  override numbersArrived(_frame: Frame): void {
    this.#score();
  }

  protected override updated(): void {
    this.#score();
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const { experiment } = this;
    if (!this.#lens || !experiment?.frame || !experiment.scene) {
      context.clearRect(0, 0, this.width, this.height);
      return;
    }
    const { frame } = experiment;
    this.#lens.draw(context, theme, {
      width: this.width,
      height: this.height,
      frame,
      plan: frame.maps ? experiment.plan(frame.maps.id) : null,
      followed: experiment.attention.followedRow,
      pointer: this.#pointer,
      output: this.output,
      note: this.noteAt === undefined ? null : { x: this.noteAt, text: this.note ?? '' },
      bare: experiment.attention.drawing,
      withoutTest: !experiment.settings.showTest,
      discrete: experiment.settings.discretize,
    });
    this.#readout();
  }

  #score(): void {
    const out = this.renderRoot?.querySelector('.score');
    const text = this.#scoreText();
    if (out && out.textContent !== text) out.textContent = text;
  }

  #scoreText(): string {
    const { scene, frame } = this.experiment ?? {};
    if (!scene || !frame) return '';
    return scoreWords(scene, frame, this.output);
  }

  #readout(): void {
    const out = this.renderRoot.querySelector('.readout');
    const text = this.#lens?.readout() ?? '';
    if (out && out.textContent !== text) out.textContent = text;
  }

  protected override describe(): string {
    if (!this.#lens || !this.experiment?.frame) return 'What the network has learned: nothing yet.';
    return `${this.#lens.describe()} ${this.#scoreText()}.`;
  }

  readonly #over = (event: PointerEvent): void => {
    this.#pointer = this.placeOf(event);
    this.requestPaint();
  };

  readonly #out = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#pointer = null;
    this.requestPaint();
  };

  readonly #click = (event: MouseEvent): void => {
    const at = this.placeOf(event);
    const touch = (event as PointerEvent).pointerType === 'touch';
    const found = at && this.#lens?.pick(at.x, at.y, touch ? 22 : 10);
    if (found) this.experiment?.attention.follow(found);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      this.#pointer = null;
      this.requestPaint();
    }
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by || !this.experiment) return;
    event.preventDefault();
    this.experiment.attention.followNext(by);
    const live = this.renderRoot.querySelector('[aria-live]');
    if (live) live.textContent = `Following ${this.experiment.attention.followed?.name ?? ''}`;
  };
}
