// <glassbox-model>: owns a session, opens what its settings say, and hands frames to the views that look at it.
// Attributes are the settings of core's table in kebab-case; events: glassbox-ready, -tick, -change, -diverged, -complete.
import { css, html, LitElement } from 'lit';
import { resolveSettings } from '../core/presets.js';
import {
  attributeOf,
  defaultSettings,
  parseSetting,
  type SettingName,
  type Settings,
  settingNames,
  settingOfAttribute,
  settingsTable,
} from '../core/settings.js';
import { createSession } from '../session/open-session.js';
import type { Frame, Session } from '../session/session.js';
import { specOf, trainingOf } from '../session/spec.js';
import { type Followed, followedOf, rowAfter } from './following.js';
import { openProblem } from './load-problem.js';
import { type MapPlan, planMaps } from './map-plan.js';
import { type ModelView, modelAnnouncement, type Need } from './model-view.js';
import { makeScene, type RowAddress, type Scene } from './scene.js';

export class GlassboxModel extends LitElement {
  static override properties = {
    dataBase: { type: String, attribute: 'data-base' },
    epochs: { type: Number },
    prefer: { type: String },
  };
  static override styles = css`:host { display: contents; }`;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit prepares the class that is asked, which must be this one
    return [...super.observedAttributes, ...settingNames.map(attributeOf)];
  }

  /** Where the CSV files are, against the page's address; default 'data/'. */
  declare dataBase: string;
  /** Pauses there and says glassbox-complete; 0 means to go on. */
  declare epochs: number;
  /** Where training runs: 'worker' (the default, where there can be one) or 'page'. */
  declare prefer: string;

  #settings: Settings = defaultSettings;
  #scene: Scene | null = null;
  #frame: Frame | null = null;
  #session: Session | null = null;
  #views = new Set<ModelView>();
  #plans = new Map<string, MapPlan>();
  #followedRow: RowAddress | null = null;
  #followed: Followed | null = null;
  #opening = 0;
  #announcedPlaying = false;
  #divergedAt = -1;
  #pausedByHiding = false;
  #error = '';
  #queued = false;

  constructor() {
    super();
    this.dataBase = 'data/';
    this.epochs = 0;
    this.prefer = 'worker';
  }

  get settings(): Readonly<Settings> {
    return this.#settings;
  }
  /** Null before the first problem is open, and after one could not be opened. */
  get scene(): Scene | null {
    return this.#scene;
  }
  get frame(): Frame | null {
    return this.#frame;
  }
  get playing(): boolean {
    return this.#frame?.playing ?? false;
  }
  /** Why there is nothing to see; '' when there is. */
  get error(): string {
    return this.#error;
  }
  get session(): Session | null {
    return this.#session;
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibility);
    document.dispatchEvent(new CustomEvent(modelAnnouncement));
    this.#openSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibility);
    this.#opening++;
    this.#session?.dispose();
    this.#session = null;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const setting = settingOfAttribute(name);
    if (!setting || !this.hasUpdated || old === value) return;
    if (value !== null && settingsTable[setting].change === 'live' && this.#scene) {
      const parsed = parseSetting(setting, value);
      if (parsed.ok) void this.set(setting, parsed.value);
      else this.#fail(parsed.error);
    } else this.#openSoon();
  }

  /** Attributes often come several at once: opened once, after all of them. */
  #openSoon(): void {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.isConnected) return;
      const given: Record<string, unknown> = {};
      for (const name of settingNames) {
        const text = this.getAttribute(attributeOf(name));
        if (text === null) continue;
        const parsed = parseSetting(name, text);
        if (!parsed.ok) return this.#fail(parsed.error);
        given[name] = parsed.value;
      }
      void this.open(given as Partial<Settings>);
    });
  }

  /** Opens a problem: what is left out comes from the preset that is named. What cannot be opened leaves the old one as it was. */
  async open(given: Partial<Settings> = {}): Promise<void> {
    const turn = ++this.#opening;
    const { settings, problems } = resolveSettings(given);
    try {
      const problem = await openProblem(settings, new URL(this.dataBase, document.baseURI));
      if (turn !== this.#opening) return;
      const session = await this.#ensureSession();
      if (turn !== this.#opening || !session) return;
      const scene = makeScene(settings, problem);
      const frame = await session.open(specOf(settings, problem));
      if (turn !== this.#opening) return;
      this.#settings = settings;
      this.#scene = scene;
      this.#frame = frame;
      this.#plans.clear();
      this.#divergedAt = -1;
      this.#error = '';
      this.#followedRow = { set: 0, row: 0 };
      this.#followed = followedOf(problem, this.#followedRow);
      session.setSpeed(settings.speed);
      this.needsChanged();
      for (const view of this.#views) view.sceneChanged();
      this.#take(frame);
      this.#say('glassbox-ready', { settings, problems, where: session.where });
    } catch (error) {
      if (turn === this.#opening) this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  async #ensureSession(): Promise<Session | null> {
    if (this.#session) return this.#session;
    const session = await createSession({ prefer: this.prefer === 'page' ? 'page' : 'worker' });
    if (!this.isConnected || this.#session) {
      session.dispose();
      return this.#session;
    }
    this.#session = session;
    session.subscribe((frame) => this.#take(frame));
    return session;
  }

  #fail(message: string): void {
    this.#error = message;
    this.#say('glassbox-error', { message });
    for (const view of this.#views) view.stateChanged();
  }

  #say(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #take(frame: Frame): void {
    this.#frame = frame;
    for (const view of this.#views) view.frameArrived(frame);
    this.#say('glassbox-tick', frame.tick);
    if (this.epochs > 0 && frame.playing && frame.tick.epoch >= this.epochs) {
      void this.pause();
      this.#say('glassbox-complete', frame.tick);
    }
    if (frame.tick.diverged && this.#divergedAt !== frame.tick.step) {
      this.#divergedAt = frame.tick.step;
      this.#say('glassbox-diverged', frame.tick);
    }
    if (frame.playing === this.#announcedPlaying) return;
    this.#announcedPlaying = frame.playing;
    this.#stateChanged();
  }

  #stateChanged(): void {
    this.needsChanged();
    for (const view of this.#views) view.stateChanged();
    this.#say('glassbox-change', { playing: this.playing, settings: this.#settings });
  }

  /** Asks the session for what the views on screen need, all of them together. */
  needsChanged(): void {
    const { session } = this;
    const scene = this.#scene;
    if (!session || !scene) return;
    const needs = new Set<Need>();
    for (const view of this.#views) for (const need of view.currentNeeds()) needs.add(need);
    const plan = needs.has('maps') ? this.#planNow(scene) : null;
    const followed = this.#followed;
    session.want({
      ...(plan ? { mapInputs: { id: plan.id, inputs: plan.inputs, rows: plan.columns * plan.rows } } : {}),
      ...(needs.has('predictions') && scene.domain.length === 0 ? { predictions: true } : {}),
      ...(needs.has('trace') && followed ? { trace: { input: followed.input, target: followed.target } } : {}),
    });
  }

  #planNow(scene: Scene): MapPlan | null {
    const plan = planMaps(scene, this.#announcedPlaying);
    const known = plan && this.#plans.get(plan.id);
    if (plan && !known) this.#plans.set(plan.id, plan);
    return known ?? plan;
  }

  /** What a frame's maps were computed for. */
  plan(id: string): MapPlan | null {
    return this.#plans.get(id) ?? null;
  }

  addView(view: ModelView): () => void {
    this.#views.add(view);
    this.needsChanged();
    return () => {
      this.#views.delete(view);
      this.needsChanged();
    };
  }

  // The observation that is followed through the network.

  get followedRow(): RowAddress | null {
    return this.#followedRow;
  }

  get followed(): Followed | null {
    return this.#followed;
  }

  follow(row: RowAddress): void {
    if (!this.#scene) return;
    this.#followedRow = row;
    this.#followed = followedOf(this.#scene.problem, row);
    this.needsChanged();
    for (const view of this.#views) view.stateChanged();
  }

  /** So many further or back. */
  followNext(by: number): void {
    if (this.#scene && this.#followedRow) this.follow(rowAfter(this.#scene.problem, this.#followedRow, by));
  }

  // What people do.

  play(): void {
    if (!this.#session || !this.#scene || this.playing) return;
    this.#divergedAt = -1;
    this.#session.play();
  }

  async pause(): Promise<void> {
    this.#pausedByHiding = false;
    await this.#now((session) => session.pause());
  }

  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }

  /** Pauses, then one batch ('step') or one epoch. */
  async advance(unit: 'step' | 'epoch', count = 1): Promise<void> {
    this.#divergedAt = -1;
    await this.#now((session) => session.step(unit, count));
  }

  /** The same first weights again. */
  async reset(): Promise<void> {
    this.#divergedAt = -1;
    await this.#now((session) => session.reset());
    this.#say('glassbox-change', { playing: false, settings: this.#settings });
  }

  async #now(action: (session: Session) => Promise<Frame>): Promise<void> {
    if (!this.#session || !this.#scene) return;
    try {
      const frame = await action(this.#session);
      this.#take(frame);
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  async set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    const settings = { ...this.#settings, [name]: value };
    if (settingsTable[name].change === 'restart')
      return this.open(name === 'preset' ? { preset: value as Settings['preset'] } : settings);
    this.#settings = settings;
    if (name === 'speed') this.#session?.setSpeed(settings.speed);
    else if (this.#scene) {
      try {
        await this.#session?.configure(trainingOf(settings));
      } catch (error) {
        return this.#fail(error instanceof Error ? error.message : String(error));
      }
    }
    for (const view of this.#views) view.stateChanged();
    this.#say('glassbox-change', { playing: this.playing, settings });
  }

  /** A hidden tab trains nothing; it goes on where it was when it is seen again. */
  readonly #visibility = (): void => {
    if (document.hidden && this.playing) {
      void this.pause().then(() => {
        this.#pausedByHiding = true;
      });
    } else if (!document.hidden && this.#pausedByHiding) {
      this.#pausedByHiding = false;
      this.play();
    }
  };
}
