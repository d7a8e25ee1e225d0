// <glassbox-value of="epoch | cost | test-cost | accuracy | test-accuracy | rate">: one live number with its caption.
import { css, html } from 'lit';
import { cost, count, fixed, percent } from '../draw/format.js';
import type { Frame } from '../session/session.js';
import { ModelView } from './model-view.js';
import { base, tokens } from './shared-style.js';

interface Kind {
  caption: string;
  text(frame: Frame): string;
}

const nothing = '\u2013';
const optional = (value: number | undefined, write: (value: number) => string) =>
  value === undefined ? nothing : write(value);
const rate = (value: number) => (value === 0 ? nothing : value < 10 ? fixed(value, 1) : count(Math.round(value)));

const kinds: Record<string, Kind> = {
  epoch: { caption: 'epochs', text: (frame) => count(frame.tick.epoch) },
  step: { caption: 'batches', text: (frame) => count(frame.tick.step) },
  cost: { caption: 'cost, training', text: (frame) => cost(frame.tick.loss) },
  'test-cost': { caption: 'cost, test', text: (frame) => optional(frame.tick.testLoss, cost) },
  accuracy: { caption: 'right, training', text: (frame) => optional(frame.tick.accuracy, percent) },
  'test-accuracy': { caption: 'right, test', text: (frame) => optional(frame.tick.testAccuracy, percent) },
  rate: { caption: 'epochs a second', text: (frame) => rate(frame.epochsPerSecond) },
};

export class GlassboxValue extends ModelView {
  static override properties = { ...ModelView.properties, of: { type: String } };
  static override styles = [
    tokens,
    base,
    css`
    .number { font-size: 20px; font-weight: 600; line-height: 1.25; white-space: nowrap; min-width: 6ch; }
    .caption { white-space: nowrap; }
  `,
  ];

  declare of: string;

  constructor() {
    super();
    this.of = 'epoch';
  }

  protected override render() {
    return html`
      <div class="number" part="number">${nothing}</div>
      <div class="caption" part="caption"><slot>${kinds[this.of]?.caption ?? this.of}</slot></div>
    `;
  }

  protected override updated(): void {
    if (this.model?.frame) this.frameArrived(this.model.frame);
  }

  override frameArrived(frame: Frame): void {
    const out = this.renderRoot?.querySelector('.number');
    const text = kinds[this.of]?.text(frame) ?? nothing;
    if (out && out.textContent !== text) out.textContent = text;
  }
}
