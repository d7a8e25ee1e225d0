// <glassbox-picture>: a canvas that is told what to draw and what to say of it. The views that compare networks are made of several.
import { css, html } from 'lit';
import type { Theme } from '../../draw/theme.js';
import { CanvasView } from '../base/canvas-view.js';

export type Draw = (context: CanvasRenderingContext2D, theme: Theme, width: number, height: number) => void;

/** Where on a picture, and how large that is, in its CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class GlassboxPicture extends CanvasView {
  static override properties = { ...CanvasView.properties, draw: { attribute: false }, words: { type: String } };
  static override styles = [
    CanvasView.styles,
    css`
    :host { position: relative; min-height: 60px; }
    canvas { position: absolute; inset: 0; }
  `,
  ];

  /** Another function draws it anew. */
  declare draw: Draw | null;
  /** The text alternative. */
  declare words: string;

  constructor() {
    super();
    this.draw = null;
    this.words = '';
  }

  /** Only what it is in has something to stand in for it. */
  protected override get takesPoster(): boolean {
    return false;
  }

  /** What it shows does not change with the run. */
  override frameArrived(): void {}

  protected override render() {
    return html`<canvas role="img" aria-label=${this.words || 'Empty'}></canvas>`;
  }

  /** Null before it is drawn. */
  pointedAt(event: MouseEvent): Place | null {
    const at = this.placeOf(event);
    return at && { ...at, width: this.width, height: this.height };
  }

  protected override updated(): void {
    this.requestPaint();
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    context.clearRect(0, 0, this.width, this.height);
    this.draw?.(context, theme, this.width, this.height);
  }

  protected override describe(): string {
    return this.words || 'Empty';
  }
}
