// <glassbox-playground>: the whole lab in one tag. Takes the attributes of <glassbox-model>, and which views, controls and numbers
// to show; fits into whatever width its column has.
import { html, LitElement, nothing } from 'lit';
import { attributeOf, settingNames } from '../../core/settings/settings.js';
import { tellStrangeAttributes } from '../base/attribute-names.js';
import { Poster } from '../base/poster.js';
import { base, tokens } from '../base/shared-style.js';
import { csvWithin } from '../model/data-home.js';
import type { GlassboxModel } from '../model/model.js';
import { labStyle } from './style.js';
import { labViews, type ViewName, viewNames } from './views.js';

/** Handed on to the model as they are. */
const modelAttributes = [
  'autoplay',
  'data-base',
  'data-src',
  'data-target',
  'epochs',
  'manual',
  'prefer',
  'wasm-url',
  ...settingNames.map(attributeOf),
];

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export class GlassboxPlayground extends LitElement {
  static override properties = {
    views: { type: String },
    controls: { type: String },
    values: { type: String },
    poster: { type: String },
  };
  static override styles = [tokens, base, labStyle];

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit prepares the class that is asked, which must be this one
    return [...super.observedAttributes, ...modelAttributes];
  }

  /** Which views, between spaces or commas, in this order: network, boundary, loss, data, equation, blame, ... */
  declare views: string;
  /** Which controls: play, epoch, batch, row, reset, and any setting by the name of its attribute. '' shows none. */
  declare controls: string;
  /** Which live numbers: epoch, cost, test-cost, accuracy, ... '' shows none. */
  declare values: string;
  /** An image until it runs, and where it cannot; the text between the tags is its alternative. */
  declare poster: string | undefined;

  #poster: Poster | null = null;

  constructor() {
    super();
    this.views = 'network boundary loss';
    this.controls = 'play epoch batch reset speed learning-rate';
    this.values = 'epoch cost test-cost rate';
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#poster = new Poster(this);
    root.append(this.#poster.element);
    this.renderOptions.renderBefore = this.#poster.element;
    this.#poster.wait('');
    return root;
  }

  /** The model inside, which views elsewhere on the page may look at too, by `for` and this element's id. */
  get model(): GlassboxModel {
    if (!this.hasUpdated) this.performUpdate();
    return this.renderRoot.querySelector('glassbox-model') as GlassboxModel;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'poster') this.#poster?.update();
    if (this.hasUpdated && old !== value && modelAttributes.includes(name)) this.#hand(name);
  }

  #hand(name: string): void {
    const value = this.getAttribute(name);
    if (value === null) this.model.removeAttribute(name);
    else this.model.setAttribute(name, value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    tellStrangeAttributes(this);
  }

  protected override firstUpdated(): void {
    const { model } = this;
    model.data = csvWithin(this);
    for (const name of modelAttributes) if (this.hasAttribute(name)) this.#hand(name);
    model.addEventListener('glassbox-ready', () => this.#poster?.done());
    model.addEventListener('glassbox-error', () => {
      if (!model.experiment.scene) this.#poster?.wait(model.error);
    });
  }

  get #views(): ViewName[] {
    return words(this.views).filter((name): name is ViewName => viewNames.includes(name as ViewName));
  }

  protected override render() {
    const strange = words(this.views).filter((name) => !viewNames.includes(name as ViewName));
    const values = words(this.values);
    return html`<glassbox-model part="model"><div class="lab" part="lab">
      ${
        this.controls || values.length > 0
          ? html`<div class="panel run" part="panel run">
        ${this.controls ? html`<glassbox-controls part="controls" show=${this.controls}></glassbox-controls>` : nothing}
        ${values.length > 0 ? html`<div class="numbers">${values.map((of) => html`<glassbox-value captioned of=${of}></glassbox-value>`)}</div>` : nothing}
      </div>`
          : nothing
      }
      ${this.#views.map(
        (
          name,
        ) => html`<section class="panel ${name} ${labViews[name].wide ? 'wide' : ''}" part="panel ${name}" aria-label=${labViews[name].title}>
        <div class="title" aria-hidden="true">${labViews[name].title}</div>${labViews[name].show()}
      </section>`,
      )}
      ${strange.length > 0 ? html`<p class="panel wide caption">There is no view called ${strange.join(', ')}; expected ${viewNames.join(', ')}.</p>` : nothing}
    </div></glassbox-model>`;
  }

  play(): void {
    this.model.play();
  }
  pause(): Promise<void> {
    return this.model.pause();
  }
  /** By default one batch. */
  step(unit: 'step' | 'row' | 'epoch' = 'step', count = 1): Promise<void> {
    return this.model.step(unit, count);
  }
  reset(): Promise<void> {
    return this.model.reset();
  }
  /** The text of a link, with the trained weights unless `weights` is false. */
  getState(options: { weights?: boolean } = {}): Promise<string> {
    return this.model.getState(options);
  }
  setState(state: string): Promise<void> {
    return this.model.setState(state);
  }
}
