// <glassbox-flow>: the network once more, small and only to look at, beside the words that explain what runs along its lines.
import { css } from 'lit';
import { GlassboxNetwork } from './network.js';

export class GlassboxFlow extends GlassboxNetwork {
  static override styles = [
    ...GlassboxNetwork.styles,
    css`
    .stage { min-height: var(--glassbox-flow-height, 270px); }
    .wrap { display: none; }
  `,
  ];

  constructor() {
    super();
    this.readonly = true;
  }
}
