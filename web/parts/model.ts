// <glassbox-model>: owns a session, opens what its settings say, and hands frames to the views that look at it.
// Attributes are the settings of core's table in kebab-case; events: glassbox-ready, -tick, -change, -diverged, -complete.
import { css, html } from 'lit';
import {
  attributeOf,
  parseSetting,
  type Settings,
  settingNames,
  settingOfAttribute,
  settingsTable,
} from '../core/settings.js';
import { ModelTime } from './model-time.js';
import { modelAnnouncement } from './model-view.js';

export class GlassboxModel extends ModelTime {
  static override properties = {
    dataBase: { type: String, attribute: 'data-base' },
    epochs: { type: Number },
    prefer: { type: String },
    manual: { type: Boolean },
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
  /** Opens nothing by itself: the page calls open or openState. */
  declare manual: boolean;

  #pausedByHiding = false;
  #queued = false;

  constructor() {
    super();
    this.dataBase = 'data/';
    this.epochs = 0;
    this.prefer = 'worker';
    this.manual = false;
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
    this.now.opening++;
    this.now.session?.dispose();
    this.now.session = null;
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
      if (!this.isConnected) return;
      const given: Record<string, unknown> = {};
      for (const name of settingNames) {
        const text = this.getAttribute(attributeOf(name));
        if (text === null) continue;
        const parsed = parseSetting(name, text);
        if (!parsed.ok) return this.fail(parsed.error);
        given[name] = parsed.value;
      }
      void this.open(given as Partial<Settings>);
    });
  }

  // What people do.

  play(): void {
    if (!this.now.session || !this.now.scene || this.playing) return;
    this.now.divergedAt = -1;
    this.now.session.play();
  }

  async pause(): Promise<void> {
    this.#pausedByHiding = false;
    this.now.resumedAt = null;
    await this.show((session) => session.pause());
  }

  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }

  /** Pauses, then one batch ('step') or one epoch. */
  async advance(unit: 'step' | 'epoch', count = 1): Promise<void> {
    this.now.divergedAt = -1;
    this.now.resumedAt = null;
    await this.show((session) => session.step(unit, count));
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
