// What hands do with the network: point at a neuron or a line, walk with the keys, choose, read, freeze and change. Loaded when the
// network is first pointed at or reached by a key.

import { lookUp } from '../../core/base/look-up.js';
import { type Address, parameterOf, sameAddress } from '../../core/network/address.js';
import type { NetworkLayout } from '../../draw/network/layout.js';
import { type ArrowKey, moveInNetwork, pickNetwork } from '../../draw/network/pick.js';
import type { Experiment } from '../../experiment/experiment.js';
import { define } from '../base/define.js';
import { describeAddress, type Numbers, type Words } from '../words/network-words.js';
import { Enlarging } from './enlarging.js';
import { GlassboxLayers } from './layers.js';
import { GlassboxParameter } from './parameter.js';

/** Stand in the network and are of use to hands alone. */
export const interactionElements = {
  'glassbox-layers': GlassboxLayers,
  'glassbox-parameter': GlassboxParameter,
} as const;

/** CSS pixels around a line that count as the line, for a mouse: one of a pixel is hard to hit. */
const mouseReach = 10;

export interface Reach {
  /** The network that is pointed at. readonly: its numbers are looked at, not changed. */
  readonly part: { readonly renderRoot: ParentNode; readonly readonly: boolean };
  experiment(): Experiment | null;
  layout(): NetworkLayout | null;
  /** Where a pointer is, as the layout counts. */
  place(event: MouseEvent): { readonly x: number; readonly y: number } | null;
  /** Something else is chosen, or it is read differently. */
  changed(): void;
}

export class NetworkInteraction {
  readonly #reach: Reach;
  readonly #root: ParentNode;
  readonly #enlarging: Enlarging;
  #chosen: Address | null = null;
  /** Chosen by a click or a key: stays until another one or Escape. */
  #held = false;
  /** What the mouse rests on. */
  #resting: Address | null = null;
  #cameFrom: 'left' | 'right' = 'left';

  constructor(reach: Reach) {
    this.#reach = reach;
    this.#root = reach.part.renderRoot;
    reach.experiment()?.prepare();
    this.#enlarging = new Enlarging(() => this.#root.querySelector('glassbox-enlarged'), reach.layout);
    import('./enlarged.js').then(
      ({ GlassboxEnlarged }) => define({ 'glassbox-enlarged': GlassboxEnlarged }),
      () => {}, // nothing is shown large, then
    );
  }

  get chosen(): Address | null {
    return this.#chosen;
  }

  get #layers(): GlassboxLayers | null {
    return this.#root.querySelector<GlassboxLayers>('glassbox-layers');
  }

  get #stage(): HTMLElement | null {
    return this.#root.querySelector('.stage');
  }

  sceneChanged(): void {
    this.#enlarging.hide();
    this.#resting = null;
    this.#choose(null, false);
  }

  /** The part leaves the page. */
  leave(): void {
    this.#enlarging.hide();
  }

  /** Another view points. */
  pointChanged(): void {
    const pointed = this.#reach.experiment()?.attention.pointed ?? null;
    if (sameAddress(pointed, this.#chosen)) return;
    this.#held = pointed?.held ?? false;
    this.#chosen = pointed;
    this.#reach.changed();
  }

  /** What is chosen, read out; null when nothing is. */
  words(): Words | null {
    const experiment = this.#reach.experiment();
    if (!experiment?.scene || !experiment.frame || !this.#chosen) return null;
    const { parameters, frozen, trace } = experiment.frame;
    const numbers: Numbers = {
      parameters,
      ...(frozen && { frozen }),
      followed: experiment.attention.followed,
      trace: trace ?? null,
    };
    return describeAddress(experiment.scene, numbers, this.#chosen);
  }

  /** What happened last while these were fetched; a press where the button of a layer is now was meant for it. */
  async catchUp(event: Event): Promise<void> {
    this.handle(event);
    const layers = this.#layers;
    if (!layers || event.type !== 'click') return;
    await layers.updateComplete;
    const { clientX, clientY } = event as MouseEvent;
    layers.shadowRoot?.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('button.at')?.click();
  }

  handle(event: Event): void {
    lookUp(this.#on, event.type)?.(event as never);
  }

  readonly #on: Readonly<Record<string, (event: never) => void>> = {
    pointerdown: (event: PointerEvent) => this.#down(event),
    pointerup: () => this.#enlarging.release(),
    pointercancel: () => this.#enlarging.release(),
    contextmenu: (event: PointerEvent) => this.#menu(event),
    pointermove: (event: PointerEvent) => this.#over(event),
    pointerleave: (event: PointerEvent) => this.#out(event),
    click: (event: PointerEvent) => this.#click(event),
    keydown: (event: KeyboardEvent) => this.#key(event),
    blur: (event: FocusEvent) => this.#blur(event),
  };

  #choose(address: Address | null, held: boolean): void {
    const same = sameAddress(address, this.#chosen);
    this.#held = held && address !== null;
    if (!same) this.#chosen = address;
    this.#reach.experiment()?.attention.point(address, this.#held);
    if (!same) this.#reach.changed();
  }

  /** Said once when the keys move, not with every frame. */
  #say(): void {
    const live = this.#root.querySelector('[aria-live]');
    const words = this.words();
    if (live && words) live.textContent = words.detail ? `${words.title}. ${words.detail}` : words.title;
  }

  #under(event: MouseEvent, reach: number): Address | null {
    const at = this.#reach.place(event);
    const layout = this.#reach.layout();
    return at && layout && pickNetwork(layout, at.x, at.y, reach);
  }

  #down(event: PointerEvent): void {
    if (event.pointerType !== 'touch') return;
    const found = this.#under(event, 16);
    this.#enlarging.press(event, found, () => this.#choose(found, true));
  }

  /** A long press means to look, not to ask the browser for its menu. */
  #menu(event: PointerEvent): void {
    if (this.#enlarging.isShown && event.pointerType === 'touch') event.preventDefault();
  }

  #over(event: PointerEvent): void {
    if (event.pointerType === 'touch') {
      this.#enlarging.move(event);
      return;
    }
    const found = this.#under(event, mouseReach);
    if (!sameAddress(found, this.#resting)) {
      this.#resting = found;
      this.#enlarging.on(found);
    }
    this.#stage?.classList.toggle('over', found !== null);
    if (!this.#held) this.#choose(found, false);
  }

  #out(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#resting = null;
    this.#enlarging.on(null);
    if (!this.#held) this.#choose(null, false);
  }

  #click(event: PointerEvent): void {
    if (this.#enlarging.takesClick()) return;
    const touch = event.pointerType === 'touch';
    const found = this.#under(event, touch ? 16 : mouseReach);
    // Under the network stands what a click reads out and edits: the card gives way.
    if (this.#enlarging.isUnder) this.#enlarging.hide();
    const again = this.#held && sameAddress(found, this.#chosen);
    this.#choose(again ? null : found, true);
    this.#say();
  }

  #key(event: KeyboardEvent): void {
    const layout = this.#reach.layout();
    const { readonly } = this.#reach.part;
    if (event.key === 'Escape' && this.#chosen) {
      event.stopPropagation();
      this.#choose(null, false);
    }
    if (/^[+=-]$/.test(event.key) && !readonly) this.#resize(event.key === '-' ? -1 : 1);
    if (/^f$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) this.#freeze();
    if (!layout || !/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return;
    event.preventDefault();
    if (event.key === 'ArrowRight') this.#cameFrom = 'left';
    if (event.key === 'ArrowLeft') this.#cameFrom = 'right';
    this.#choose(moveInNetwork(layout, this.#chosen, event.key as ArrowKey, this.#cameFrom), true);
    this.#enlarging.on(this.#chosen);
    this.#say();
  }

  #freeze(): void {
    const experiment = this.#reach.experiment();
    const address = experiment?.attention.pointed && parameterOf(experiment.attention.pointed);
    if (experiment && address && !this.#reach.part.readonly)
      void experiment.edit((edits) => edits.freeze(address, !experiment.isFrozen(address)));
  }

  /** The layer of what is chosen, else the first hidden one. */
  #resize(by: number): void {
    const at = this.#chosen;
    const layer = at?.kind === 'neuron' && at.layer > 0 ? at.layer : at?.kind === 'weight' ? at.layer + 1 : 1;
    this.#layers?.resize(layer, by);
  }

  #blur(event: FocusEvent): void {
    this.#enlarging.hide();
    // Into the number field: what is chosen is what is edited.
    if (event.relatedTarget instanceof Node && this.#root.contains(event.relatedTarget)) return;
    if (this.#held) this.#choose(null, false);
  }
}
