// How a model changes what is trained: settings, inputs, own data. What still fits of a trained network stays.

import { sentence } from '../../core/base/parsed.js';
import { arePlain, defaultFeatures } from '../../core/data/feature-names.js';
import type { LinkState } from '../../core/link/link.js';
import type { Trained } from '../../core/link/trained.js';
import type { Origin } from '../../core/network/reshape.js';
import type { StopRules } from '../../core/run/stop-rules.js';
import type { Change } from '../../core/run/undo-history.js';
import { firstPreset } from '../../core/settings/first-preset.js';
import { type Settings, type Validated, validateSettings } from '../../core/settings/settings.js';
import type { NetworkJSON } from '../../engine/types.js';
import { followedOf } from '../../experiment/followed.js';
import { rowsOf } from '../../experiment/rows.js';
import { makeScene, networkInputs, type Scene } from '../../experiment/scene.js';
import { openProblem } from '../../experiment/source.js';
import { specOf, stopsOf, trainingOf } from '../../experiment/spec.js';
import { type Lab, Past, type Way } from '../../experiment/undo.js';
import type { Keep } from '../../session/reshape.js';
import type { Frame } from '../../session/session.js';
import { dataFiles } from './data-home.js';
import { ModelCore, type Moment } from './model-core.js';

export interface Opening {
  /** A step of undo; without one it is a step back or forward. */
  change?: Change;
  /** What the way back over that step does to the weights. */
  way?: Way;
  /** Sentences for people, told when it is open. */
  messages?: readonly string[];
  /** Nothing is said about the data: they are known. */
  again?: boolean;
  /** Weights a link brought. */
  trained?: Trained;
  /** What was on the tape, in order. */
  moments?: readonly Moment[];
  /** A whole saved network: its training goes on bit for bit. */
  saved?: NetworkJSON;
  /** Weights this state was left with. */
  weights?: Uint8Array;
  /** The run goes on: what fits of the present weights stays, and so does the tape; playing is not broken off. */
  keep?: Keep;
  /** The network starts anew in its old shape: what is frozen stays so, at its values. */
  keepFrozen?: boolean;
}

/** What the parts of one change say about it, beside the settings. */
export interface ChangeDetails {
  /** Which layers of the present network are in the next one. */
  readonly origin?: Origin;
  /** First weights again, though the present ones might do. */
  readonly anew?: boolean;
}

export abstract class ModelLab extends ModelCore {
  declare dataBase: string | undefined;
  protected readonly past = new Past();

  /** A preset on its way: what is changed meanwhile is a change of it. */
  protected choosing: Promise<unknown> | null = null;

  /** Opens a problem: what is left out comes from the preset that is named. What cannot be opened leaves the old one as it was. */
  async open(given: Partial<Settings> = {}): Promise<void> {
    if (given.preset === undefined || given.preset === firstPreset.preset) {
      await this.#openSettings(validateSettings(given, firstPreset));
    } else {
      this.opened = this.#openPreset(given);
      await this.opened;
    }
  }

  /** The other presets are fetched when one of them is asked for. */
  async #openPreset(given: Partial<Settings>): Promise<void> {
    const turn = ++this.now.opening;
    const coming = import('../../core/settings/presets.js');
    this.choosing = coming.catch(() => {});
    try {
      const { resolveSettings } = await coming;
      if (turn === this.now.opening) await this.#openSettings(resolveSettings(given));
    } catch (error) {
      if (turn === this.now.opening) this.fail(sentence(error));
    }
  }

  #openSettings({ settings, problems }: Validated): Promise<void> {
    this.choosing = null;
    const messages = problems.map(({ message }) => message);
    return this.openLab({ settings, features: defaultFeatures }, { change: { label: 'Open' }, messages });
  }

  /**
   * Opens what a link holds. again: it was here before, and what there is to say about its data was said then; then `moments` are what
   * the tape had.
   */
  async openState(
    state: LinkState,
    messages: readonly string[] = [],
    again = false,
    moments: readonly Moment[] = [],
  ): Promise<void> {
    const { trained, ...lab } = state;
    await this.openLab(lab, { change: { label: 'Open' }, messages, again, moments, ...(trained && { trained }) });
  }

  /**
   * Opens a saved network, as toJSON gave it, with the lab it was trained in. saved may come from anywhere: the engine checks it,
   * and one that it refuses leaves everything as it is; then `error` says why.
   */
  async openSaved(lab: Lab, saved: unknown, messages: readonly string[] = []): Promise<void> {
    await this.openLab(lab, { change: { label: 'Open file' }, messages, saved: saved as NetworkJSON });
  }

  /** Settled when the last opening is done. */
  protected opened: Promise<void> = Promise.resolve();

  protected openLab(lab: Lab, how: Opening = {}): Promise<void> {
    this.opened = this.#open(lab, how);
    return this.opened;
  }

  async #open(lab: Lab, how: Opening): Promise<void> {
    const turn = ++this.now.opening;
    this.now.coming = lab;
    const { settings, features } = lab;
    try {
      const { problem, notes } = await openProblem(settings, dataFiles(this.dataBase), lab.data);
      if (turn !== this.now.opening) return;
      // Fetched for those who bring weights.
      const resumed = how.trained && (await import('../../experiment/resume.js')).resumed(settings, how.trained);
      const session = await this.ensureSession();
      if (turn !== this.now.opening || !session) return;
      if (how.change) await this.leave();
      const goesOn = how.keep !== undefined && this.playing;
      // Playing all the while, for those who look: the pause of opening is not one.
      this.now.resumedAt = goesOn ? Number.POSITIVE_INFINITY : null;
      const making = arePlain(features) ? undefined : await import('../../core/data/features.js');
      if (turn !== this.now.opening) return;
      const scene = makeScene(settings, problem, features, making);
      const spec = specOf(settings, problem, (inputs, rows) => networkInputs(scene, inputs, rows));
      Object.assign(spec, resumed);
      if (how.saved) spec.resume = how.saved;
      if (how.keep) spec.keep = how.keep;
      this.now.arriving = true;
      const { parameters, frozen } = this.now.frame ?? {};
      if (how.keepFrozen && parameters && frozen) spec.frozen = frozen.map((at) => [at, parameters[at] ?? 0]);
      let frame = await session.open(spec);
      if (how.weights) frame = await session.restore(how.weights);
      if (turn !== this.now.opening) return;
      if (how.change) this.past.add(lab, how.change, how.way);
      const isNews = how.change !== undefined && !how.again && lab.data !== this.now.lab.data;
      this.#show(lab, scene, frame, how);
      session.setSpeed(settings.speed);
      session.setStops(this.stopsOf(settings));
      this.now.coming = null;
      this.now.arriving = false;
      this.needsChanged();
      for (const view of this.views) view.sceneChanged();
      if (goesOn && this.now.resumedAt !== null) {
        this.now.resumedAt = frame.tick.step;
        session.play();
      }
      this.take(frame, true);
      const problems = [...(how.messages ?? []), ...(isNews ? notes : [])];
      this.say('glassbox-ready', { settings, problems, where: session.where });
    } catch (error) {
      if (turn !== this.now.opening) return;
      this.now.coming = null;
      this.now.arriving = false;
      this.now.resumedAt = null;
      this.fail(sentence(error));
    }
  }

  /** With `keep` it is the same run, and what was followed and kept of it still stands. */
  #show(lab: Lab, scene: Scene, frame: Frame, { keep, moments = [] }: Opening): void {
    const { now } = this;
    const goesOn = keep !== undefined;
    now.lab = lab;
    now.scene = scene;
    now.frame = frame;
    now.step = frame.tick.step;
    now.divergedAt = -1;
    now.error = '';
    now.pointed = now.explain = null;
    this.plans.clear();
    if (!goesOn) this.tape.clear();
    for (const moment of moments) this.tape.add(moment);
    const { followedRow } = now;
    const stays = goesOn && followedRow && followedRow.row < rowsOf(scene.problem, followedRow.set).rows;
    now.followedRow = stays ? followedRow : { set: 0, row: 0 };
    now.followed = followedOf(scene, now.followedRow);
  }

  /** Before another state: what this one's weights are, so that undo brings them back. */
  protected async leave(): Promise<void> {
    const lab = this.past.present;
    // On the way to another network the session has that one already; what was left was seen to then.
    if (this.now.arriving) return;
    if (lab && this.now.scene && this.now.session) this.past.leave(lab, await this.now.session.snapshot());
  }

  /** The rules of the settings; `epochs` on the tag is one, too, where it comes first. */
  protected stopsOf(settings: Settings): StopRules {
    const rules = stopsOf(settings);
    const { epochs } = this;
    return epochs > 0 && (rules.epochs === 0 || epochs < rules.epochs) ? { ...rules, epochs } : rules;
  }

  /** Settings that leave the weights alone. */
  protected async applyLive(lab: Lab): Promise<void> {
    this.now.lab = lab;
    this.now.session?.setSpeed(lab.settings.speed);
    this.now.session?.setStops(this.stopsOf(lab.settings));
    try {
      if (this.now.scene) await this.now.session?.configure(trainingOf(lab.settings));
    } catch (error) {
      return this.fail(sentence(error));
    }
    for (const view of this.views) view.stateChanged();
    this.say('glassbox-change', { playing: this.playing, settings: lab.settings });
  }
}
