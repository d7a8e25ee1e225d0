// The page's address, its history and the work kept in the browser: all three hold the recipe as a link.
import type { HideableControl } from '../core/link/hidden-controls.js';
import { encodeKept, encodeLink, type LinkState, tableNamedIn, type WrittenLink } from '../core/link/link.js';
import type { Experiment } from '../experiment/experiment.js';
import { openedAhead } from '../experiment/link.js';
import type { Moment } from '../experiment/moments.js';
import { loadOpenedData } from '../experiment/opening/own-data-loader.js';
import type { GlassboxModel } from '../parts/index.js';
import { notForgotten, nothingKept, startsAfresh, tableNotKept, workElsewhere } from './kept/sentences.js';
import { Shelf, type Shelved } from './kept/shelf.js';
import { KeptTables, largeTable } from './kept/tables.js';
import type { KeptTape } from './kept/tape.js';
import { forget, type Kept, keep, keptKey, load, startingLink } from './kept/work.js';

/** Longer links stay out of the address bar; history and storage hold them all the same. */
const longestAddress = 4000;
/** Milliseconds: browsers allow only so many changes of the address. */
const settle = 500;
const keepEvery = 5000;

/** What back and forward go through: other networks and other data. Each point and each neuron is for undo. */
function placeOf({ recipe }: Experiment): string {
  const { settings, data } = recipe;
  const own = data?.kind === 'csv' ? data.text : data?.kind === 'formula' ? data.source : '';
  return [settings.preset, settings.dataset, data?.kind ?? '', own].join('\n');
}

/** An empty link is none. */
function record(how: 'push' | 'replace', link: string, address?: string): void {
  try {
    const state = link === '' ? null : { link };
    if (how === 'push') history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  } catch {
    // Browsers allow only so many changes of the address in a while, and only so much in its state; some allow none.
  }
}

/** The place called Compare, as a link sees it. */
export interface ComparePlace {
  /** What is set up there; undefined where it is closed. */
  plan(): string | undefined;
  /** Opens it with this plan ready. asked: by an address, not by going back to what was there. */
  open(plan: string, asked: boolean): void;
}

export class Links {
  readonly #model: GlassboxModel;
  readonly #tables = new KeptTables();
  /** Fetched when there is a tape to keep. */
  #tape: KeptTape | null = null;
  /** Hears, once each, what cannot be kept. */
  readonly #warn: (sentence: string) => void;
  readonly #warned = new Set<string>();
  /** What the next opening does to the history. */
  #next: 'push' | 'replace' = 'replace';
  /** The state of the history that is shown, without weights. */
  #shown = '';
  #place = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = 0;
  /** What was kept last, with weights. */
  #last: { state: string; link: string } | null = null;
  #forgotten = false;
  #opened = false;
  /** The work of this tab and of others. */
  readonly #shelf = new Shelf();
  /** When something was done here that a reload would lose, in milliseconds since 1970; null before. */
  #worked: number | null = null;
  /** Of the network that was last seen. */
  #step = 0;
  #turn = 0;
  /** Controls that the link leaves out. */
  #hidden: readonly HideableControl[] = [];
  readonly #hide: (hidden: readonly HideableControl[]) => void;
  readonly #compare: ComparePlace;

  constructor(
    model: GlassboxModel,
    warn: (sentence: string) => void,
    hide: (hidden: readonly HideableControl[]) => void,
    compare: ComparePlace,
  ) {
    this.#hide = hide;
    this.#compare = compare;
    this.#model = model;
    this.#warn = warn;
    model.experiment.keepsState = true;
    model.addEventListener('glassbox-ready', () => this.#ready());
    model.addEventListener('glassbox-change', () => {
      this.#done();
      this.#changed();
    });
    model.addEventListener('glassbox-tick', () => {
      const { step = 0 } = model.experiment.frame?.tick ?? {};
      if (step !== this.#step) this.#done();
      this.#step = step;
      if (!model.playing) this.#changed();
      else if (performance.now() - this.#kept > keepEvery) this.#keep();
    });
    window.addEventListener('popstate', (event) => this.#travelled(event.state));
    window.addEventListener('pagehide', () => this.#keep());
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === keptKey && newValue === null) this.#forgetHere(); // in another tab everything was forgotten
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.#keep());
  }

  /** Whether work is kept here at all, as far as is known. */
  get keeps(): boolean {
    return !this.#warned.has(nothingKept);
  }

  /** Opens what the address says, or the work that was left. */
  async start(): Promise<void> {
    const [timing] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const tab = load(() => sessionStorage);
    const browser = this.#shelf.all[0] ?? null;
    const { link, kept } = startingLink(location.hash, timing?.type ?? 'navigate', tab, browser);
    this.#shelf.takeOver(kept ?? null);
    // Another tab may be at work on the tape that the browser kept: this one writes its own.
    if (kept?.tape) await this.#bringTape(kept === tab ? kept.tape.id : undefined);
    const chosen = kept !== undefined && kept === browser && this.#shelf.others.length > 0;
    await this.#open(link, kept !== undefined, kept?.tape?.moments, chosen ? [workElsewhere] : []);
  }

  /** What other tabs did, newest first. */
  get others(): readonly Shelved[] {
    return this.#shelf.others;
  }

  /** The work of another tab instead of this one's, which stays among the others. */
  async openOther(work: Kept): Promise<void> {
    this.#keep();
    if (this.#last) record('replace', this.#last.link);
    this.#worked = null;
    this.#shelf.takeOver(work);
    record('push', work.link, location.pathname + location.search);
    this.#tape = null;
    if (work.tape) await this.#bringTape();
    await this.#open(work.link, true, work.tape?.moments);
  }

  async #bringTape(id?: string): Promise<void> {
    const loaded = await import('./kept/tape.js').catch(() => null);
    if (loaded) this.#tape ??= new loaded.KeptTape(this.#tables, id);
  }

  /** Every control is in sight again, and the link says so. */
  showAll(): void {
    this.#setHidden([]);
    this.#changed();
  }

  #setHidden(hidden: readonly HideableControl[]): void {
    const isNews = String(hidden) !== String(this.#hidden);
    this.#hidden = hidden;
    if (isNews) this.#hide(hidden);
  }

  /** The recipe as a link, with the weights of this moment if asked. */
  write(withWeights: boolean): WrittenLink {
    return encodeLink(this.#state(withWeights), loadOpenedData);
  }

  /** Nothing of this person's work stays in the browser, and the page is as on a first visit; where the browser does not let go of it, that is said. */
  async forgetAll(): Promise<void> {
    record('replace', '', location.pathname + location.search);
    if (location.hash.length > 1) location.hash = ''; // that was refused, and a reload must not bring it back
    await this.#open('', false);
    clearTimeout(this.#timer);
    this.#worked = null;
    const gone = this.#forgetHere();
    const all = this.#shelf.forget();
    await this.#bringTape();
    const cleared = await Promise.all([this.#tables.clear(), this.#tape?.clear() ?? true]);
    record('replace', '');
    if (!gone || !all || !cleared.every(Boolean)) this.#tell(notForgotten);
  }

  /** This tab keeps nothing until something is done in it. */
  #forgetHere(): boolean {
    this.#worked = null;
    this.#forgotten = true;
    return forget(() => sessionStorage);
  }

  /** A person, or training, changed what there is: not so while something is being opened. */
  #done(): void {
    if (this.#opened && this.#next === 'push') this.#worked = Date.now();
  }

  #state(withWeights: boolean): LinkState {
    const { recipe, frame } = this.#model.experiment;
    const compare = this.#compare.plan();
    const page = { ...(this.#hidden.length > 0 && { hidden: this.#hidden }), ...(compare && { compare }) };
    if (!withWeights || !frame) return { ...recipe, ...page };
    const { parameters, frozen, snapshot, history } = frame;
    const { epoch, step } = frame.tick;
    const trained = { parameters, epoch, step, history, ...(frozen && { frozen }), ...(snapshot && { snapshot }) };
    return { ...recipe, ...page, trained };
  }

  /** The whole of it, for this browser; a large table is named only. */
  #whole(withWeights: boolean): string {
    return encodeKept(this.#state(withWeights), this.#tables.idOfLarge(this.#model.experiment.recipe));
  }

  /** isOurs: it comes from this browser's storage, not from anywhere; then `moments` are the keys of its tape's. also: sentences to add. */
  async #open(
    link: string,
    isOurs: boolean,
    moments: readonly string[] = [],
    also: readonly string[] = [],
  ): Promise<void> {
    const turn = ++this.#turn;
    const id = isOurs ? tableNamedIn(link) : undefined;
    const table = id === undefined ? undefined : await this.#tables.find(id);
    if (turn !== this.#turn) return;
    const { state: whole, problems } = await openedAhead(link, isOurs ? { table } : undefined);
    if (turn !== this.#turn) return;
    // What is left out of the page, and compared beside the run, is the page's alone.
    const { hidden = [], compare, ...state } = whole;
    const found = moments.length > 0 ? await this.#tape?.find(moments, state) : undefined;
    if (turn !== this.#turn) return;
    this.#next = 'replace';
    this.#setHidden(hidden);
    // Without its table the rest of a problem's words would be about a network that has lost its data.
    const lost = id !== undefined && table === undefined;
    const said = [...(lost ? problems.slice(0, 1) : problems), ...also];
    const opened = found?.state ?? state;
    await this.#model.experiment.openState(opened, said, isOurs, found?.moments);
    if (turn !== this.#turn) return;
    if (this.#model.error && opened.trained?.snapshot) {
      const { snapshot, ...trained } = opened.trained;
      await this.#model.experiment.openState({ ...opened, trained }, [...said, startsAfresh], isOurs, found?.moments);
    }
    this.#next = 'push';
    if (compare) this.#compare.open(compare, !isOurs);
  }

  #ready(): void {
    const table = largeTable(this.#model.experiment.recipe);
    if (table !== undefined) {
      void this.#tables.keep(table).then((could) => could || !this.keeps || this.#tell(tableNotKept));
    }
    const state = this.#whole(false);
    const place = placeOf(this.#model.experiment);
    if (this.#next === 'replace' || state === this.#shown) {
      // The address one came by stays as it is.
      record('replace', this.#whole(true));
    } else if (place === this.#place) {
      this.#done();
      record('replace', state, this.#address());
    } else {
      this.#done();
      // The way back leads to the weights that were left.
      if (this.#last?.state === this.#shown) record('replace', this.#last.link);
      record('push', state, this.#address());
    }
    this.#opened = true;
    this.#place = place;
    this.#shown = state;
    this.#keep();
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const state = this.#whole(false);
      if (this.#opened && state !== this.#shown) {
        this.#shown = state;
        record('replace', state, this.#address());
      }
      this.#keep();
    }, settle);
  }

  #travelled(state: unknown): void {
    const link = (state as { link?: unknown } | null)?.link;
    if (this.#worked === null) this.#shelf.takeOver(null); // what was opened last is not gone on with
    void this.#open(typeof link === 'string' ? link : location.hash, typeof link === 'string');
  }

  /** What goes into no link of the address bar is in the history's state alone. */
  #address(): string {
    const bare = location.pathname + location.search;
    if (largeTable(this.#model.experiment.recipe) !== undefined) return bare;
    const { text } = this.write(false);
    return text.length <= longestAddress ? text : bare;
  }

  #keep(): void {
    if (!this.#opened || !this.#model.experiment.scene) return;
    if (this.#forgotten && this.#worked === null) return;
    this.#forgotten = false;
    this.#kept = performance.now();
    const { entries } = this.#model.experiment.tape;
    if (entries.length > 0) this.#keepTape(entries);
    const tape = this.#tape?.keysOf(entries);
    const kept = { hash: location.hash, link: this.#whole(true), ...(tape && { tape }) };
    this.#last = { state: this.#shown, link: kept.link };
    const inTab = keep(() => sessionStorage, this.#shelf.marked(kept, this.#worked));
    // What was only looked at here is other tabs' to keep.
    if (this.#worked === null) return;
    const inBrowser = this.#shelf.put(kept, this.#worked);
    if (!inTab && !inBrowser) this.#tell(nothingKept);
  }

  #keepTape(entries: readonly Moment[]): void {
    if (this.#tape) this.#tape.keep(entries);
    else void this.#bringTape().then(() => this.#tape && this.#keep());
  }

  #tell(sentence: string): void {
    if (this.#warned.has(sentence)) return;
    this.#warned.add(sentence);
    this.#warn(sentence);
  }
}
