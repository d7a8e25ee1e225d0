// The network of the front page: it goes on from the moment that the still shows, to the bit.
import { cost, count } from '../core/base/format.js';
import { wantsLessMotion } from '../parts/base/less-motion.js';
import { GlassboxModel } from '../parts/model/model.js';
import { GlassboxNetwork } from '../parts/network/network.js';
import { begun, enough, settings } from './opening.js';

/** The still stays where there can be no network, and the reason is said. */
export async function goLive(figure: HTMLElement): Promise<void> {
  const find = <E extends Element>(selector: string) => figure.querySelector(selector) as E;
  customElements.define('glassbox-model', GlassboxModel);
  const model = find<GlassboxModel>('glassbox-model');
  const line = find<HTMLElement>('.live');
  const turn = find<HTMLButtonElement>('#turn');
  const now = find<HTMLElement>('#now');
  const isDone = () => (model.experiment.frame?.tick.epoch ?? 0) >= enough;

  const tell = () => {
    const { tick } = model.experiment.frame ?? {};
    if (!tick) return;
    now.textContent = `Epoch ${count(tick.epoch)}, cost ${cost(tick.loss)}`;
    turn.textContent = model.playing ? 'Pause' : isDone() ? 'Start again' : 'Train';
  };
  const restart = async () => {
    await model.reset();
    model.play();
  };
  turn.addEventListener('click', () => {
    if (isDone() && !model.playing) void restart();
    else model.toggle();
  });
  for (const type of ['tick', 'change', 'complete']) model.addEventListener(`glassbox-${type}`, tell);

  await model.open(settings);
  await model.step('epoch', begun);
  line.hidden = false;
  if (model.error) {
    turn.hidden = true;
    now.textContent = `The picture stands still here: ${model.error}`;
    return;
  }
  model.epochs = enough;
  customElements.define('glassbox-network', GlassboxNetwork);
  tell();
  if (!wantsLessMotion()) model.play();
}
