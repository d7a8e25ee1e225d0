// <glassbox-flow>: the network once more, small and only to look at, beside the words that explain what runs along its lines.
import { css } from 'lit';
import { GlassboxNetwork } from './network.js';

export class GlassboxFlow extends GlassboxNetwork {
  static override styles = [
    ...GlassboxNetwork.styles,
    css`
    .wrap { display: none; }
    /* With room for the key that comes under it. */
    .board { flex: none; }
    .stage { height: var(--glassbox-flow-height, 270px); min-height: 0; }
    :host { min-height: calc(var(--glassbox-flow-height, 270px) + 46px); }
  `,
  ];

  constructor() {
    super();
    this.readonly = true;
  }
}
