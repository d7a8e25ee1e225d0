// How a model changes what is trained: settings, inputs, own data. What still fits of a trained network stays.
import type { Origin } from '../core/carry-over.js';
import { shapeOfState } from '../core/data-shape.js';
import { defaultFeatures, type FeatureName } from '../core/features.js';
import { firstPreset } from '../core/first-preset.js';
import type { LinkState, Trained } from '../core/link.js';
import type { OwnData } from '../core/own-data.js';
import { type SettingName, type Settings, settingsTable, type Validated, validateSettings } from '../core/settings.js';
import type { Change } from '../core/undo.js';
import type { NetworkJSON } from '../engine/types.js';
import type { Keep } from '../session/carry.js';
import type { Frame } from '../session/session.js';
import { resumeOf, specOf, stopsOf, trainingOf } from '../session/spec.js';
import { dataHome } from './data-home.js';
import { followedOf } from './following.js';
import { openProblem } from './load-problem.js';
import { ModelCore, sentence } from './model-core.js';
import { loadOpenedData, ownDataLoader } from './own-data-loader.js';
import { difference, type Lab, Past, type Way } from './past.js';
import { makeScene, networkInputs, rowsOf, type Scene } from './scene.js';

interface Opening {
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
  #choosing: Promise<unknown> | null = null;

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
    const coming = import('../core/presets.js');
    this.#choosing = coming.catch(() => {});
    try {
      const { resolveSettings } = await coming;
      if (turn === this.now.opening) await this.#openSettings(resolveSettings(given));
    } catch (error) {
      if (turn === this.now.opening) this.fail(sentence(error));
    }
  }

  #openSettings({ settings, problems }: Validated): Promise<void> {
    this.#choosing = null;
    const messages = problems.map(({ message }) => message);
    return this.openLab({ settings, features: defaultFeatures }, { change: { label: 'Open' }, messages });
  }

  /** Opens what a link holds. again: it was here before, and what there is to say about its data was said then. */
  async openState(state: LinkState, messages: readonly string[] = [], again = false): Promise<void> {
    const { trained, ...lab } = state;
    await this.openLab(lab, { change: { label: 'Open' }, messages, again, ...(trained && { trained }) });
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
      const { problem, notes } = await openProblem(settings, dataHome(this.dataBase), lab.data);
      if (turn !== this.now.opening) return;
      const session = await this.ensureSession();
      if (turn !== this.now.opening || !session) return;
      if (how.change) await this.leave();
      const goesOn = how.keep !== undefined && this.playing;
      // Playing all the while, for those who look: the pause of opening is not one.
      this.now.resumedAt = goesOn ? Number.POSITIVE_INFINITY : null;
      const scene = makeScene(settings, problem, features);
      const spec = specOf(settings, problem, (inputs, rows) => networkInputs(scene, inputs, rows));
      const resume = how.saved ?? (how.trained && resumeOf(settings, how.trained));
      if (resume) spec.resume = resume;
      if (how.keep) spec.keep = how.keep;
      this.now.arriving = true;
      const { parameters, frozen } = this.now.frame ?? {};
      if (how.keepFrozen && parameters && frozen) spec.frozen = frozen.map((at) => [at, parameters[at] ?? 0]);
      let frame = await session.open(spec);
      if (how.weights) frame = await session.restore(how.weights);
      if (turn !== this.now.opening) return;
      if (how.change) this.past.add(lab, how.change, how.way);
      const isNews = how.change !== undefined && !how.again && lab.data !== this.now.lab.data;
      this.#show(lab, scene, frame, how.keep !== undefined);
      session.setSpeed(settings.speed);
      session.setStops(stopsOf(settings));
      this.now.coming = null;
      this.now.arriving = false;
      this.needsChanged();
      for (const view of this.views) view.sceneChanged();
      if (goesOn && this.now.resumedAt !== null) {
        this.now.resumedAt = frame.tick.step;
        session.play();
      }
      this.take(frame);
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

  /** goesOn: it is the same run, and what was followed and kept of it still stands. */
  #show(lab: Lab, scene: Scene, frame: Frame, goesOn: boolean): void {
    const { now } = this;
    now.lab = lab;
    now.scene = scene;
    now.frame = frame;
    now.step = frame.tick.step;
    now.divergedAt = -1;
    now.error = '';
    now.pointed = now.explain = null;
    this.plans.clear();
    if (!goesOn) this.tape.clear();
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

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  async set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    if (name === 'preset') return this.open({ preset: value as Settings['preset'] });
    return this.change({ [name]: value } as Partial<Settings>, { label: settingsTable[name].label, key: name });
  }

  /** Changes several settings as one step of undo; own data give way when another data set is named. */
  async change(given: Partial<Settings>, change: Change, details: ChangeDetails = {}): Promise<void> {
    if (this.#choosing) await this.#choosing;
    const { data, ...rest } = this.#latest;
    const lab: Lab = given.dataset === undefined ? this.#latest : rest;
    await this.#changeLab(lab, given, change, details);
  }

  /** Other inputs made of the two columns; the network is fitted to them. */
  async setFeatures(features: readonly FeatureName[], change: Change = { label: 'Inputs' }): Promise<void> {
    if (this.#choosing) await this.#choosing;
    const inputs = features.map((name) => this.now.lab.features.indexOf(name));
    await this.#changeLab({ ...this.#latest, features }, {}, change, { inputs });
  }

  /** A person's own data instead of a data set. keepWeights: where they fit the network that is there, it goes on learning. */
  async setData(data: OwnData, change: Change, keepWeights = false): Promise<void> {
    if (this.#choosing) await this.#choosing;
    await this.#changeLab({ ...this.#latest, data }, {}, change, { dataKeep: keepWeights });
  }

  /** As it is, or as it will be in a moment: changes may come faster than networks open. */
  get #latest(): Lab {
    return this.now.coming ?? this.now.lab;
  }

  async #changeLab(
    lab: Lab,
    given: Partial<Settings>,
    change: Change,
    { dataKeep = false, anew = false, ...keep }: Keep & ChangeDetails & { dataKeep?: boolean },
  ): Promise<void> {
    const load = lab.data ? await ownDataLoader() : loadOpenedData;
    const shape = shapeOfState(lab, given.dataset ?? lab.settings.dataset, load);
    if (!shape.ok) return this.fail(shape.error);
    const { settings, problems } = validateSettings(given, lab.settings, shape.value);
    const next: Lab = { ...lab, settings };
    const timed = { ...change, time: performance.now() };
    const sameInputs = settings.layers[0] === this.now.lab.settings.layers[0];
    const kind = anew ? 'restart' : difference(this.now.lab, next, dataKeep && sameInputs);
    if (kind === 'keeps' || kind === 'restart') {
      const messages = problems.map(({ message }) => message);
      const way = kind === 'keeps' && dataKeep ? 'stay' : 'left';
      const keepFrozen = kind === 'restart' && String(settings.layers) === String(this.now.lab.settings.layers);
      return this.openLab(next, { change: timed, way, messages, keepFrozen, ...(kind === 'keeps' && { keep }) });
    }
    const refused = problems[0];
    if (refused) return this.fail(refused.message);
    this.past.add(next, timed);
    await this.applyLive(next);
  }

  /** Settings that leave the weights alone. */
  protected async applyLive(lab: Lab): Promise<void> {
    this.now.lab = lab;
    this.now.session?.setSpeed(lab.settings.speed);
    this.now.session?.setStops(stopsOf(lab.settings));
    try {
      if (this.now.scene) await this.now.session?.configure(trainingOf(lab.settings));
    } catch (error) {
      return this.fail(sentence(error));
    }
    for (const view of this.views) view.stateChanged();
    this.say('glassbox-change', { playing: this.playing, settings: lab.settings });
  }
}
