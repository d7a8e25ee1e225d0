// The views a playground may show, each by its short name.
import { html, type TemplateResult } from 'lit';

interface LabView {
  readonly title: string;
  /** Takes the whole width where there are two columns. */
  readonly wide?: boolean;
  show(): TemplateResult;
}

const views = {
  network: { title: 'Network', show: () => html`<glassbox-network></glassbox-network>` },
  boundary: {
    title: 'What it has learned',
    show: () => html`<glassbox-boundary></glassbox-boundary>`,
  },
  loss: { title: 'Cost', show: () => html`<glassbox-loss></glassbox-loss>` },
  equation: {
    title: 'One observation, in numbers',
    wide: true,
    show: () => html`<glassbox-equation></glassbox-equation>`,
  },
  flow: {
    title: 'One observation, step by step',
    show: () => html`<glassbox-flow></glassbox-flow>`,
  },
  blame: {
    title: 'Who is to blame',
    wide: true,
    show: () => html`<glassbox-blame></glassbox-blame>`,
  },
  shock: { title: 'Shocks', wide: true, show: () => html`<glassbox-shock></glassbox-shock>` },
  'hidden-space': {
    title: 'Hidden space',
    wide: true,
    show: () => html`<glassbox-hidden-space></glassbox-hidden-space>`,
  },
  bowl: { title: 'Cost over two parameters', show: () => html`<glassbox-bowl></glassbox-bowl>` },
  descent: { title: 'Gradient descent', wide: true, show: () => html`<glassbox-descent></glassbox-descent>` },
  data: { title: 'Data', show: () => html`<glassbox-data></glassbox-data>` },
  training: { title: 'Training', show: () => html`<glassbox-training></glassbox-training>` },
  tape: { title: 'Tape', wide: true, show: () => html`<glassbox-tape></glassbox-tape>` },
  table: {
    title: 'Rows and predictions',
    wide: true,
    show: () => html`<glassbox-table></glassbox-table>`,
  },
} as const satisfies Record<string, LabView>;

export type ViewName = keyof typeof views;
export const labViews: Record<ViewName, LabView> = views;
export const viewNames = Object.keys(views) as readonly ViewName[];
