// What is being done: a recipe, a network that is trained by it in a session, the moments of the run, what was changed and what is looked at.
// It knows no page: views are told what changes, and its host says where training runs and hears what happens.
import { sentence } from '../core/base/parsed.js';
import { defaultFeatures } from '../core/data/feature-names.js';
import type { LinkState } from '../core/link/link.js';
import { parameterIndex } from '../core/network/parameters.js';
import type { Tape } from '../core/run/tape.js';
import { defaultSettings, type SettingName, type Settings, settingsTable } from '../core/settings/settings.js';
import type { NetworkJSON, ParameterAddress } from '../engine/types.js';
import { isSameMoment } from '../session/moment.js';
import type { Frame, Session, StepUnit } from '../session/session.js';
import { Absence } from './absence.js';
import { Attention } from './attention.js';
import { Editing } from './editing.js';
import type { Edits } from './edits.js';
import { givenSettings } from './given.js';
import type { Host } from './host.js';
import type { MapPlan } from './map-plan.js';
import { type Moment, Moments } from './moments.js';
import { Needs } from './needs.js';
import type { Coming, How, Opened } from './opening/coming.js';
import { Opening } from './opening/opening.js';
import { OwnSession } from './own-session.js';
import { Playback } from './playback.js';
import type { Recipe } from './recipe.js';
import type { RowInfluence } from './row-influence.js';
import type { Scene } from './scene.js';
import { trainingOf } from './spec.js';
import { Undo } from './undo.js';
import { type View, Views } from './view.js';

/** What comes with a saved network. */
interface SavedWith extends Pick<How, 'messages' | 'history' | 'moments'> {
  readonly label: string;
}

export class Experiment {
  readonly #host: Host;
  /** Files of measured data, and an engine for what is trained beside the session. */
  readonly host: Pick<Host, 'readFile' | 'openEngine'>;
  readonly #views = new Views();
  readonly #needs = new Needs();
  readonly #moments = new Moments();
  readonly #playback: Playback;
  readonly #undo = new Undo();
  readonly #own: OwnSession;
  readonly #opening: Opening;
  readonly #editing: Editing;
  /** What people look at, in whichever view. */
  readonly attention: Attention;
  /** Going away and coming back, for an element that is taken out of its page. */
  readonly absence: Absence;
  #recipe: Recipe = { settings: defaultSettings, features: defaultFeatures };
  #scene: Scene | null = null;
  #frame: Frame | null = null;
  #error = '';
  #influence: RowInfluence | null = null;
  /** Frames carry the whole trained state, for a page that keeps it. */
  keepsState = false;

  constructor(host: Host) {
    this.#host = this.host = host;
    this.#own = new OwnSession({
      openSession: () =>
        host.openSession({
          restarted: (message) => host.say('restart', { message }),
          ended: (message) => {
            this.#playback.rests();
            this.fail(message);
          },
        }),
      isHere: () => !this.absence.isAway,
      take: (frame) => this.#take(frame),
      fail: (message) => this.fail(message),
    });
    this.#playback = new Playback({
      session: () => this.#scene && this.session,
      frame: () => this.#frame,
      show: (action) => this.#show(action),
      pressed: () => this.#tellTurn(),
    });
    this.#opening = new Opening({
      readFile: (name) => host.readFile(name),
      frame: () => this.#frame,
      session: () => this.#own.open(),
      leaves: (how) => this.#leaves(how),
      opened: (opened, how) => this.#opened(opened, how),
      failed: (error) => {
        this.#playback.opens(false);
        this.fail(sentence(error));
      },
    });
    this.#editing = new Editing({
      experiment: this,
      undo: this.#undo,
      moments: this.#moments,
      opening: this.#opening,
      applyLive: (recipe) => this.#applyLive(recipe),
      leave: () => this.#leave(),
      show: (action) => this.#show(action),
      stands: (recipe) => {
        this.#recipe = recipe;
        this.#tellState();
      },
      restarts: () => this.#playback.restarts(),
      changes: () => this.#playback.changes(),
    });
    this.attention = new Attention({
      scene: () => this.#scene,
      followedChanged: () => {
        this.needsChanged();
        this.#views.stateChanged();
      },
      shownChanged: () => this.#views.stateChanged(),
      pointedChanged: (pointed) => {
        this.#views.pointChanged();
        host.say('point', pointed);
      },
    });
    this.absence = new Absence({
      opening: this.#opening,
      playback: this.#playback,
      there: () => ({ recipe: this.#scene && this.#recipe, moments: [...this.tape.entries] }),
      release: () => this.#release(),
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
    return this.#playback.playing;
  }
  /** Why there is nothing to see; '' when there is. */
  get error(): string {
    return this.#error;
  }
  get session(): Session | null {
    return this.#own.current;
  }
  /** Moments of this run that can be gone back to. */
  get tape(): Tape<Moment> {
    return this.#moments.tape;
  }
  /** What a frame's maps were computed for. */
  plan(id: string): MapPlan | null {
    return this.#needs.plan(id);
  }
  /** Pauses there; 0 means to go on. The rules of the settings hold beside it: what comes first counts. */
  get epochs(): number {
    return this.#own.epochs;
  }
  set epochs(epochs: number) {
    this.#own.epochs = epochs;
    this.#own.pace(this.settings);
  }

  /** What is known of the training rows' influence on what is trained now; null where that is nothing, or was found for something else. */
  get influence(): RowInfluence | null {
    return this.#influence?.holdsFor(this.#recipe) ? this.#influence : null;
  }
  set influence(influence: RowInfluence | null) {
    this.#influence = influence;
    this.#views.stateChanged();
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
    if (!this.session || !scene || this.#opening.arriving) return;
    const { followed } = this.attention;
    const snapshotFrom = this.keepsState ? 0 : this.tape.nextDue;
    this.session.want(
      this.#needs.of(this.#views, { scene, playing: this.#playback.announced, followed, snapshotFrom }),
    );
  }

  // Opening.

  /** Opens a problem: what is left out comes from the preset that is named. What cannot be opened leaves the old one as it was. */
  async open(given: Partial<Settings> = {}): Promise<void> {
    const coming = givenSettings(given);
    return coming instanceof Promise ? this.#opening.choose(coming) : this.#opening.open(coming.recipe, coming.how);
  }

  /** Opens what is still to be fetched or made. What it rejects with is said, and leaves the old one as it was. */
  openComing(coming: Promise<Coming>): Promise<void> {
    return this.#opening.choose(coming);
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
   * and one that it refuses leaves everything as it is; then `error` says why. label: what undo calls it. history: the cost on its way
   * there. moments: of that way, for the tape.
   */
  openSaved(recipe: Recipe, saved: unknown, { label, messages = [], ...past }: SavedWith): Promise<void> {
    // Other weights are another run, also where the settings differ in nothing that would start one.
    const how: How = { change: { label }, way: 'left', messages, saved: saved as NetworkJSON, ...past };
    return this.#opening.open(recipe, how);
  }

  #release(): Session | null {
    if (this.#frame) this.#frame = { ...this.#frame, playing: false };
    return this.#own.release();
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
    this.#own.opened();
    this.#recipe = recipe;
    this.#scene = scene;
    this.#frame = frame;
    this.#error = '';
    this.#needs.clear();
    this.#playback.forgetEndings();
    this.#moments.restart(frame.tick.step, goesOn, how.moments ?? []);
    this.attention.restart(scene, goesOn || how.again === true);
    const { settings } = recipe;
    this.#own.pace(settings);
    this.needsChanged();
    this.#views.sceneChanged();
    if (this.#playback.goesOnFrom(frame.tick.step)) this.session?.play();
    this.#take(frame, true);
    const problems = [...(how.messages ?? []), ...(isNews ? notes : [])];
    this.#host.say('ready', { settings, problems, where: this.session?.where });
    if (this.#playback.wanted) this.play();
  }

  /** Before another recipe: what this one's weights are, so that undo brings them back. */
  async #leave(): Promise<void> {
    const recipe = this.#undo.present;
    // On the way to another network the session has that one already; what was left was seen to then.
    if (!recipe || this.#opening.arriving || !this.#scene || !this.session) return;
    this.#undo.leave(recipe, await this.session.snapshot());
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
    this.#tellTurn();
  }

  #tellTurn(): void {
    if (this.#playback.turned()) this.#tellState();
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

  /** Without a network there is nothing to do. */
  async #show(action: (session: Session) => Promise<Frame>): Promise<void> {
    if (this.#scene) await this.#own.ask(action);
  }

  /** Until nothing is being opened any more. */
  settled(): Promise<void> {
    return this.#opening.settled();
  }

  // Playing.

  /** Trains, as soon as it is open and somebody can see it. */
  play(): void {
    this.#playback.play();
  }
  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }
  pause(): Promise<void> {
    return this.#playback.pause();
  }
  /** Pauses, then so many batches ('step'), rows or epochs. */
  advance(unit: StepUnit, count = 1): Promise<void> {
    return this.#playback.advance(unit, count);
  }
  /** What nobody can see is not trained; it goes on where it was when it is seen again. */
  hide(hidden: boolean): void {
    this.#playback.hide(hidden);
  }

  // What people change.

  /** Settings that leave the weights alone. */
  async #applyLive(recipe: Recipe): Promise<void> {
    this.#recipe = recipe;
    this.#own.pace(recipe.settings);
    try {
      if (this.#scene) await this.session?.configure(trainingOf(recipe.settings));
    } catch (error) {
      return this.fail(sentence(error));
    }
    this.#views.stateChanged();
    this.#host.say('change', { playing: this.playing, settings: recipe.settings });
  }

  /**
   * Changes something by hand, as a step that can be undone: `edit((edits) => edits.undo())`. The code for it is fetched when somebody makes the
   * first change.
   */
  edit(action: (edits: Edits) => Promise<void>): Promise<void> {
    return this.#editing.edit(action);
  }

  /** For views that change things: fetches what that takes, so that the first change is as quick as the others. */
  prepare(): void {
    void this.edit(async () => {});
  }

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  async set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    if (name === 'preset') return this.open({ preset: value as Settings['preset'] });
    const given = { [name]: value } as Partial<Settings>;
    return this.edit((edits) => edits.change(given, { label: settingsTable[name].label, key: name }));
  }

  /** What undo would take back, in a word or two; undefined when there is nothing. */
  get undoLabel(): string | undefined {
    return this.#undo.undoLabel;
  }
  get redoLabel(): string | undefined {
    return this.#undo.redoLabel;
  }

  /** Whether training leaves this weight or bias as it is. */
  isFrozen(address: ParameterAddress): boolean {
    const { scene, frame } = this;
    return Boolean(scene && frame?.frozen?.includes(parameterIndex(scene.layers, address)));
  }
}
