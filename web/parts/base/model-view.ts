// How a part finds its model: the one named by `for`, else the one around it; a model that comes later announces itself.
import { LitElement } from 'lit';
import type { Experiment } from '../../experiment/experiment.js';
import type { Need } from '../../experiment/needs.js';
import type { View } from '../../experiment/view.js';
import type { Frame } from '../../session/session.js';
import { tellStrangeAttributes } from './attribute-names.js';
import { refuseDisabled } from './focus.js';
import { Poster } from './poster.js';

export const modelAnnouncement = 'glassbox-model-here';

/** Milliseconds that a page has to bring a view's model. */
const patience = 1000;

/** What a view sees of the element that has the experiment. */
export interface ModelElement extends HTMLElement {
  readonly experiment: Experiment;
  /** Why there is nothing to see; '' when there is. */
  readonly error: string;
  /** The view that is to say so. */
  readonly teller: View | undefined;
  /** Returns what takes it out again. */
  addView(view: ModelView): () => void;
}

const isModel = (element: Element | null): element is ModelElement => element !== null && 'addView' in element;

/** The model an id leads to: its own, or that of a whole playground. */
function modelOf(element: Element | null): ModelElement | null {
  if (isModel(element)) return element;
  const within = (element as { model?: unknown } | null)?.model;
  return within instanceof Element && isModel(within) ? within : null;
}

/** The nearest model around an element, also out of shadow trees. */
function around(element: Element): ModelElement | null {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = at.closest('glassbox-model');
    if (isModel(found)) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

export abstract class ModelView extends LitElement implements View {
  static override properties = { for: { type: String }, poster: { type: String } };

  /** The id of the model; not needed inside one. */
  declare for: string | undefined;
  /** An image until the part runs, and where it cannot; the text between the tags is its alternative. */
  declare poster: string | undefined;

  /** Null until there is a model to look at. */
  protected experiment: Experiment | null = null;
  #model: ModelElement | null = null;
  /** Computed only while `active`. */
  protected get needs(): readonly Need[] {
    return [];
  }
  /** '' when the model has none. */
  protected get modelId(): string {
    return this.#model?.id ?? '';
  }
  #stop: (() => void) | null = null;
  #active = true;
  #missing: ReturnType<typeof setTimeout> | undefined;
  #poster: Poster | null = null;

  /** Whether what the author wrote between the tags stands in until the part runs. */
  protected get takesPoster(): boolean {
    return true;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('click', refuseDisabled, { capture: true });
    if (!this.takesPoster) return root;
    this.#poster = new Poster(this);
    root.append(this.#poster.element);
    this.renderOptions.renderBefore = this.#poster.element;
    this.#tellPoster();
    return root;
  }

  /** Off the screen nothing is asked for and nothing drawn. */
  protected get active(): boolean {
    return this.#active;
  }
  protected set active(value: boolean) {
    if (value === this.#active) return;
    this.#active = value;
    this.experiment?.needsChanged();
  }

  currentNeeds(): readonly Need[] {
    return this.#active ? this.needs : [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(modelAnnouncement, this.#look);
    tellStrangeAttributes(this);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(modelAnnouncement, this.#look);
    clearTimeout(this.#missing);
    this.#leave();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'for' && this.isConnected) this.#look();
    if (name === 'poster') this.#poster?.update();
  }

  readonly #look = (): void => {
    const root = this.getRootNode() as Document | ShadowRoot;
    const named = this.for ? (root.getElementById(this.for) ?? document.getElementById(this.for)) : null;
    const found = this.for ? modelOf(named) : around(this);
    if (!found) this.#waitForModel();
    if (found === this.#model) return;
    this.#leave();
    this.#model = found;
    if (!found) return;
    clearTimeout(this.#missing);
    this.experiment = found.experiment;
    this.#stop = found.addView(this);
    this.sceneChanged();
    // What is explained or pointed at may have been so before this view was there.
    this.stateChanged();
    this.pointChanged();
    this.#tellPoster();
    if (found.experiment.frame) this.receive(found.experiment.frame);
  };

  #waitForModel(): void {
    clearTimeout(this.#missing);
    this.#missing = setTimeout(async () => {
      const lost = await import('./lost-view.js').catch(() => null);
      // Where even the reason cannot be fetched.
      const why = lost ? lost.tellLost(this) : 'This part could not be fetched.';
      if (!this.#model && this.isConnected) this.#poster?.wait(why);
    }, patience);
  }

  /** The model has a frame. toRead: its numbers are due, too. */
  receive(frame: Frame, toRead = true): void {
    this.#poster?.done();
    this.frameArrived(frame);
    if (toRead) this.numbersArrived(frame);
  }

  /** The model could not open what it was asked to; it may still show what was open before. */
  refused(): void {
    this.#tellPoster();
    this.stateChanged();
  }

  /** Has room to say why there is nothing to see. */
  get tellsProblem(): boolean {
    return false;
  }

  #tellPoster(): void {
    if (this.experiment?.frame) this.#poster?.done();
    else this.#poster?.wait(this.#model?.teller === this ? this.#model.error : '');
  }

  #leave(): void {
    if (!this.#model) return;
    this.modelLeft();
    this.#stop?.();
    this.#stop = null;
    this.#model = null;
    this.experiment = null;
  }

  /** The view is about to have no model, or another: what was made for this one is of no use then. */
  protected modelLeft(): void {}

  /** The model opened something else; its scene may be null after an error. */
  sceneChanged(): void {}
  /** New numbers to draw. Called often: no text and no Lit update here, and drawing belongs in the next animation frame. */
  frameArrived(_frame: Frame): void {}
  /** New numbers to read: with every frame at rest, calmly while training goes on. All texts change in the same picture. */
  numbersArrived(_frame: Frame): void {}
  /** Another observation is followed or another step explained, or the model began or ceased to play. */
  stateChanged(): void {}
  /** Another neuron or weight is pointed at: experiment.attention.pointed. */
  pointChanged(): void {}
}
