// The ways back in a model: undo and redo of every change, and the moments of the tape with the settings of their time.
import { parameterIndex } from '../core/parameters.js';
import { type SettingName, type Settings, settingNames, settingsTable } from '../core/settings.js';
import type { Change } from '../core/undo.js';
import type { ParameterAddress } from '../engine/types.js';
import { stopsOf, trainingOf } from '../session/spec.js';
import { type Moment, sentence } from './model-core.js';
import { ModelLab } from './model-lab.js';
import { difference, type Lab } from './past.js';

/** How one watches is not a part of what was watched. */
const ofWatching: readonly SettingName[] = settingNames.filter((name) => settingsTable[name].group === 'view');

function watchedAs(then: Readonly<Settings>, now: Readonly<Settings>): Settings {
  const kept = Object.fromEntries(ofWatching.map((name) => [name, now[name]]));
  return { ...then, ...kept };
}

export abstract class ModelTime extends ModelLab {
  get undoLabel(): string | undefined {
    return this.past.undoLabel;
  }
  get redoLabel(): string | undefined {
    return this.past.redoLabel;
  }
  undo(): Promise<void> {
    return this.#inTurn(() => this.#travel(-1));
  }
  redo(): Promise<void> {
    return this.#inTurn(() => this.#travel(1));
  }

  #turn: Promise<void> = Promise.resolve();

  /** One after the other, and after what is being opened: keys come faster than networks open. */
  #inTurn(action: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(async () => {
      await this.opened;
      await action();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #travel(steps: -1 | 1): Promise<void> {
    const to = this.past.look(steps);
    if (!to || !this.now.session) return;
    const way = this.past.wayTo(steps);
    const kind = difference(this.now.lab, to, way === 'stay');
    const weightsStay = way === 'stay' || (kind === 'live' && way !== 'left');
    if (!weightsStay || kind === 'restart') await this.leave();
    this.past.go(steps);
    const weights = this.past.weightsOf(to);
    if (kind === 'restart') return this.openLab(to, weights ? { weights } : {});
    if (kind === 'keeps') return this.openLab(to, { keep: {}, ...(!weightsStay && weights && { weights }) });
    if (!weightsStay && weights) await this.show((running) => running.restore(weights));
    if (kind === 'live') return this.applyLive(to);
    this.now.lab = to;
    this.tellState();
  }

  /** A step of undo that leads to other weights under the present settings: those of now come back with it. */
  protected jump(change: Change, action: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await this.leave();
      const lab = { ...this.now.lab };
      await action();
      this.now.lab = lab;
      this.past.add(lab, { ...change, time: performance.now() }, 'left');
      this.tellState();
    });
  }

  /** One weight or bias by hand; undo brings the old one back. */
  async setParameter(address: ParameterAddress, value: number): Promise<void> {
    if (!this.now.session || !this.now.scene) return;
    const key = `parameter ${address.layer} ${address.neuron} ${address.input}`;
    const label = address.input === undefined ? 'Set a bias' : 'Set a weight';
    await this.jump({ label, key }, () => {
      // From here on it is another run.
      this.tape.truncate(this.now.step - 1);
      return this.show((running) => running.setParameter(address, value));
    });
  }

  /** Training leaves one weight or bias as it is, or no longer does; undo takes it back. */
  async freeze(address: ParameterAddress, frozen: boolean): Promise<void> {
    if (!this.now.session || !this.now.scene) return;
    const what = address.input === undefined ? 'a bias' : 'a weight';
    await this.jump({ label: `${frozen ? 'Freeze' : 'Thaw'} ${what}` }, () => {
      this.tape.truncate(this.now.step - 1);
      return this.show((running) => running.freeze(address, frozen));
    });
  }

  /** Whether training leaves this weight or bias as it is. */
  isFrozen(address: ParameterAddress): boolean {
    const { scene, frame } = this.now;
    return Boolean(scene && frame?.frozen?.includes(parameterIndex(scene.layers, address)));
  }

  /** Back to the kept moment nearest to an epoch; training goes on from there with exactly those weights. */
  async rewind(epoch: number): Promise<void> {
    const entry = this.tape.nearest(epoch);
    if (entry) await this.rewindTo(entry.step);
  }

  /**
   * The same for a moment on the tape by its step: weights, settings, inputs and data as they were then, and `given` settings
   * in place of those. What was kept of later moments stays until training goes on.
   */
  rewindTo(
    step: number,
    given: Partial<Settings> = {},
    change: Change = { label: 'Go back in time', key: 'tape' },
  ): Promise<void> {
    return this.#inTurn(async () => {
      const moment = this.tape.entries.find((kept) => kept.step === step);
      if (!moment || !this.now.session) return;
      this.now.divergedAt = -1;
      this.now.resumedAt = null;
      this.now.scrubbing = true;
      try {
        await this.#goTo(moment, given, { ...change, time: performance.now() });
      } catch (error) {
        this.fail(sentence(error));
      } finally {
        this.now.scrubbing = false;
      }
    });
  }

  async #goTo(moment: Moment, given: Partial<Settings>, change: Change): Promise<void> {
    const then = moment.lab;
    const lab: Lab = { ...then, settings: { ...watchedAs(then.settings, this.now.lab.settings), ...given } };
    const kind = difference(this.now.lab, lab, true);
    if (kind === 'keeps' || kind === 'restart') {
      await this.pause();
      return this.openLab(lab, { keep: {}, weights: moment.snapshot, change, way: 'left' });
    }
    await this.leave();
    await this.show((session) => session.restore(moment.snapshot));
    this.now.lab = lab;
    this.past.add(lab, change, 'left');
    if (kind === 'live') {
      this.now.session?.setStops(stopsOf(lab.settings));
      await this.now.session?.configure(trainingOf(lab.settings));
    }
    this.tellState();
  }
}
