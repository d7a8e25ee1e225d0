import 'glassbox-nn/react';

export const wrong = [
  // @ts-expect-error There is no such preset.
  <glassbox-model key="1" preset="square" />,
  // @ts-expect-error The detail of this event is a tick.
  <glassbox-model key="2" onglassbox-tick={(event) => event.detail.message} />,
];
