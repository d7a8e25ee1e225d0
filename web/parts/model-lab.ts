// How a model changes what is trained: settings, inputs, own data, single weights; and the way back from each.
import { defaultFeatures, type FeatureName } from '../core/features.js';
import type { LinkState, Trained } from '../core/link.js';
import { type OwnData, shapeOfState } from '../core/own-data.js';
import { resolveSettings } from '../core/presets.js';
import { type SettingName, type Settings, settingsTable, validateSettings } from '../core/settings.js';
import type { Change } from '../core/undo.js';
import type { ParameterAddress } from '../engine/types.js';
import type { Session } from '../session/session.js';
import { resumeOf, specOf, stopsOf, trainingOf } from '../session/spec.js';
import { followedOf } from './following.js';
import { openProblem } from './load-problem.js';
import { ModelCore, sentence } from './model-core.js';
import { difference, type Lab, Past } from './past.js';
import { makeScene, networkInputs } from './scene.js';

interface Opening {
  /** A step of undo; without one it is a step back or forward. */
  change?: Change;
  /** Sentences for people, told when it is open. */
  messages?: readonly string[];
  /** Weights a link brought. */
  trained?: Trained;
  /** Weights this state was left with. */
  weights?: Uint8Array;
  /** The present weights go on with other data. */
  keepWeights?: boolean;
}

export abstract class ModelLab extends ModelCore {
  declare dataBase: string;
  protected readonly past = new Past();

  /** Opens a problem: what is left out comes from the preset that is named. What cannot be opened leaves the old one as it was. */
  async open(given: Partial<Settings> = {}): Promise<void> {
    const { settings, problems } = resolveSettings(given);
    const messages = problems.map(({ message }) => message);
    await this.openLab({ settings, features: defaultFeatures }, { change: { label: 'Open' }, messages });
  }

  /** Opens what a link holds. */
  async openState(state: LinkState, messages: readonly string[] = []): Promise<void> {
    const { trained, ...lab } = state;
    await this.openLab(lab, { change: { label: 'Open' }, messages, ...(trained && { trained }) });
  }

  protected async openLab(lab: Lab, how: Opening = {}): Promise<void> {
    const turn = ++this.now.opening;
    const { settings, features } = lab;
    try {
      const { problem, notes } = await openProblem(settings, new URL(this.dataBase, document.baseURI), lab.data);
      if (turn !== this.now.opening) return;
      const session = await this.ensureSession();
      if (turn !== this.now.opening || !session) return;
      if (how.change) await this.#leave(session);
      const goesOn = how.keepWeights === true && this.playing;
      // Playing all the while, for those who look: the pause of opening is not one.
      this.now.resumedAt = goesOn ? Number.POSITIVE_INFINITY : null;
      const kept = how.keepWeights && this.now.scene ? await session.snapshot() : how.weights;
      const scene = makeScene(settings, problem, features);
      const spec = specOf(settings, problem, (inputs, rows) => networkInputs(scene, inputs, rows));
      if (how.trained) spec.resume = resumeOf(settings, how.trained);
      let frame = await session.open(spec);
      if (kept) frame = await session.restore(kept);
      if (turn !== this.now.opening) return;
      if (how.change) this.past.add(lab, how.change);
      this.now.lab = lab;
      this.now.scene = scene;
      this.now.frame = frame;
      this.plans.clear();
      this.tape.clear();
      this.now.step = frame.tick.step;
      this.now.divergedAt = -1;
      this.now.error = '';
      this.now.pointed = this.now.explain = null;
      this.now.followedRow = { set: 0, row: 0 };
      this.now.followed = followedOf(scene, this.now.followedRow);
      session.setSpeed(settings.speed);
      session.setStops(stopsOf(settings));
      this.needsChanged();
      for (const view of this.views) view.sceneChanged();
      if (goesOn && this.now.resumedAt !== null) {
        this.now.resumedAt = frame.tick.step;
        session.play();
      }
      this.take(frame);
      const problems = [...(how.messages ?? []), ...notes];
      this.say('glassbox-ready', { settings, problems, where: session.where });
    } catch (error) {
      if (turn !== this.now.opening) return;
      this.now.resumedAt = null;
      this.fail(sentence(error));
    }
  }

  /** Before another state: what this one's weights are, so that undo brings them back. */
  async #leave(session: Session): Promise<void> {
    const lab = this.past.present;
    if (lab && this.now.scene) this.past.leave(lab, await session.snapshot());
  }

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  async set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    if (name === 'preset') return this.open({ preset: value as Settings['preset'] });
    return this.change({ [name]: value } as Partial<Settings>, { label: settingsTable[name].label, key: name });
  }

  /** Changes several settings as one step of undo; own data give way when another data set is named. */
  async change(given: Partial<Settings>, change: Change): Promise<void> {
    const { data, ...rest } = this.now.lab;
    const lab: Lab = given.dataset === undefined ? this.now.lab : rest;
    await this.#changeLab(lab, given, change);
  }

  /** Other inputs made of the two columns; the network is fitted to them. */
  async setFeatures(features: readonly FeatureName[]): Promise<void> {
    await this.#changeLab({ ...this.now.lab, features }, {}, { label: 'Inputs' });
  }

  /** A person's own data instead of a data set. keepWeights: where they fit the network that is there, it goes on learning. */
  async setData(data: OwnData, change: Change, keepWeights = false): Promise<void> {
    await this.#changeLab({ ...this.now.lab, data }, {}, change, keepWeights);
  }

  async #changeLab(lab: Lab, given: Partial<Settings>, change: Change, keepWeights = false): Promise<void> {
    const shape = shapeOfState(lab, given.dataset ?? lab.settings.dataset);
    if (!shape.ok) return this.fail(shape.error);
    const { settings, problems } = validateSettings(given, lab.settings, shape.value);
    const next: Lab = { ...lab, settings };
    const timed = { ...change, time: performance.now() };
    const keeps = keepWeights && String(settings.layers) === String(this.now.lab.settings.layers);
    if (difference(this.now.lab, next) === 'restart') {
      const messages = problems.map(({ message }) => message);
      return this.openLab(next, { change: timed, messages, keepWeights: keeps });
    }
    const refused = problems[0];
    if (refused) return this.fail(refused.message);
    this.past.add(next, timed);
    await this.#applyLive(next);
  }

  /** Settings that leave the weights alone. */
  async #applyLive(lab: Lab): Promise<void> {
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

  // Going back.

  get undoLabel(): string | undefined {
    return this.past.undoLabel;
  }
  get redoLabel(): string | undefined {
    return this.past.redoLabel;
  }
  undo(): Promise<void> {
    return this.#travel(-1);
  }
  redo(): Promise<void> {
    return this.#travel(1);
  }

  async #travel(steps: number): Promise<void> {
    const to = this.past.look(steps);
    const session = this.now.session;
    if (!to || !session) return;
    const kind = difference(this.now.lab, to);
    if (kind !== 'live') await this.#leave(session);
    this.past.go(steps);
    const weights = this.past.weightsOf(to);
    if (kind === 'live') return this.#applyLive(to);
    if (kind === 'restart') return this.openLab(to, weights ? { weights } : {});
    this.now.lab = to;
    if (weights) await this.show((running) => running.restore(weights));
    this.tellState();
  }

  /** One weight or bias by hand; undo brings the old one back. */
  async setParameter(address: ParameterAddress, value: number): Promise<void> {
    const session = this.now.session;
    if (!session || !this.now.scene) return;
    await this.#leave(session);
    const lab = { ...this.now.lab };
    // From here on it is another run.
    this.tape.truncate(this.now.step - 1);
    await this.show((running) => running.setParameter(address, value));
    this.now.lab = lab;
    const key = `parameter ${address.layer} ${address.neuron} ${address.input}`;
    const label = address.input === undefined ? 'Set a bias' : 'Set a weight';
    this.past.add(lab, { label, key, time: performance.now() });
    this.tellState();
  }

  /** Back to the kept moment nearest to an epoch; training goes on from there with exactly those weights. */
  async rewind(epoch: number): Promise<void> {
    const entry = this.tape.nearest(epoch);
    if (entry) await this.rewindTo(entry.step);
  }

  /** The same for a moment on the tape by its step; what was kept of later ones stays until training goes on. */
  async rewindTo(step: number): Promise<void> {
    const entry = this.tape.entries.find((kept) => kept.step === step);
    if (!entry) return;
    this.now.divergedAt = -1;
    this.now.scrubbing = true;
    await this.show((session) => session.restore(entry.snapshot));
    this.now.scrubbing = false;
  }
}
