// What a model is to its views: the session, its last frame, what the views need of it, and the observation that is followed.

import { LitElement } from 'lit';
import { sentence } from '../../core/base/parsed.js';
import { defaultFeatures } from '../../core/data/feature-names.js';
import type { Address } from '../../core/network/address.js';
import { Tape, type TapeEntry } from '../../core/run/tape.js';
import { defaultSettings, type Settings } from '../../core/settings/settings.js';
import { type ExplainStep, type Pointed, samePointed } from '../../experiment/attention.js';
import { type Followed, followedOf, rowAfter } from '../../experiment/followed.js';
import { type MapPlan, planMaps } from '../../experiment/map-plan.js';
import type { RowAddress } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import type { Lab } from '../../experiment/undo.js';
import { isSameMoment } from '../../session/moment.js';
import { createSession } from '../../session/open-session.js';
import type { Frame, Session } from '../../session/session.js';
import { layersAsked, type ModelView, type Need, readable } from '../base/model-view.js';

/** A moment that was kept, with the settings and data of its time. */
export interface Moment extends TapeEntry {
  readonly lab: Lab;
}

/** All that changes while a model lives. */
export interface Now {
  lab: Lab;
  /** The lab that is being opened: what is changed meanwhile is a change of this one. */
  coming: Lab | null;
  /** The session is getting another network: until the scene fits it, its frames are of no use to the views. */
  arriving: boolean;
  scene: Scene | null;
  frame: Frame | null;
  session: Session | null;
  followedRow: RowAddress | null;
  followed: Followed | null;
  pointed: Pointed | null;
  explain: ExplainStep | null;
  drawing: boolean;
  error: string;
  /** Counts openings, so that a late answer to an old one is known. */
  opening: number;
  announcedPlaying: boolean;
  /** The step at which a divergence was told; -1 when none was. */
  divergedAt: number;
  /** The same for a run that a stop rule ended. */
  completedAt: number;
  /** Playing goes on from this step, though no frame of it has come yet; infinite while it opens; null when none is waited for. */
  resumedAt: number | null;
  /** Of the last frame. */
  step: number;
  /** On the way to another moment of the tape: frames that come meanwhile do not mean that training goes on. */
  scrubbing: boolean;
}

export abstract class ModelCore extends LitElement {
  declare epochs: number;
  declare prefer: string;
  declare wasmUrl: string | undefined;
  /** Frames carry the whole trained state, for a page that keeps it. */
  keepsState = false;
  /** Moments of this run that can be gone back to. */
  readonly tape = new Tape<Moment>();

  protected readonly now: Now = {
    lab: { settings: defaultSettings, features: defaultFeatures },
    coming: null,
    arriving: false,
    scene: null,
    frame: null,
    session: null,
    followedRow: null,
    followed: null,
    pointed: null,
    explain: null,
    drawing: false,
    error: '',
    opening: 0,
    announcedPlaying: false,
    divergedAt: -1,
    completedAt: -1,
    resumedAt: null,
    step: 0,
    scrubbing: false,
  };
  protected readonly views = new Set<ModelView>();
  protected readonly plans = new Map<string, MapPlan>();
  #nextRead = 0;
  #planned: { scene: Scene; playing: boolean; plan: MapPlan | null } | null = null;

  abstract pause(): Promise<void>;

  get settings(): Readonly<Settings> {
    return this.now.lab.settings;
  }
  /** Everything but the weights: settings, input features, own data. */
  get lab(): Lab {
    return this.now.lab;
  }
  /** Null before the first problem is open, and after one could not be opened. */
  get scene(): Scene | null {
    return this.now.scene;
  }
  get frame(): Frame | null {
    return this.now.frame;
  }
  get playing(): boolean {
    return this.now.resumedAt !== null || (this.now.frame?.playing ?? false);
  }
  /** Why there is nothing to see; '' when there is. */
  get error(): string {
    return this.now.error;
  }
  get session(): Session | null {
    return this.now.session;
  }

  protected async ensureSession(): Promise<Session | null> {
    if (this.now.session) return this.now.session;
    const { wasmUrl } = this;
    const session = await createSession({
      prefer: this.prefer === 'page' ? 'page' : 'worker',
      ...(wasmUrl && { wasmUrl }),
    });
    if (!this.isConnected || this.now.session) {
      session.dispose();
      return this.now.session;
    }
    this.now.session = session;
    session.subscribe((frame) => this.take(frame));
    return session;
  }

  protected fail(message: string): void {
    this.now.error = message;
    this.say('glassbox-error', { message });
    for (const view of this.views) view.refused();
  }

  protected say(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** isNews: it shows another moment than the last frame, not only more of it. */
  protected take(frame: Frame, isNews = !this.now.frame || !isSameMoment(this.now.frame, frame)): void {
    if (this.now.arriving) return;
    this.now.frame = frame;
    const { resumedAt } = this.now;
    const { step, diverged } = frame.tick;
    if (resumedAt !== null && (step > resumedAt || (step === resumedAt && (frame.playing || diverged)))) {
      this.now.resumedAt = null;
    }
    this.#keep(frame);
    // The last frame of a run is at rest: texts always end exact.
    const now = performance.now();
    const toRead = !frame.playing || now >= this.#nextRead;
    if (toRead) this.#nextRead = now + readable;
    for (const view of this.views) view.receive(frame, toRead);
    if (isNews) this.say('glassbox-tick', frame.tick);
    if (frame.tick.diverged && this.now.divergedAt !== frame.tick.step) {
      this.now.divergedAt = frame.tick.step;
      this.say('glassbox-diverged', frame.tick);
    }
    if (frame.stopped && this.now.completedAt !== frame.tick.step) {
      this.now.completedAt = frame.tick.step;
      this.say('glassbox-complete', frame.tick);
    }
    if (this.playing === this.now.announcedPlaying) return;
    this.now.announcedPlaying = this.playing;
    this.tellState();
  }

  /** The tape takes a snapshot now and then; the first frame of a run is always on it. */
  #keep(frame: Frame): void {
    const { snapshot, tick } = frame;
    // Gone back, and now on from there: what came after has not happened.
    const goesOn =
      !this.now.scrubbing && tick.step > this.now.step && (this.tape.entries.at(-1)?.step ?? 0) > this.now.step;
    if (goesOn) this.tape.truncate(this.now.step);
    this.now.step = tick.step;
    if (goesOn) this.needsChanged();
    if (!snapshot || !this.tape.due(tick.step)) return;
    const { epoch, step, loss, testLoss } = tick;
    const { lab } = this.now;
    this.tape.add({ epoch, step, loss, snapshot, lab, ...(testLoss !== undefined && { testLoss }) });
    this.needsChanged();
  }

  protected tellState(): void {
    this.needsChanged();
    for (const view of this.views) view.stateChanged();
    this.say('glassbox-change', { playing: this.playing, settings: this.now.lab.settings });
  }

  /** Asks the session for what the views on screen need, all of them together. */
  needsChanged(): void {
    const { session } = this;
    const scene = this.now.scene;
    if (!session || !scene || this.now.arriving) return;
    const needs = new Set<Need>();
    for (const view of this.views) for (const need of view.currentNeeds()) needs.add(need);
    const plan = needs.has('maps') ? this.#planNow(scene) : null;
    const followed = this.now.followed;
    const answers = layersAsked(needs, scene.layers.length - 1);
    session.want({
      snapshotFrom: this.keepsState ? 0 : this.tape.nextDue,
      ...(plan ? { mapInputs: { id: plan.id, inputs: plan.inputs, rows: plan.columns * plan.rows } } : {}),
      ...(needs.has('rows') || (needs.has('predictions') && scene.domain.length === 0) ? { predictions: true } : {}),
      ...(needs.has('gradient') ? { gradient: true } : {}),
      ...(answers.length > 0 ? { activationsOf: answers } : {}),
      ...(needs.has('trace') && followed ? { trace: { input: followed.input, target: followed.target } } : {}),
    });
  }

  /** Made once for each scene, playing and at rest: wants change in most frames, and a grid takes a quarter of a millisecond. */
  #planNow(scene: Scene): MapPlan | null {
    const playing = this.now.announcedPlaying;
    const made = this.#planned;
    if (made?.scene === scene && made.playing === playing && (!made.plan || this.plans.has(made.plan.id)))
      return made.plan;
    const fresh = planMaps(scene, playing);
    const plan = (fresh && this.plans.get(fresh.id)) ?? fresh;
    if (plan) this.plans.set(plan.id, plan);
    this.#planned = { scene, playing, plan };
    return plan;
  }

  /** What a frame's maps were computed for. */
  plan(id: string): MapPlan | null {
    return this.plans.get(id) ?? null;
  }

  /** The view that says what went wrong, for all of them. */
  get teller(): ModelView | undefined {
    return [...this.views].find((view) => view.tellsProblem);
  }

  addView(view: ModelView): () => void {
    this.views.add(view);
    this.needsChanged();
    return () => {
      this.views.delete(view);
      this.needsChanged();
    };
  }

  /** Does something of which the session tells a frame, and waits for that. */
  protected async show(action: (session: Session) => Promise<Frame>): Promise<void> {
    if (!this.now.session || !this.now.scene) return;
    try {
      await action(this.now.session);
    } catch (error) {
      this.fail(sentence(error));
    }
  }

  // The observation that is followed through the network.

  get followedRow(): RowAddress | null {
    return this.now.followedRow;
  }

  get followed(): Followed | null {
    return this.now.followed;
  }

  follow(row: RowAddress): void {
    if (!this.now.scene) return;
    this.now.followedRow = row;
    this.now.followed = followedOf(this.now.scene, row);
    this.needsChanged();
    for (const view of this.views) view.stateChanged();
  }

  /** So many further or back. */
  followNext(by: number): void {
    if (this.now.scene && this.now.followedRow) this.follow(rowAfter(this.now.scene.problem, this.now.followedRow, by));
  }

  // What people look at, in whichever view.

  get pointed(): Pointed | null {
    return this.now.pointed;
  }

  /** Says to all views which neuron or weight is pointed at; null when none is any more. held: by a click, a tap or a key. */
  point(address: Address | null, held = false): void {
    const pointed = address && { ...address, held };
    if (samePointed(pointed, this.now.pointed)) return;
    this.now.pointed = pointed;
    for (const view of this.views) view.pointChanged();
    this.say('glassbox-point', pointed);
  }

  /** The step of the explanation that is shown; null when none is. */
  get explain(): ExplainStep | null {
    return this.now.explain;
  }
  set explain(step: ExplainStep | null) {
    if (step?.phase === this.now.explain?.phase && step?.layer === this.now.explain?.layer) return;
    this.now.explain = step;
    for (const view of this.views) view.stateChanged();
  }

  /** Points are being drawn into the map: clicks there edit the data. */
  get drawing(): boolean {
    return this.now.drawing;
  }
  set drawing(value: boolean) {
    if (value === this.now.drawing) return;
    this.now.drawing = value;
    for (const view of this.views) view.stateChanged();
  }
}
