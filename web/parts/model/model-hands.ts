// How settings, inputs, data and weights are changed by hand, as steps that can be undone, and the ways back: undo and redo of every
// change, and the moments of the tape with the settings of their time.

import { sentence } from '../../core/base/parsed.js';
import type { FeatureName } from '../../core/data/feature-names.js';
import type { OwnData } from '../../core/data/own-data.js';
import { shapeOfState } from '../../core/data/shape.js';
import type { StopRules } from '../../core/run/stop-rules.js';
import type { Tape } from '../../core/run/tape.js';
import type { Change } from '../../core/run/undo-history.js';
import {
  type SettingName,
  type Settings,
  settingNames,
  settingsTable,
  validateSettings,
} from '../../core/settings/settings.js';
import type { ParameterAddress } from '../../engine/types.js';
import { loadOpenedData, ownDataLoader } from '../../experiment/own-data-loader.js';
import { trainingOf } from '../../experiment/spec.js';
import { difference, type Lab, type Past } from '../../experiment/undo.js';
import type { Keep } from '../../session/reshape.js';
import type { Frame, Session } from '../../session/session.js';
import type { Moment, Now } from './model-core.js';
import type { ChangeDetails, Opening } from './model-lab.js';

/** The model, as far as hands reach. */
export interface Reach {
  readonly now: Now;
  readonly past: Past;
  readonly tape: Tape<Moment>;
  /** A preset on its way: what is changed meanwhile is a change of it. */
  choosing(): Promise<unknown> | null;
  opened(): Promise<void>;
  openLab(lab: Lab, how: Opening): Promise<void>;
  applyLive(lab: Lab): Promise<void>;
  stopsOf(settings: Settings): StopRules;
  leave(): Promise<void>;
  show(action: (session: Session) => Promise<Frame>): Promise<void>;
  pause(): Promise<void>;
  fail(message: string): void;
  tellState(): void;
}

/** How one watches is not a part of what was watched. */
const ofWatching: readonly SettingName[] = settingNames.filter((name) => settingsTable[name].group === 'view');

function watchedAs(then: Readonly<Settings>, now: Readonly<Settings>): Settings {
  const kept = Object.fromEntries(ofWatching.map((name) => [name, now[name]]));
  return { ...then, ...kept };
}

const keyOf = ({ layer, neuron, input }: ParameterAddress) => `parameter ${layer} ${neuron} ${input}`;

export class ModelHands {
  readonly #model: Reach;

  constructor(model: Reach) {
    this.#model = model;
  }

  async change(given: Partial<Settings>, change: Change, details: ChangeDetails): Promise<void> {
    const choosing = this.#model.choosing();
    if (choosing) await choosing;
    const { data, ...rest } = this.#latest;
    const lab: Lab = given.dataset === undefined ? this.#latest : rest;
    await this.#changeLab(lab, given, change, details);
  }

  async setFeatures(features: readonly FeatureName[], change: Change): Promise<void> {
    const choosing = this.#model.choosing();
    if (choosing) await choosing;
    const inputs = features.map((name) => this.#model.now.lab.features.indexOf(name));
    await this.#changeLab({ ...this.#latest, features }, {}, change, { inputs });
  }

  async setData(data: OwnData, change: Change, keepWeights: boolean): Promise<void> {
    const choosing = this.#model.choosing();
    if (choosing) await choosing;
    await this.#changeLab({ ...this.#latest, data }, {}, change, { dataKeep: keepWeights });
  }

  /** As it is, or as it will be in a moment: changes may come faster than networks open. */
  get #latest(): Lab {
    return this.#model.now.coming ?? this.#model.now.lab;
  }

  async #changeLab(
    lab: Lab,
    given: Partial<Settings>,
    change: Change,
    { dataKeep = false, anew = false, ...keep }: Keep & ChangeDetails & { dataKeep?: boolean },
  ): Promise<void> {
    const load = lab.data ? await ownDataLoader() : loadOpenedData;
    const shape = shapeOfState(lab, given.dataset ?? lab.settings.dataset, load);
    if (!shape.ok) return this.#model.fail(shape.error);
    const { settings, problems } = validateSettings(given, lab.settings, shape.value);
    const next: Lab = { ...lab, settings };
    const timed = { ...change, time: performance.now() };
    const sameInputs = settings.layers[0] === this.#model.now.lab.settings.layers[0];
    const kind = anew ? 'restart' : difference(this.#model.now.lab, next, dataKeep && sameInputs);
    if (kind === 'keeps' || kind === 'restart') {
      const messages = problems.map(({ message }) => message);
      const way = kind === 'keeps' && dataKeep ? 'stay' : 'left';
      const keepFrozen = kind === 'restart' && String(settings.layers) === String(this.#model.now.lab.settings.layers);
      return this.#model.openLab(next, { change: timed, way, messages, keepFrozen, ...(kind === 'keeps' && { keep }) });
    }
    const refused = problems[0];
    if (refused) return this.#model.fail(refused.message);
    this.#model.past.add(next, timed);
    await this.#model.applyLive(next);
  }

  #turn: Promise<void> = Promise.resolve();

  /** One after the other, and after what is being opened: keys come faster than networks open. */
  #inTurn(action: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(async () => {
      await this.#model.opened();
      await action();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** A step of undo, or of redo. */
  travel(steps: -1 | 1): Promise<void> {
    return this.#inTurn(() => this.#travel(steps));
  }

  async #travel(steps: -1 | 1): Promise<void> {
    const to = this.#model.past.look(steps);
    if (!to || !this.#model.now.session) return;
    const way = this.#model.past.wayTo(steps);
    const kind = difference(this.#model.now.lab, to, way === 'stay');
    const weightsStay = way === 'stay' || (kind === 'live' && way !== 'left');
    if (!weightsStay || kind === 'restart') await this.#model.leave();
    this.#model.past.go(steps);
    const weights = this.#model.past.weightsOf(to);
    if (kind === 'restart') return this.#model.openLab(to, weights ? { weights } : {});
    if (kind === 'keeps') return this.#model.openLab(to, { keep: {}, ...(!weightsStay && weights && { weights }) });
    if (!weightsStay && weights) await this.#model.show((running) => running.restore(weights));
    if (kind === 'live') return this.#model.applyLive(to);
    this.#model.now.lab = to;
    this.#model.tellState();
  }

  /** A step of undo that leads to other weights under the present settings: those of now come back with it. */
  jump(change: Change, action: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#model.leave();
      const lab = { ...this.#model.now.lab };
      await action();
      this.#model.now.lab = lab;
      this.#model.past.add(lab, { ...change, time: performance.now() }, 'left');
      this.#model.tellState();
    });
  }

  /** One weight or bias by hand; undo brings the old one back. */
  async setParameter(address: ParameterAddress, value: number, key = keyOf(address)): Promise<void> {
    if (!this.#model.now.session || !this.#model.now.scene) return;
    const label = address.input === undefined ? 'Set a bias' : 'Set a weight';
    await this.jump({ label, key }, () => {
      // From here on it is another run.
      this.#model.tape.truncate(this.#model.now.step - 1);
      return this.#model.show((running) => running.setParameter(address, value));
    });
  }

  /** Training leaves one weight or bias as it is, or no longer does; undo takes it back. */
  async freeze(address: ParameterAddress, frozen: boolean): Promise<void> {
    if (!this.#model.now.session || !this.#model.now.scene) return;
    const what = address.input === undefined ? 'a bias' : 'a weight';
    await this.jump({ label: `${frozen ? 'Freeze' : 'Thaw'} ${what}` }, () => {
      this.#model.tape.truncate(this.#model.now.step - 1);
      return this.#model.show((running) => running.freeze(address, frozen));
    });
  }

  /** To a moment on the tape. */
  rewindTo(step: number, given: Partial<Settings>, change: Change): Promise<void> {
    return this.#inTurn(async () => {
      const moment = this.#model.tape.entries.find((kept) => kept.step === step);
      if (!moment || !this.#model.now.session) return;
      this.#model.now.divergedAt = -1;
      this.#model.now.resumedAt = null;
      this.#model.now.scrubbing = true;
      try {
        await this.#goTo(moment, given, { ...change, time: performance.now() });
      } catch (error) {
        this.#model.fail(sentence(error));
      } finally {
        this.#model.now.scrubbing = false;
      }
    });
  }

  async #goTo(moment: Moment, given: Partial<Settings>, change: Change): Promise<void> {
    const then = moment.lab;
    const lab: Lab = { ...then, settings: { ...watchedAs(then.settings, this.#model.now.lab.settings), ...given } };
    const kind = difference(this.#model.now.lab, lab, true);
    if (kind === 'keeps' || kind === 'restart') {
      await this.#model.pause();
      return this.#model.openLab(lab, { keep: {}, weights: moment.snapshot, change, way: 'left' });
    }
    await this.#model.leave();
    await this.#model.show((session) => session.restore(moment.snapshot));
    this.#model.now.lab = lab;
    this.#model.past.add(lab, change, 'left');
    if (kind === 'live') {
      this.#model.now.session?.setStops(this.#model.stopsOf(lab.settings));
      await this.#model.now.session?.configure(trainingOf(lab.settings));
    }
    this.#model.tellState();
  }
}
