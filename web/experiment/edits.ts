// How settings, inputs, data and weights are changed by hand, as steps that can be undone, and the ways back: undo and redo of every
// change, and the moments of the tape with the settings of their time.
import { sentence } from '../core/base/parsed.js';
import type { FeatureName } from '../core/data/feature-names.js';
import type { OwnData } from '../core/data/own-data.js';
import { shapeOfState } from '../core/data/shape.js';
import { withNetworkSeed } from '../core/link/network-seed.js';
import type { Origin } from '../core/network/reshape.js';
import type { Tape } from '../core/run/tape.js';
import type { Change } from '../core/run/undo-history.js';
import {
  type SettingName,
  type Settings,
  settingNames,
  settingsTable,
  validateSettings,
} from '../core/settings/settings.js';
import type { ParameterAddress } from '../engine/types.js';
import type { Keep } from '../session/reshape.js';
import type { Frame, Session } from '../session/session.js';
import type { Moment, Moments } from './moments.js';
import type { Opening } from './opening/opening.js';
import { loadOpenedData, ownDataLoader } from './opening/own-data-loader.js';
import { difference, type Recipe } from './recipe.js';
import type { Scene } from './scene.js';
import type { Undo } from './undo.js';

type Features = readonly FeatureName[];

/** What the parts of one change say about it, beside the settings. */
export interface ChangeDetails {
  /** Which layers of the present network are in the next one. */
  readonly origin?: Origin;
  /** First weights again, though the present ones might do. */
  readonly anew?: boolean;
}

/** The experiment as it is now. */
interface Edited {
  readonly recipe: Recipe;
  readonly settings: Readonly<Settings>;
  readonly scene: Scene | null;
  readonly session: Session | null;
  readonly tape: Tape<Moment>;
  play(): void;
  pause(): Promise<void>;
  /** Says what could not be done, in a sentence. */
  fail(message: string): void;
}

/** The experiment, as far as edits reach. */
export interface Reach {
  readonly experiment: Edited;
  readonly undo: Undo;
  readonly moments: Moments;
  readonly opening: Opening;
  /** Settings that leave the weights alone. */
  applyLive(recipe: Recipe): Promise<void>;
  /** What the present recipe's weights are, for undo. */
  leave(): Promise<void>;
  show(action: (session: Session) => Promise<Frame>): Promise<void>;
  /** This is the recipe now; nothing of the network changes. */
  stands(recipe: Recipe): void;
  /** Another run begins, at rest. */
  restarts(): void;
  /** Another run is on its way. Returns what tells, when it is there, whether it is to be played. */
  changes(): () => boolean;
}

/** How one watches is not a part of what was watched. */
const ofWatching: readonly SettingName[] = settingNames.filter((name) => settingsTable[name].group === 'view');

function watchedAs(then: Readonly<Settings>, now: Readonly<Settings>): Settings {
  const kept = Object.fromEntries(ofWatching.map((name) => [name, now[name]]));
  return { ...then, ...kept };
}

const keyOf = ({ layer, neuron, input }: ParameterAddress) => `parameter ${layer} ${neuron} ${input}`;

export class Edits {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Changes several settings as one step of undo; own data give way when another data set is named. */
  async change(given: Partial<Settings>, change: Change, details: ChangeDetails = {}): Promise<void> {
    await this.#reach.opening.choosing;
    const of = ({ data, ...rest }: Recipe): Recipe => ({
      ...rest,
      ...(data && given.dataset === undefined && { data }),
    });
    await this.#changeRecipe(of, given, change, details);
  }

  /** Other inputs made of the two columns, out of those there are, or will be in a moment; the network is fitted to them. */
  async setFeatures(of: (latest: Features) => Features, change: Change = { label: 'Inputs' }): Promise<void> {
    await this.#reach.opening.choosing;
    const features = of(this.#latest.features);
    const inputs = features.map((name) => this.#reach.experiment.recipe.features.indexOf(name));
    await this.#changeRecipe((latest) => ({ ...latest, features }), {}, change, { inputs });
  }

  /** A person's own data instead of a data set. keepWeights: where they fit the network that is there, it goes on learning. */
  async setData(data: OwnData, change: Change, keepWeights = false): Promise<void> {
    await this.#reach.opening.choosing;
    await this.#changeRecipe((latest) => ({ ...latest, data }), {}, change, { dataKeep: keepWeights });
  }

  /** As it is, or as it will be in a moment: changes may come faster than networks open. */
  get #latest(): Recipe {
    return this.#reach.opening.coming ?? this.#reach.experiment.recipe;
  }

  /** of: the recipe to change, made of the latest, which may be another one when all is there that it takes. */
  async #changeRecipe(
    of: (latest: Recipe) => Recipe,
    given: Partial<Settings>,
    change: Change,
    { dataKeep = false, anew = false, ...keep }: Keep & ChangeDetails & { dataKeep?: boolean },
  ): Promise<void> {
    const load = of(this.#latest).data ? await ownDataLoader() : loadOpenedData;
    const { coming, done } = this.#reach.opening;
    const latest = this.#latest;
    const recipe = of(latest);
    const shape = shapeOfState(recipe, given.dataset ?? recipe.settings.dataset, load);
    if (!shape.ok) return this.#reach.experiment.fail(shape.error);
    const isSame = recipe.data === latest.data && given.dataset === undefined;
    const before = isSame ? shape : shapeOfState(latest, latest.settings.dataset, load);
    const fittedTo = before.ok ? before.value : undefined;
    const { settings, problems } = validateSettings(given, recipe.settings, shape.value, fittedTo);
    const changed: Recipe = { ...recipe, settings };
    const next = given.seed === undefined ? changed : withNetworkSeed(changed, given.seed);
    // What leaves the weights alone need not overtake them on their way: a link's, or those of a saved network.
    if (coming && difference(coming, next) === 'live') {
      await done;
      const opened = this.#reach.opening.coming !== coming; // or there is no place for it now
      if (opened) return this.#changeRecipe(of, given, change, { dataKeep, anew, ...keep });
    }
    const timed = { ...change, time: performance.now() };
    const sameInputs = settings.layers[0] === this.#reach.experiment.recipe.settings.layers[0];
    const kind = anew ? 'restart' : difference(this.#reach.experiment.recipe, next, dataKeep && sameInputs);
    if (kind === 'keeps' || kind === 'restart') {
      const messages = problems.map(({ message }) => message);
      const way = kind === 'keeps' && dataKeep ? 'stay' : 'left';
      const keepFrozen =
        kind === 'restart' && String(settings.layers) === String(this.#reach.experiment.recipe.settings.layers);
      return this.#reach.opening.open(next, {
        change: timed,
        way,
        messages,
        keepFrozen,
        ...(kind === 'keeps' && { keep }),
      });
    }
    const refused = problems[0];
    if (refused) return this.#reach.experiment.fail(refused.message);
    this.#reach.undo.add(next, timed);
    await this.#reach.applyLive(next);
  }

  #turn: Promise<void> = Promise.resolve();

  /** One after the other, and after what is being opened: keys come faster than networks open. What goes wrong is told. */
  #inTurn(action: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#reach.opening.settled())
      .then(action)
      .catch((error: unknown) => this.#reach.experiment.fail(sentence(error)));
    return this.#turn;
  }

  /** Puts away what the present weights are, for undo; nothing is being opened then. */
  async #leave(): Promise<void> {
    const { opening } = this.#reach;
    for (let last: unknown = null; last !== opening.done; ) {
      await opening.settled();
      last = opening.done;
      await this.#reach.leave();
    }
  }

  /** Whether the network is still there when it is done: another may have been opened meanwhile, which has a recipe of its own. */
  async #onThis(action: () => Promise<void>): Promise<boolean> {
    const { scene } = this.#reach.experiment;
    await action();
    return this.#reach.experiment.scene === scene;
  }

  undo(): Promise<void> {
    return this.#inTurn(() => this.#travel(-1));
  }
  redo(): Promise<void> {
    return this.#inTurn(() => this.#travel(1));
  }

  async #travel(steps: -1 | 1): Promise<void> {
    const { experiment, undo, opening } = this.#reach;
    const to = undo.look(steps);
    if (!to || !experiment.session) return;
    const way = undo.wayTo(steps);
    const kind = difference(experiment.recipe, to, way === 'stay');
    const weightsStay = way === 'stay' || (kind === 'live' && way !== 'left');
    if (!weightsStay || kind === 'restart') {
      await this.#leave();
      // What was opened meanwhile is the present now: there is another way back.
      if (undo.look(steps) !== to) return this.#travel(steps);
    }
    undo.go(steps);
    const weights = undo.weightsOf(to);
    if (kind === 'restart') return opening.open(to, weights ? { weights } : {});
    if (kind === 'keeps') return opening.open(to, { keep: {}, ...(!weightsStay && weights && { weights }) });
    const restored = async () => {
      if (!weightsStay && weights) await this.#reach.show((running) => running.restore(weights));
    };
    if (!(await this.#onThis(restored))) return;
    if (kind === 'live') return this.#reach.applyLive(to);
    this.#reach.stands(to);
  }

  /** A step of undo that leads to other weights under the present settings: those of now come back with it. */
  #jump(change: Change, action: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#leave();
      if (!(await this.#onThis(action))) return;
      const recipe = { ...this.#reach.experiment.recipe };
      this.#reach.undo.add(recipe, { ...change, time: performance.now() }, 'left');
      this.#reach.stands(recipe);
    });
  }

  /** The same first weights again; undo brings the trained ones back. */
  async reset(): Promise<void> {
    const { session, scene } = this.#reach.experiment;
    if (!session || !scene) return;
    await this.#rested(() =>
      this.#jump({ label: 'Reset' }, () => {
        this.#reach.restarts();
        return this.#reach.show((running) => running.reset());
      }),
    );
  }

  /** Leads to another run, which rests unless Play is pressed on the way. */
  async #rested(action: () => Promise<void>): Promise<void> {
    const isToPlay = this.#reach.changes();
    await action();
    if (isToPlay()) this.#reach.experiment.play();
  }

  /** One weight or bias by hand; undo brings the old one back. `key`: changes that follow with the same are one step of undo. */
  async setParameter(address: ParameterAddress, value: number, key = keyOf(address)): Promise<void> {
    const label = address.input === undefined ? 'Set a bias' : 'Set a weight';
    await this.#branch({ label, key }, (running) => running.setParameter(address, value));
  }

  /** Training leaves one weight or bias as it is, or no longer does; undo takes it back. */
  async freeze(address: ParameterAddress, frozen: boolean): Promise<void> {
    const what = address.input === undefined ? 'a bias' : 'a weight';
    const label = `${frozen ? 'Freeze' : 'Thaw'} ${what}`;
    await this.#branch({ label }, (running) => running.freeze(address, frozen));
  }

  /** From here on it is another run. */
  async #branch(change: Change, action: (session: Session) => Promise<Frame>): Promise<void> {
    const { session, scene } = this.#reach.experiment;
    if (!session || !scene) return;
    await this.#jump(change, () => {
      this.#reach.moments.branch();
      return this.#reach.show(action);
    });
  }

  /**
   * Back to a moment on the tape, by its step: weights, settings, inputs and data as they were then, and `given` settings in place of
   * those. What was kept of later moments stays until training goes on.
   */
  rewindTo(
    step: number,
    given: Partial<Settings> = {},
    change: Change = { label: 'Go back in time', key: 'tape' },
  ): Promise<void> {
    const go = async () => {
      const { experiment, moments } = this.#reach;
      const moment = experiment.tape.entries.find((kept) => kept.step === step);
      if (!moment || !experiment.session) return;
      this.#reach.restarts();
      await moments.scrub(() => this.#goTo(moment, given, { ...change, time: performance.now() }));
    };
    return this.#rested(() => this.#inTurn(go));
  }

  async #goTo(moment: Moment, given: Partial<Settings>, change: Change): Promise<void> {
    const { experiment, undo, opening } = this.#reach;
    await this.#leave();
    const then = moment.recipe;
    const recipe: Recipe = { ...then, settings: { ...watchedAs(then.settings, experiment.settings), ...given } };
    const kind = difference(experiment.recipe, recipe, true);
    if (kind === 'keeps' || kind === 'restart') {
      await experiment.pause();
      return opening.open(recipe, { keep: {}, weights: moment.snapshot, change, way: 'left' });
    }
    if (!(await this.#onThis(() => this.#reach.show((session) => session.restore(moment.snapshot))))) return;
    undo.add(recipe, change, 'left');
    if (kind === 'live') return this.#reach.applyLive(recipe);
    this.#reach.stands(recipe);
  }
}
