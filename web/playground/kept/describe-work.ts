// What another tab has kept, in words that tell it from the others: "Penguins, epoch 300, Nov 28, 2026, 12:41 PM".
import { count } from '../../core/base/format.js';
import { tableNamedIn } from '../../core/link/link.js';
import { presetOf } from '../../core/settings/presets.js';
import { openedAhead } from '../../experiment/link.js';
import type { Shelved } from './shelf.js';

export async function describeWork({ link, time }: Shelved): Promise<string> {
  const { state } = await openedAhead(link, { table: undefined });
  const { settings, data, trained } = state;
  const what = data || tableNamedIn(link) !== undefined ? 'Your own data' : presetOf(settings.preset).name;
  const when = time > 0 ? [new Date(time).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })] : [];
  return [what, `epoch ${count(trained?.epoch ?? 0)}`, ...when].join(', ');
}
