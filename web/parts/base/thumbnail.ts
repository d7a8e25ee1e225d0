// <glassbox-thumbnail>: a small picture of data, in the colours of the place it stands in. Decoration: what it shows is
// always said in words beside it.
import { css, html, LitElement } from 'lit';
import { divergingTable } from '../../draw/colour.js';
import { drawThumbnail, drawTinyMap, type Thumbnail } from '../../draw/thumbnail.js';
import { tokens } from './shared-style.js';
import { readTheme } from './theme-reader.js';

/** Values over a square grid, the top row first. */
export interface TinyMap {
  readonly kind: 'map';
  readonly values: ArrayLike<number>;
  readonly edge: number;
}

export class GlassboxThumbnail extends LitElement {
  static override properties = { picture: { attribute: false } };
  static override styles = [
    tokens,
    css`
    :host { display: block; aspect-ratio: 1; }
    canvas { display: block; width: 100%; height: 100%; border-radius: inherit; }
  `,
  ];

  declare picture: Thumbnail | TinyMap | null;
  #size = 0;
  /** A picture is on the canvas. */
  #shown = false;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #resize = new ResizeObserver((entries) => {
    const size = Math.round(entries[entries.length - 1]?.contentRect.width ?? 0);
    if (size === this.#size) return;
    this.#size = size;
    this.#draw();
  });

  constructor() {
    super();
    this.picture = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
    this.#scheme.addEventListener('change', this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#scheme.removeEventListener('change', this.#draw);
  }

  protected override render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  protected override updated(): void {
    this.#draw();
  }

  /**
   * Drawn elsewhere and handed over: a canvas that could still be drawn on costs the page some time in each of its pictures,
   * changed or not, and there are two dozen of these.
   */
  readonly #draw = (): void => {
    const shown = this.renderRoot.querySelector('canvas')?.getContext('bitmaprenderer');
    const ratio = Math.min(4, window.devicePixelRatio || 1);
    const edge = Math.round(this.#size * ratio);
    if (!shown || edge === 0 || !(this.picture || this.#shown)) return;
    const canvas = new OffscreenCanvas(edge, edge);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const theme = readTheme(this);
    if (this.picture?.kind === 'map') {
      drawTinyMap(context, this.picture.values, this.picture.edge, this.#size, divergingTable(theme));
    } else if (this.picture) drawThumbnail(context, this.picture, this.#size, theme);
    shown.transferFromImageBitmap(canvas.transferToImageBitmap());
    this.#shown = this.picture !== null;
  };
}
