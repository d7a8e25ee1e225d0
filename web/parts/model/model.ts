// <glassbox-model>: owns a session, opens what its settings say, and hands frames to the views that look at it.
// Attributes are the settings of core's table in kebab-case; events: glassbox-ready, -tick, -change, -diverged, -complete.
import { css, html, type PropertyValues } from 'lit';
import {
  attributeOf,
  parseSetting,
  type Settings,
  settingNames,
  settingOfAttribute,
  settingsTable,
} from '../../core/settings/settings.js';
import type { StepUnit } from '../../session/session.js';
import { wantsLessMotion } from '../base/less-motion.js';
import { type ModelView, modelAnnouncement } from '../base/model-view.js';
import { ModelByHand } from './model-by-hand.js';
import { OnScreen } from './on-screen.js';

export class GlassboxModel extends ModelByHand {
  static override properties = {
    autoplay: { type: Boolean },
    dataBase: { type: String, attribute: 'data-base' },
    epochs: { type: Number },
    prefer: { type: String },
    wasmUrl: { type: String, attribute: 'wasm-url' },
    manual: { type: Boolean },
  };
  static override styles = css`:host { display: contents; }`;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit prepares the class that is asked, which must be this one
    return [...super.observedAttributes, ...settingNames.map(attributeOf)];
  }

  /** Plays as soon as it is seen, unless the reader asked for less motion. */
  declare autoplay: boolean;
  /** The folder of the CSV files, against the page's address; by default beside the script, or else 'data/'. */
  declare dataBase: string | undefined;
  /** Pauses there and says glassbox-complete; 0 means to go on. */
  declare epochs: number;
  /** Where training runs: 'worker' (the default, where there can be one) or 'page'. */
  declare prefer: string;
  /** Where engine.wasm is, against the page's address; by default where the script knows it. */
  declare wasmUrl: string | undefined;
  /** Opens nothing by itself: the page calls open or openState. */
  declare manual: boolean;

  #pausedByHiding = false;
  #queued = false;
  /** Settings that wait for a view to come near. */
  #waiting: Partial<Settings> | null = null;
  /** Play was asked for before there was anything to play. */
  #playWhenReady = false;
  #autoplayed = false;
  readonly #onScreen = new OnScreen(() => this.#looked());

  constructor() {
    super();
    this.autoplay = false;
    this.dataBase = undefined;
    this.wasmUrl = undefined;
    this.epochs = 0;
    this.prefer = 'worker';
    this.manual = false;
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('epochs')) this.now.session?.setStops(this.stopsOf(this.settings));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibility);
    document.dispatchEvent(new CustomEvent(modelAnnouncement, { detail: this }));
    // Moved in the page it goes on as it is.
    if (!this.now.session) this.#openSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibility);
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.now.opening++;
      this.now.session?.dispose();
      this.now.session = null;
      this.now.resumedAt = null;
    });
  }

  override addView(view: ModelView): () => void {
    const leave = super.addView(view);
    this.#onScreen.add(view);
    return () => {
      leave();
      this.#onScreen.remove(view);
    };
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const setting = settingOfAttribute(name);
    if (!setting || !this.hasUpdated || old === value) return;
    if (value !== null && settingsTable[setting].change !== 'restart' && this.now.scene) {
      const parsed = parseSetting(setting, value);
      if (parsed.ok) void this.set(setting, parsed.value);
      else this.fail(parsed.error);
    } else this.#openSoon();
  }

  /** Attributes often come several at once: opened once, after all of them. */
  #openSoon(): void {
    if (this.#queued || this.manual) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      // A page may have taken it over meanwhile.
      if (!this.isConnected || this.manual) return;
      const given: Record<string, unknown> = {};
      for (const name of settingNames) {
        const text = this.getAttribute(attributeOf(name));
        if (text === null) continue;
        const parsed = parseSetting(name, text);
        if (!parsed.ok) return this.fail(parsed.error);
        given[name] = parsed.value;
      }
      this.#waiting = given as Partial<Settings>;
      // Views are there before their code is, and are looked at as they are.
      for (const view of this.#markedViews()) this.#onScreen.add(view);
      if (this.#onScreen.near || this.now.scene) this.#openNow();
    });
  }

  /** What the page says will look at this model. */
  #markedViews(): Element[] {
    const root = this.getRootNode() as Document | ShadowRoot;
    const named = this.id ? [...root.querySelectorAll(`[for="${CSS.escape(this.id)}"]`)] : [];
    return [...this.querySelectorAll('*'), ...named].filter((element) => element.localName.startsWith('glassbox-'));
  }

  /** Opens what waits, if anything does. */
  #openNow(): void {
    const given = this.#waiting;
    this.#waiting = null;
    if (given) void this.open(given);
  }

  #looked(): void {
    if (this.#waiting && this.#onScreen.near) this.#openNow();
    this.#sight();
  }

  override async open(given: Partial<Settings> = {}): Promise<void> {
    this.#waiting = null;
    await super.open(given);
  }

  protected override say(type: string, detail: unknown): void {
    super.say(type, detail);
    if (type !== 'glassbox-ready') return;
    const starts = this.autoplay && !this.#autoplayed && !wantsLessMotion();
    this.#autoplayed = true;
    if (!starts && !this.#playWhenReady) return;
    this.#playWhenReady = false;
    this.play();
  }

  /** A page that opens it by itself also says by itself what went wrong. */
  override get teller(): ModelView | undefined {
    return this.manual ? undefined : super.teller;
  }

  // What people do.

  /** Trains, as soon as it is open and somebody can see it. */
  play(): void {
    if (!this.now.session || !this.now.scene) {
      this.#playWhenReady = true;
      this.#openNow();
      return;
    }
    if (this.playing) return;
    if (this.#hidden) {
      this.#pausedByHiding = true;
      return;
    }
    this.#pausedByHiding = false;
    this.now.divergedAt = this.now.completedAt = -1;
    // `epochs` may have been set a moment ago.
    this.now.session.setStops(this.stopsOf(this.settings));
    this.now.session.play();
  }

  async pause(): Promise<void> {
    this.#pausedByHiding = false;
    this.#playWhenReady = false;
    this.now.resumedAt = null;
    await this.show((session) => session.pause());
  }

  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }

  /** Pauses, then one batch ('step'), one row or one epoch. */
  async advance(unit: StepUnit, count = 1): Promise<void> {
    this.now.divergedAt = -1;
    this.now.resumedAt = null;
    await this.show((session) => session.step(unit, count));
  }

  /** The same as advance, by the name the events and the engine use; by default one batch. */
  step(unit: StepUnit = 'step', count = 1): Promise<void> {
    return this.advance(unit, count);
  }

  /**
   * Everything as the text of a link: settings, inputs, own data, and the trained weights unless `weights` is false. The playground opens
   * it behind a "#".
   */
  async getState({ weights = true } = {}): Promise<string> {
    return (await import('./model-link.js')).linkOf(this, weights);
  }

  /**
   * Opens what getState gave, or any link of the playground. What cannot be honoured keeps its default; the event glassbox-ready tells each
   * such thing in a sentence.
   */
  async setState(state: string): Promise<void> {
    const { openedLink } = await import('./model-link.js');
    const { state: read, problems } = await openedLink(String(state));
    this.#waiting = null;
    await this.openState(read, problems);
  }

  /** The same first weights again; undo brings the trained ones back. */
  async reset(): Promise<void> {
    if (!this.now.session || !this.now.scene) return;
    await this.jump({ label: 'Reset' }, () => {
      this.now.divergedAt = -1;
      this.now.resumedAt = null;
      return this.show((session) => session.reset());
    });
  }

  /** In a hidden tab, or with every view off the screen. */
  get #hidden(): boolean {
    return document.hidden || this.#onScreen.unseen;
  }

  /** What nobody can see is not trained; it goes on where it was when it is seen again. */
  #sight(): void {
    if (this.#hidden && this.playing) {
      void this.pause().then(() => {
        this.#pausedByHiding = true;
        this.#sight();
      });
    } else if (!this.#hidden && this.#pausedByHiding) this.play();
  }

  readonly #visibility = (): void => this.#sight();
}
