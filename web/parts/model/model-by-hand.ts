// What people do to a model beside training it: other settings, inputs, data and weights, and the ways back. How it is done is in
// model-hands.ts, which is fetched when somebody does one of these things.

import { sentence } from '../../core/base/parsed.js';
import type { FeatureName } from '../../core/data/feature-names.js';
import type { OwnData } from '../../core/data/own-data.js';
import { parameterIndex } from '../../core/network/parameters.js';
import type { Change } from '../../core/run/undo-history.js';
import { type SettingName, type Settings, settingsTable } from '../../core/settings/settings.js';
import type { ParameterAddress } from '../../engine/types.js';
import type { ModelHands } from './model-hands.js';
import { type ChangeDetails, ModelLab } from './model-lab.js';

export abstract class ModelByHand extends ModelLab {
  /** A page that has them from the start puts them here. */
  static Hands: typeof ModelHands | null = null;
  #hands: ModelHands | null = null;

  /** At once where they are there already. What cannot be fetched is told, and asked for again the next time. */
  #byHand(action: (hands: ModelHands) => Promise<void>): Promise<void> {
    if (this.#hands) return action(this.#hands);
    if (ModelByHand.Hands) return action(this.#take(ModelByHand.Hands));
    return import('./model-hands.js').then(
      ({ ModelHands }) => action(this.#take(ModelHands)),
      (error: unknown) => this.fail(sentence(error)),
    );
  }

  #take(Hands: typeof ModelHands): ModelHands {
    this.#hands ??= new Hands({
      now: this.now,
      past: this.past,
      tape: this.tape,
      choosing: () => this.choosing,
      opened: () => this.opened,
      openLab: (lab, how) => this.openLab(lab, how),
      applyLive: (lab) => this.applyLive(lab),
      stopsOf: (settings) => this.stopsOf(settings),
      leave: () => this.leave(),
      show: (action) => this.show(action),
      pause: () => this.pause(),
      fail: (message) => this.fail(message),
      tellState: () => this.tellState(),
    });
    return this.#hands;
  }

  /** For views that change things: fetches what that takes, so that the first change is as quick as the others. */
  prepare(): void {
    void this.#byHand(async () => {});
  }

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  async set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    if (name === 'preset') return this.open({ preset: value as Settings['preset'] });
    return this.change({ [name]: value } as Partial<Settings>, { label: settingsTable[name].label, key: name });
  }

  /** Changes several settings as one step of undo; own data give way when another data set is named. */
  change(given: Partial<Settings>, change: Change, details: ChangeDetails = {}): Promise<void> {
    return this.#byHand((hands) => hands.change(given, change, details));
  }

  /** Other inputs made of the two columns; the network is fitted to them. */
  setFeatures(features: readonly FeatureName[], change: Change = { label: 'Inputs' }): Promise<void> {
    return this.#byHand((hands) => hands.setFeatures(features, change));
  }

  /** A person's own data instead of a data set. keepWeights: where they fit the network that is there, it goes on learning. */
  setData(data: OwnData, change: Change, keepWeights = false): Promise<void> {
    return this.#byHand((hands) => hands.setData(data, change, keepWeights));
  }

  get undoLabel(): string | undefined {
    return this.past.undoLabel;
  }
  get redoLabel(): string | undefined {
    return this.past.redoLabel;
  }
  undo(): Promise<void> {
    return this.#byHand((hands) => hands.travel(-1));
  }
  redo(): Promise<void> {
    return this.#byHand((hands) => hands.travel(1));
  }

  /** A step of undo that leads to other weights under the present settings: those of now come back with it. */
  protected jump(change: Change, action: () => Promise<void>): Promise<void> {
    return this.#byHand((hands) => hands.jump(change, action));
  }

  /** One weight or bias by hand; undo brings the old one back. `key`: changes that follow with the same are one step of undo. */
  setParameter(address: ParameterAddress, value: number, key?: string): Promise<void> {
    return this.#byHand((hands) => hands.setParameter(address, value, key));
  }

  /** Training leaves one weight or bias as it is, or no longer does; undo takes it back. */
  freeze(address: ParameterAddress, frozen: boolean): Promise<void> {
    return this.#byHand((hands) => hands.freeze(address, frozen));
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
    return this.#byHand((hands) => hands.rewindTo(step, given, change));
  }
}
