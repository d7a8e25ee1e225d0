// <glassbox-doctor>: looks at the run now and then, and says what is wrong with it in one plain sentence, with a button that
// does something about it. Its place keeps its height, so that nothing moves when there is something to say.
import { css, html, nothing } from 'lit';
import { count } from '../../core/base/format.js';
import {
  type ColumnStatistics,
  diagnose,
  type Finding,
  type LeftBehind,
  leftBehind,
  withoutCircle,
} from '../../core/doctor/diagnose.js';
import type { Settings } from '../../core/settings/settings.js';
import type { Need } from '../../experiment/needs.js';
import { isSameMoment } from '../../session/moment.js';
import type { Frame } from '../../session/session.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { type Act, actOf, inputStatistics, observe, quietSentence, stopFinding } from './doctor-acts.js';

/** Milliseconds between two looks while training goes on, and after the last frame at rest. */
const pace = 2000;
const settle = 300;

/** What there is to know of a doctor that has nothing to say. */
const looksAt = `Looked at: the cost (running away, rising, jumping, creeping, test against training), the neurons (silent, saturated,
  all alike), the gradient from layer to layer, and the inputs.`;

/** In place of a finding's id where there is none. */
const fine = 'fine';

type Said = Pick<Finding, 'sentence' | 'remedy'> & { readonly id: string; readonly severity: string };

export class GlassboxDoctor extends ModelView {
  static override properties = { ...ModelView.properties, said: { state: true }, shown: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    :host { display: block; }
    .place {
      display: flex; align-items: safe center; gap: 8px 14px; height: 68px; padding-top: 8px; overflow-y: auto;
      border-top: 1px solid var(--_line); font-size: 13px; line-height: 1.4;
    }
    .place.problem .sentence, .place.warning .sentence { border-left: 3px solid var(--_negative); padding-left: 10px; }
    .sentence { flex: 1; min-width: 0; }
    .quiet { color: var(--_soft); font-size: 12px; }
    .seen { flex: none; color: var(--_soft); font-size: 12px; white-space: nowrap; }
    .seen:empty { display: none; }
    .looks { flex: 2; min-width: 0; }
    .acts { display: flex; gap: 6px; flex: none; max-width: 50%; }
    .acts button { line-height: 1.2; padding-block: 4px; }
    .first { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); }
    .wrap { container-type: inline-size; }
    @container (max-width: 760px) {
      .place { height: 106px; flex-direction: column; align-items: stretch; justify-content: flex-start; }
      .sentence, .looks { flex: none; }
      .acts { max-width: none; flex-wrap: wrap; }
    }
    @container (max-width: 560px) {
      .place { height: 156px; }
    }
    @media print { :host { display: none; } }
  `,
  ];

  /** Null until this network was looked at. */
  declare said: readonly Said[] | null;
  declare shown: number;
  readonly #dismissed = new Set<string>();
  /** What remedies led away from, of these data. */
  #left: LeftBehind[] = [];
  #dataset: string | undefined;
  #quiet = '';
  #inputs: readonly ColumnStatistics[] | null = null;
  #looking = false;
  #looked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.said = null;
    this.shown = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The gradient and all answers cost as much as a good part of an epoch: wanted only for a look. */
  protected override get needs(): readonly Need[] {
    const weightLayers = (this.experiment?.scene?.layers.length ?? 1) - 1;
    if (!this.#looking) return [];
    return ['gradient', ...Array.from({ length: weightLayers }, (_, l): Need => `answers of ${l}`)];
  }

  override sceneChanged(): void {
    this.#dismissed.clear();
    const table = this.experiment?.scene?.problem.table.dataset;
    if (table !== this.#dataset) this.#left = [];
    this.#dataset = table;
    this.#inputs = null;
    this.#looked = 0;
    this.#forget();
  }

  /** What was said is of another run: until the next look there is nothing to say of this one. */
  #forget(): void {
    this.#judged = null;
    this.said = null;
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  override frameArrived(frame: Frame): void {
    const { scene } = this.experiment ?? {};
    if (!scene) return;
    if (frame.tick.step < (this.#judged?.frame.tick.step ?? 0)) this.#forget();
    if (frame.tick.diverged || frame.stopped) this.#judge(frame);
    if (this.#looking && this.#isWhole(frame)) {
      this.#looking = false;
      this.#looked = performance.now();
      this.experiment?.needsChanged();
      this.#judge(frame);
      return;
    }
    // While frames come, the look that is arranged stays; at rest it comes once all is quiet.
    if (frame.playing && this.#timer !== undefined) return;
    this.#lookIn(frame.playing ? Math.max(0, this.#looked + pace - performance.now()) : settle);
  }

  /** Whether a frame brings all that a look wants. */
  #isWhole({ gradient, activations }: Frame): boolean {
    return gradient !== undefined && activations?.length === (this.experiment?.scene?.layers.length ?? 0) - 1;
  }

  #lookIn(milliseconds: number): void {
    if (this.#looking) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#look, milliseconds);
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    // A frame that shows what was looked at already, such as the one behind a look, is no news.
    const { frame, settings } = this.experiment ?? {};
    const last = this.#judged;
    if (!frame || (last && last.settings === settings && isSameMoment(frame, last.frame))) return;
    // Another view may want as much as a look does: no frame would follow for it.
    if (this.#isWhole(frame)) this.#judge(frame);
    else {
      this.#looking = true;
      this.experiment?.needsChanged();
    }
  };
  #judged: { frame: Frame; settings: Settings } | null = null;
  /** Whose sentence a screen reader was given last; that nothing is wrong is no news at the start. */
  #read = fine;

  #judge(frame: Frame): void {
    const { experiment } = this;
    if (!experiment?.scene) return;
    const { scene, settings } = experiment;
    this.#judged = { frame, settings };
    this.#inputs ??= inputStatistics(scene);
    const seen = observe(experiment, scene, frame, this.#inputs);
    this.#quiet = quietSentence(seen);
    const found: Said[] = diagnose(seen).map((finding) => withoutCircle(finding, settings, this.#left));
    if (frame.stopped) found.unshift({ ...stopFinding(frame.stopped), id: 'stopped', severity: 'hint' });
    const kept = found.filter(({ id }) => !this.#dismissed.has(id)).slice(0, 2);
    const before = this.said?.[this.shown]?.id;
    this.said = kept;
    this.shown = Math.max(
      0,
      kept.findIndex(({ id }) => id === before),
    );
  }

  protected override render() {
    const all = this.said ?? [];
    const said = all[this.shown];
    const quiet = this.said ? this.#quiet : 'Looking at this run.';
    // Read out once: that its numbers change is not worth an interruption.
    const id = said?.id ?? fine;
    const isNews = this.said !== null && id !== this.#read;
    if (isNews) this.#read = id;
    const { experiment } = this;
    const act = said?.remedy && experiment ? actOf(experiment, said.remedy.action, said.remedy.label) : null;
    const { epoch } = this.#judged?.frame.tick ?? {};
    // While training goes on, what is said is of the last look; the numbers beside it are newer.
    const isOld = this.said !== null && experiment?.playing;
    return html`<div class="wrap"><div class="place ${said?.severity ?? ''}" part="place" role="group" aria-label="Doctor">
      <div class="sentence ${said ? '' : 'quiet'}" part="sentence" aria-live=${isNews ? 'polite' : 'off'}>${said?.sentence ?? quiet}</div>
      ${said || !this.said ? nothing : html`<div class="looks caption">${looksAt}</div>`}
      <div class="seen" part="seen">${isOld ? html`seen at epoch ${count(epoch ?? 0)}` : nothing}</div>
      ${
        said
          ? html`<div class="acts">
        ${act ? html`<button class="first" part="remedy" @click=${() => this.#do(act, said)}>${act.label}</button>` : nothing}
        ${all.length > 1 ? html`<button part="next" title="There is one more thing to say" @click=${this.#next}>Next</button>` : nothing}
        <button part="dismiss" aria-label="Leave it" title="Leave it as it is" @click=${() => this.#dismiss(said.id)}>\u00d7</button>
      </div>`
          : nothing
      }
    </div></div>`;
  }

  async #do(act: Act, said: Said): Promise<void> {
    const { experiment } = this;
    if (experiment && said.remedy) this.#left.push(leftBehind(said.remedy.action, experiment.settings));
    this.#forget();
    await act.run();
    // What could not be done brings no frame, and is still to be said.
    if (!this.said) this.#lookIn(settle);
  }

  readonly #next = (): void => {
    this.shown = (this.shown + 1) % Math.max(1, this.said?.length ?? 0);
  };

  #dismiss(id: string): void {
    this.#dismissed.add(id);
    this.said = (this.said ?? []).filter((said) => said.id !== id);
    this.shown = 0;
  }
}
