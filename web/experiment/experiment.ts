// What is being done: a recipe, a network that is trained by it in a session, the moments of the run, what was changed and what is looked at.
// It knows no page: views are told what changes, and its host says where training runs and hears what happens.
import { sentence } from '../core/base/parsed.js';
import { defaultFeatures, type FeatureName } from '../core/data/feature-names.js';
import type { OwnData } from '../core/data/own-data.js';
import type { LinkState } from '../core/link/link.js';
import type { Address } from '../core/network/address.js';
import { parameterIndex } from '../core/network/parameters.js';
import type { StopRules } from '../core/run/stop-rules.js';
import type { Tape } from '../core/run/tape.js';
import type { Change } from '../core/run/undo-history.js';
import { firstPreset } from '../core/settings/first-preset.js';
import {
  defaultSettings,
  type SettingName,
  type Settings,
  settingsTable,
  type Validated,
  validateSettings,
} from '../core/settings/settings.js';
import type { NetworkJSON, ParameterAddress } from '../engine/types.js';
import { isSameMoment } from '../session/moment.js';
import type { Frame, Reports, Session, StepUnit } from '../session/session.js';
import { type Absence, leftBy, waysBack } from './absence.js';
import { Attention, type ExplainStep, type Pointed } from './attention.js';
import type { ChangeDetails, Edits } from './edits.js';
import type { Followed } from './followed.js';
import type { MapPlan } from './map-plan.js';
import { type Moment, Moments } from './moments.js';
import { Needs } from './needs.js';
import { type How, type Opened, Opening } from './opening.js';
import { Playback } from './playback.js';
import type { Recipe } from './recipe.js';
import type { RowAddress } from './rows.js';
import type { Scene } from './scene.js';
import type { ReadFile } from './source.js';
import { stopsOf, trainingOf } from './spec.js';
import { Undo } from './undo.js';
import { type View, Views } from './view.js';

/** What happens, for those outside; the element says each as an event of that name. */
export type Happening = 'ready' | 'tick' | 'change' | 'diverged' | 'complete' | 'error' | 'restart' | 'point';

/** Where an experiment lives. */
export interface Host {
  /** A session of its own, which tells when its worker was lost. Rejects with a sentence where the engine cannot be had. */
  openSession(reports: Reports): Promise<Session>;
  readonly readFile: ReadFile;
  say(what: Happening, detail: unknown): void;
}

/** Edits are fetched when somebody makes one; who has them from the start puts them here. */
export const editing: { Edits: typeof Edits | null } = { Edits: null };

export class Experiment {
  readonly #host: Host;
  readonly #views = new Views();
  readonly #needs = new Needs();
  readonly #attention = new Attention();
  readonly #moments = new Moments();
  readonly #playback = new Playback();
  readonly #undo = new Undo();
  readonly #opening: Opening;
  #edits: Edits | null = null;
  #recipe: Recipe = { settings: defaultSettings, features: defaultFeatures };
  #scene: Scene | null = null;
  #frame: Frame | null = null;
  #session: Session | null = null;
  #error = '';
  #absence: Absence | null = null;
  #epochs = 0;
  /** Frames carry the whole trained state, for a page that keeps it. */
  keepsState = false;

  constructor(host: Host) {
    this.#host = host;
    const frame = () => this.#frame;
    this.#opening = new Opening({
      readFile: (name) => host.readFile(name),
      get frame() {
        return frame();
      },
      session: () => this.#ensureSession(),
      leaves: (how) => this.#leaves(how),
      opened: (opened, how) => this.#opened(opened, how),
      failed: (error) => {
        this.#playback.opens(false);
        this.fail(sentence(error));
      },
    });
  }

  // What is there.

  get settings(): Readonly<Settings> {
    return this.#recipe.settings;
  }
  /** Everything but the weights: settings, input features, own data. */
  get recipe(): Recipe {
    return this.#recipe;
  }
  /** Null before the first problem is open, and after one could not be opened. */
  get scene(): Scene | null {
    return this.#scene;
  }
  get frame(): Frame | null {
    return this.#frame;
  }
  get playing(): boolean {
    return this.#playback.isPlaying(this.#frame);
  }
  /** Why there is nothing to see; '' when there is. */
  get error(): string {
    return this.#error;
  }
  get session(): Session | null {
    return this.#session;
  }
  /** Moments of this run that can be gone back to. */
  get tape(): Tape<Moment> {
    return this.#moments.tape;
  }
  /** Reads one of the files of measured data. */
  get readFile(): ReadFile {
    return this.#host.readFile;
  }
  /** What a frame's maps were computed for. */
  plan(id: string): MapPlan | null {
    return this.#needs.plan(id);
  }
  /** Pauses there; 0 means to go on. The rules of the settings hold beside it: what comes first counts. */
  get epochs(): number {
    return this.#epochs;
  }
  set epochs(epochs: number) {
    this.#epochs = epochs;
    this.#session?.setStops(this.#stopsOf(this.settings));
  }

  // Who looks.

  addView(view: View): () => void {
    const leave = this.#views.add(view);
    this.needsChanged();
    return () => {
      leave();
      this.needsChanged();
    };
  }
  /** The view that says what went wrong, for all of them. */
  get teller(): View | undefined {
    return this.#views.teller;
  }

  /** Asks the session for what the views on screen need. */
  needsChanged(): void {
    const { scene } = this;
    if (!this.#session || !scene || this.#opening.arriving) return;
    const { followed } = this.#attention;
    const snapshotFrom = this.keepsState ? 0 : this.tape.nextDue;
    this.#session.want(
      this.#needs.of(this.#views, { scene, playing: this.#playback.announced, followed, snapshotFrom }),
    );
  }

  // Opening.

  /** Opens a problem: what is left out comes from the preset that is named. What cannot be opened leaves the old one as it was. */
  async open(given: Partial<Settings> = {}): Promise<void> {
    const toOpen = ({ settings, problems }: Validated) => ({
      recipe: { settings, features: defaultFeatures },
      how: { change: { label: 'Open' }, messages: problems.map(({ message }) => message) },
    });
    if (given.preset === undefined || given.preset === firstPreset.preset) {
      const { recipe, how } = toOpen(validateSettings(given, firstPreset));
      return this.#opening.open(recipe, how);
    }
    // The other presets are fetched when one of them is asked for.
    return this.#opening.choose(
      import('../core/settings/presets.js').then(({ resolveSettings }) => toOpen(resolveSettings(given))),
    );
  }

  /**
   * Opens what a link holds. again: it was here before, and what there is to say about its data was said then; then `moments` are what
   * the tape had.
   */
  openState(
    state: LinkState,
    messages: readonly string[] = [],
    again = false,
    moments: readonly Moment[] = [],
  ): Promise<void> {
    const { trained, ...recipe } = state;
    const how: How = { change: { label: 'Open' }, messages, again, moments, ...(trained && { trained }) };
    return this.#opening.open(recipe, how);
  }

  /**
   * Opens a saved network, as toJSON gave it, with the recipe it was trained by. saved may come from anywhere: the engine checks it,
   * and one that it refuses leaves everything as it is; then `error` says why.
   */
  openSaved(recipe: Recipe, saved: unknown, messages: readonly string[] = []): Promise<void> {
    return this.#opening.open(recipe, { change: { label: 'Open file' }, messages, saved: saved as NetworkJSON });
  }

  async #ensureSession(): Promise<Session | null> {
    if (this.#session) return this.#session;
    const session = await this.#host.openSession({
      restarted: (message) => this.#host.say('restart', { message }),
      ended: (message) => this.fail(message),
    });
    if (this.#absence || this.#session) {
      session.dispose();
      return this.#session;
    }
    this.#session = session;
    session.subscribe((frame) => {
      if (this.#session === session) this.#take(frame);
    });
    return session;
  }

  async #leaves({ change, keep }: How): Promise<void> {
    if (change) await this.#leave();
    this.#playback.opens(keep !== undefined && this.playing);
  }

  #opened({ recipe, scene, frame, notes }: Opened, how: How): void {
    if (how.change) this.#undo.add(recipe, how.change, how.way);
    const isNews = how.change !== undefined && !how.again && recipe.data !== this.#recipe.data;
    // With `keep` it is the same run, and what was followed and kept of it still stands.
    const goesOn = how.keep !== undefined;
    this.#recipe = recipe;
    this.#scene = scene;
    this.#frame = frame;
    this.#error = '';
    this.#needs.clear();
    this.#playback.forgetEndings();
    this.#moments.restart(frame.tick.step, goesOn, how.moments ?? []);
    this.#attention.restart(scene, goesOn || how.again === true);
    const { settings } = recipe;
    this.#session?.setSpeed(settings.speed);
    this.#session?.setStops(this.#stopsOf(settings));
    this.needsChanged();
    this.#views.sceneChanged();
    if (this.#playback.goesOnFrom(frame.tick.step)) this.#session?.play();
    this.#take(frame, true);
    const problems = [...(how.messages ?? []), ...(isNews ? notes : [])];
    this.#host.say('ready', { settings, problems, where: this.#session?.where });
    if (this.#playback.wanted) this.play();
  }

  /** Before another recipe: what this one's weights are, so that undo brings them back. */
  async #leave(): Promise<void> {
    const recipe = this.#undo.present;
    // On the way to another network the session has that one already; what was left was seen to then.
    if (!recipe || this.#opening.arriving || !this.#scene || !this.#session) return;
    this.#undo.leave(recipe, await this.#session.snapshot());
  }

  // Frames.

  /** isNews: it shows another moment than the last frame, not only more of it. */
  #take(frame: Frame, isNews = !this.#frame || !isSameMoment(this.#frame, frame)): void {
    if (this.#opening.arriving) return;
    this.#frame = frame;
    this.#playback.arrived(frame);
    if (this.#moments.keep(frame, this.#recipe)) this.needsChanged();
    this.#views.show(frame);
    if (isNews) this.#host.say('tick', frame.tick);
    for (const ending of this.#playback.endingsOf(frame)) this.#host.say(ending, frame.tick);
    if (this.#playback.turned(frame)) this.#tellState();
  }

  #tellState(): void {
    this.needsChanged();
    this.#views.stateChanged();
    this.#host.say('change', { playing: this.playing, settings: this.settings });
  }

  /** Says what could not be done, in a sentence. What is open stays. */
  fail(message: string): void {
    this.#error = message;
    this.#host.say('error', { message });
    this.#views.refused();
  }

  /** The frame of each action comes as all frames come; without a network there is nothing to do. */
  async #show(action: (session: Session) => Promise<Frame>): Promise<void> {
    const session = this.#session;
    if (!session || !this.#scene) return;
    try {
      await action(session);
    } catch (error) {
      if (session === this.#session) this.fail(sentence(error));
    }
  }

  // Playing.

  /** Trains, as soon as it is open and somebody can see it. */
  play(): void {
    const playback = this.#playback;
    if (!this.#session || !this.#scene) {
      playback.wanted = true;
      return;
    }
    playback.wanted = false;
    if (this.playing) return;
    playback.waitsForSight = playback.hidden;
    if (playback.hidden) return;
    playback.forgetEndings();
    // `epochs` may have been set a moment ago.
    this.#session.setStops(this.#stopsOf(this.settings));
    this.#session.play();
  }

  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }

  async pause(): Promise<void> {
    this.#playback.rests();
    await this.#show((session) => session.pause());
  }

  /** Pauses, then so many batches ('step'), rows or epochs. */
  async advance(unit: StepUnit, count = 1): Promise<void> {
    this.#playback.rests();
    this.#playback.forgetEndings();
    await this.#show((session) => session.step(unit, count));
  }

  /** The same first weights again; undo brings the trained ones back. */
  async reset(): Promise<void> {
    if (!this.#session || !this.#scene) return;
    await this.#edit((edits) =>
      edits.jump({ label: 'Reset' }, () => {
        this.#playback.rests();
        this.#playback.forgetEndings();
        return this.#show((session) => session.reset());
      }),
    );
  }

  /** What nobody can see is not trained; it goes on where it was when it is seen again. */
  hide(hidden: boolean): void {
    this.#playback.hidden = hidden;
    if (hidden && this.playing) {
      this.#playback.rests();
      this.#playback.waitsForSight = true;
      void this.#show((session) => session.pause()).then(() => this.#seen());
    } else this.#seen();
  }

  #seen(): void {
    if (!this.#playback.hidden && this.#playback.waitsForSight) this.play();
  }

  /** The rules of the settings; `epochs` is one, too, where it comes first. */
  #stopsOf(settings: Settings): StopRules {
    const rules = stopsOf(settings);
    const epochs = this.#epochs;
    return epochs > 0 && (rules.epochs === 0 || epochs < rules.epochs) ? { ...rules, epochs } : rules;
  }

  // Going away and coming back.

  /** There is no place for it now: the session is given back, and what it takes to go on is kept. */
  park(): void {
    if (this.#absence) return;
    const playing = this.playing || this.#playback.waitsForSight || this.#playback.wanted;
    const { arriving } = this.#opening;
    const coming = this.#opening.cancel();
    const left = leftBy(this.#session);
    this.#session = null;
    this.#playback.rests();
    if (this.#frame) this.#frame = { ...this.#frame, playing: false };
    this.#absence = { coming, arriving, playing, left };
  }

  /** There is a place again. Returns whether there was something to go on with, which it then does. */
  unpark(): boolean {
    const absence = this.#absence;
    this.#absence = null;
    if (!absence || (!this.#scene && !absence.coming)) return false;
    this.#playback.wanted ||= absence.playing;
    void this.#goOn(absence);
    return true;
  }

  async #goOn(absence: Absence): Promise<void> {
    const left = await absence.left;
    // Gone again meanwhile: the next time it goes on from the same.
    if (this.#absence) {
      this.#absence = { ...absence, playing: this.#absence.playing };
      return;
    }
    const there = { recipe: this.#scene && this.#recipe, moments: [...this.tape.entries] };
    for (const { recipe, how } of waysBack(absence, left, there)) await this.#opening.open(recipe, how);
  }

  // What people look at, in whichever view.

  get followedRow(): RowAddress | null {
    return this.#attention.followedRow;
  }
  get followed(): Followed | null {
    return this.#attention.followed;
  }
  follow(row: RowAddress): void {
    if (!this.#scene) return;
    this.#attention.follow(this.#scene, row);
    this.#followedChanged();
  }
  /** So many further or back. */
  followNext(by: number): void {
    if (this.#scene && this.#attention.followNext(this.#scene, by)) this.#followedChanged();
  }
  #followedChanged(): void {
    this.needsChanged();
    this.#views.stateChanged();
  }

  get pointed(): Pointed | null {
    return this.#attention.pointed;
  }
  /** Says to all views which neuron or weight is pointed at; null when none is any more. held: by a click, a tap or a key. */
  point(address: Address | null, held = false): void {
    if (!this.#attention.point(address, held)) return;
    this.#views.pointChanged();
    this.#host.say('point', this.pointed);
  }

  /** The step of the explanation that is shown; null when none is. */
  get explain(): ExplainStep | null {
    return this.#attention.explain;
  }
  set explain(step: ExplainStep | null) {
    if (this.#attention.show(step)) this.#views.stateChanged();
  }

  /** Points are being drawn into the map: clicks there edit the data. */
  get drawing(): boolean {
    return this.#attention.drawing;
  }
  set drawing(drawing: boolean) {
    if (this.#attention.draw(drawing)) this.#views.stateChanged();
  }

  // What people change.

  /** At once where edits are there already. What cannot be fetched is told, and asked for again the next time. */
  #edit(action: (edits: Edits) => Promise<void>): Promise<void> {
    if (this.#edits) return action(this.#edits);
    if (editing.Edits) return action(this.#editsOf(editing.Edits));
    return import('./edits.js').then(
      ({ Edits }) => action(this.#editsOf(Edits)),
      (error: unknown) => this.fail(sentence(error)),
    );
  }

  #editsOf(Kind: typeof Edits): Edits {
    const opening = this.#opening;
    this.#edits ??= new Kind({
      experiment: this,
      undo: this.#undo,
      moments: this.#moments,
      opening,
      applyLive: (recipe) => this.#applyLive(recipe),
      leave: () => this.#leave(),
      show: (action) => this.#show(action),
      stands: (recipe) => {
        this.#recipe = recipe;
        this.#tellState();
      },
      rests: () => {
        this.#playback.rests();
        this.#playback.forgetEndings();
      },
    });
    return this.#edits;
  }

  /** Settings that leave the weights alone. */
  async #applyLive(recipe: Recipe): Promise<void> {
    this.#recipe = recipe;
    this.#session?.setSpeed(recipe.settings.speed);
    this.#session?.setStops(this.#stopsOf(recipe.settings));
    try {
      if (this.#scene) await this.#session?.configure(trainingOf(recipe.settings));
    } catch (error) {
      return this.fail(sentence(error));
    }
    this.#views.stateChanged();
    this.#host.say('change', { playing: this.playing, settings: recipe.settings });
  }

  /** For views that change things: fetches what that takes, so that the first change is as quick as the others. */
  prepare(): void {
    void this.#edit(async () => {});
  }

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  async set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    if (name === 'preset') return this.open({ preset: value as Settings['preset'] });
    return this.change({ [name]: value } as Partial<Settings>, { label: settingsTable[name].label, key: name });
  }

  /** Changes several settings as one step of undo; own data give way when another data set is named. */
  change(given: Partial<Settings>, change: Change, details: ChangeDetails = {}): Promise<void> {
    return this.#edit((edits) => edits.change(given, change, details));
  }

  /** Other inputs made of the two columns; the network is fitted to them. */
  setFeatures(features: readonly FeatureName[], change: Change = { label: 'Inputs' }): Promise<void> {
    return this.#edit((edits) => edits.setFeatures(features, change));
  }

  /** A person's own data instead of a data set. keepWeights: where they fit the network that is there, it goes on learning. */
  setData(data: OwnData, change: Change, keepWeights = false): Promise<void> {
    return this.#edit((edits) => edits.setData(data, change, keepWeights));
  }

  get undoLabel(): string | undefined {
    return this.#undo.undoLabel;
  }
  get redoLabel(): string | undefined {
    return this.#undo.redoLabel;
  }
  undo(): Promise<void> {
    return this.#edit((edits) => edits.travel(-1));
  }
  redo(): Promise<void> {
    return this.#edit((edits) => edits.travel(1));
  }

  /** One weight or bias by hand; undo brings the old one back. `key`: changes that follow with the same are one step of undo. */
  setParameter(address: ParameterAddress, value: number, key?: string): Promise<void> {
    return this.#edit((edits) => edits.setParameter(address, value, key));
  }

  /** Training leaves one weight or bias as it is, or no longer does; undo takes it back. */
  freeze(address: ParameterAddress, frozen: boolean): Promise<void> {
    return this.#edit((edits) => edits.freeze(address, frozen));
  }

  /** Whether training leaves this weight or bias as it is. */
  isFrozen(address: ParameterAddress): boolean {
    const { scene, frame } = this;
    return Boolean(scene && frame?.frozen?.includes(parameterIndex(scene.layers, address)));
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
    return this.#edit((edits) => edits.rewindTo(step, given, change));
  }
}
