// <glassbox-model>: owns a session, opens what its settings say, and hands frames to the views that look at it.
// Attributes are the settings of core's table in kebab-case; events: glassbox-ready, -tick, -change, -diverged, -complete.

import { css, html, LitElement, type PropertyValues } from 'lit';
import {
  attributeOf,
  parseSetting,
  type SettingName,
  type Settings,
  settingNames,
  settingOfAttribute,
  settingsTable,
} from '../../core/settings/settings.js';
import type { BroughtRows } from '../../experiment/brought.js';
import { Experiment } from '../../experiment/experiment.js';
import type { View } from '../../experiment/view.js';
import { createSession, openPageEngine } from '../../session/open-session.js';
import type { StepUnit } from '../../session/session.js';
import { tellStrangeAttributes } from '../base/attribute-names.js';
import { booleanAttribute } from '../base/boolean-attribute.js';
import { wantsLessMotion } from '../base/less-motion.js';
import { type ModelView, modelAnnouncement } from '../base/model-view.js';
import { csvWithin, dataReader, textAt } from './data-home.js';
import { OnScreen } from './on-screen.js';

export class GlassboxModel extends LitElement {
  static override properties = {
    autoplay: booleanAttribute,
    data: { attribute: false },
    dataBase: { type: String, attribute: 'data-base' },
    dataSrc: { type: String, attribute: 'data-src' },
    dataTarget: { type: String, attribute: 'data-target' },
    epochs: { type: Number, noAccessor: true },
    prefer: { type: String },
    wasmUrl: { type: String, attribute: 'wasm-url' },
    manual: booleanAttribute,
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
  /** Rows of the page's own: CSV text, or an array of objects. A `<script type="text/csv">` between the tags is the same. */
  declare data: BroughtRows['rows'] | undefined;
  /** The address of a CSV file with rows of the page's own, against the page's. */
  declare dataSrc: string | undefined;
  /** The column of the page's own rows that is to be predicted; guessed when left out. */
  declare dataTarget: string | undefined;
  /** Where training runs: 'worker' (the default, where there can be one) or 'page'. */
  declare prefer: string;
  /** Where engine.wasm is, against the page's address; by default where the script knows it. */
  declare wasmUrl: string | undefined;
  /** Opens nothing by itself: the page calls open or openState. */
  declare manual: boolean;

  /** What is being done: what views look at and change. */
  readonly experiment = new Experiment({
    openSession: (reports) =>
      createSession({
        reports,
        prefer: this.prefer === 'page' ? 'page' : 'worker',
        ...(this.wasmUrl && { wasmUrl: this.wasmUrl }),
      }),
    openEngine: () => openPageEngine(this.wasmUrl || undefined),
    readFile: (name) => dataReader(this.dataBase)(name),
    say: (what, detail) => {
      if (what === 'ready') this.#autoplayOnce();
      const cancelable = what === 'error';
      const event = new CustomEvent(`glassbox-${what}`, { detail, bubbles: true, composed: true, cancelable });
      if (this.dispatchEvent(event) && cancelable) this.#tellConsole();
    },
  });
  #queued = false;
  /** Settings that wait for a view to come near. */
  #waiting: Partial<Settings> | null = null;
  /** What the attributes say, on its way. */
  #opening: Promise<void> | undefined;
  #autoplayed = false;
  /** The last error that the console was told. */
  #told = '';
  readonly #onScreen = new OnScreen(() => this.#looked());

  constructor() {
    super();
    this.autoplay = false;
    this.data = undefined;
    this.dataBase = undefined;
    this.dataSrc = undefined;
    this.dataTarget = undefined;
    this.wasmUrl = undefined;
    this.prefer = 'worker';
    this.manual = false;
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('data') || changed.has('dataSrc') || changed.has('dataTarget')) this.#openSoon();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#sight);
    document.dispatchEvent(new CustomEvent(modelAnnouncement, { detail: this }));
    tellStrangeAttributes(this);
    // Moved in the page, or put back, it goes on where it was.
    if (!this.experiment.absence.comeBack() && !this.experiment.session) this.#openSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#sight);
    queueMicrotask(() => {
      if (!this.isConnected) this.experiment.absence.leave();
    });
  }

  /** Pauses there and says glassbox-complete; 0 means to go on. */
  get epochs(): number {
    return this.experiment.epochs;
  }
  /** At once: a run that is asked for in the next line already keeps to it. */
  set epochs(epochs: number) {
    this.experiment.epochs = epochs;
  }

  /** Its pictures are looked at as well: what nobody can see is neither loaded nor trained. */
  addView(view: ModelView): () => void {
    const leave = this.experiment.addView(view);
    this.#onScreen.add(view);
    return () => {
      leave();
      this.#onScreen.remove(view);
    };
  }

  /** The view that says what went wrong, for all of them; a page that opens it by itself also says that by itself. */
  get teller(): View | undefined {
    return this.manual ? undefined : this.experiment.teller;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const setting = settingOfAttribute(name);
    if (!setting || !this.hasUpdated || old === value) return;
    if (value !== null && settingsTable[setting].change !== 'restart' && this.experiment.scene) {
      const parsed = parseSetting(setting, value);
      if (parsed.ok) void this.experiment.set(setting, parsed.value);
      else this.experiment.fail(parsed.error);
    } else this.#openSoon();
  }

  /** Who writes a page looks there; a page that opens it by itself also says by itself what went wrong. The same is said once. */
  #tellConsole(): void {
    if (this.manual || this.error === this.#told) return;
    this.#told = this.error;
    console.warn(`<glassbox-model id="${this.id}">: ${this.error}`);
  }

  // Opening what the attributes say.

  /** Attributes often come several at once: opened once, after all of them. */
  #openSoon(): void {
    if (this.#queued || this.manual) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      // A page may have taken it over meanwhile.
      if (this.isConnected && !this.manual) this.#openAttributes();
    });
  }

  #openAttributes(): void {
    const given: Record<string, unknown> = {};
    for (const name of settingNames) {
      const text = this.getAttribute(attributeOf(name));
      if (text === null) continue;
      const parsed = parseSetting(name, text);
      if (!parsed.ok) {
        this.experiment.fail(parsed.error);
        return;
      }
      given[name] = parsed.value;
    }
    this.#waiting = given as Partial<Settings>;
    // Views are there before their code is, and are looked at as they are.
    for (const view of this.#markedViews()) this.#onScreen.add(view);
    if (this.#onScreen.near || this.experiment.scene) this.#openWaiting();
  }

  /** What the page says will look at this model. */
  #markedViews(): Element[] {
    const root = this.getRootNode() as Document | ShadowRoot;
    const named = this.id ? [...root.querySelectorAll(`[for="${CSS.escape(this.id)}"]`)] : [];
    return [...this.querySelectorAll('*'), ...named].filter((element) => element.localName.startsWith('glassbox-'));
  }

  /** What plays by itself and is playing goes on playing, whatever its attributes say now. */
  #openWaiting(): void {
    const given = this.#waiting;
    this.#waiting = null;
    if (!given) return;
    const { playing } = this.experiment;
    this.#opening = this.#openGiven(given);
    if (this.autoplay && playing) void this.#opening.then(() => this.experiment.play());
  }

  async #openGiven(given: Partial<Settings>): Promise<void> {
    const rows = this.data ?? csvWithin(this);
    const { dataSrc, dataTarget: target, experiment } = this;
    if (rows === undefined && !dataSrc) return experiment.open(given);
    const brought = async () => ({ rows: rows ?? (await textAt(dataSrc as string)), target });
    return (await import('../../experiment/brought.js')).openRows(experiment, given, brought);
  }

  #autoplayOnce(): void {
    const starts = this.autoplay && !this.#autoplayed && !wantsLessMotion();
    this.#autoplayed = true;
    if (starts) this.experiment.play();
  }

  // Being seen.

  #looked(): void {
    if (this.#waiting && this.#onScreen.near) this.#openWaiting();
    this.#sight();
  }

  /** In a hidden tab, or with every view off the screen. */
  readonly #sight = (): void => this.experiment.hide(document.hidden || this.#onScreen.unseen);

  // What a page or a script does to it.

  get settings(): Readonly<Settings> {
    return this.experiment.settings;
  }
  get playing(): boolean {
    return this.experiment.playing;
  }
  /** Why there is nothing to see; '' when there is. */
  get error(): string {
    return this.experiment.error;
  }

  /** Opens a problem: what is left out comes from the preset that is named. What cannot be opened leaves the old one as it was. */
  open(given: Partial<Settings> = {}): Promise<void> {
    this.#waiting = null;
    return this.experiment.open(given);
  }

  /**
   * Opens a network that was trained in code: one of the package's, or what its toJSON gave. rows: CSV text or an array of objects to look
   * at it with; left out, the data that are open. What does not fit is told by glassbox-error, and leaves the old one as it was.
   */
  async load(network: unknown, rows?: BroughtRows['rows']): Promise<void> {
    this.#waiting = null;
    const { openNetwork } = await import('../../experiment/brought.js');
    return openNetwork(this.experiment, network, rows === undefined ? undefined : { rows, target: this.dataTarget });
  }

  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  set<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
    return this.experiment.set(name, value);
  }

  /** Trains, as soon as it is open and somebody can see it. */
  play(): void {
    this.experiment.play();
    this.#openWaiting();
  }

  pause(): Promise<void> {
    return this.experiment.pause();
  }

  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }

  /** Pauses, then so many batches ('step', the default), rows or epochs. */
  async step(unit: StepUnit = 'step', count = 1): Promise<void> {
    await this.#opened();
    return this.experiment.advance(unit, count);
  }

  /** The same first weights again; undo brings the trained ones back. */
  async reset(): Promise<void> {
    await this.#opened();
    return this.experiment.edit((edits) => edits.reset());
  }

  /** What a script asks in the line after it has found the tag is done once that is open, seen or not. */
  async #opened(): Promise<void> {
    // Attributes are read in a microtask of their own.
    await null;
    this.#openWaiting();
    await this.#opening;
    await this.experiment.settled();
  }

  /**
   * Everything as the text of a link: settings, inputs, own data, and the trained weights unless `weights` is false. The playground opens
   * it behind a "#".
   */
  async getState({ weights = true } = {}): Promise<string> {
    await this.#opened();
    return (await import('../../experiment/link.js')).linkOf(this.experiment, weights);
  }

  /**
   * Opens what getState gave, or any link of the playground. What cannot be honoured keeps its default; the event glassbox-ready tells each
   * such thing in a sentence.
   */
  async setState(state: string): Promise<void> {
    const { openedLink } = await import('../../experiment/link.js');
    const { state: read, problems } = await openedLink(String(state));
    this.#waiting = null;
    await this.experiment.openState(read, problems);
  }
}
