// What the address of an embed page asks for: settings, as in a link, and what is shown of them. Nothing in it may be trusted.
import { settingOfAttribute } from '../core/settings/settings.js';

export interface EmbedOptions {
  /** The settings as a link, which openLink reads. */
  readonly link: string;
  /** Names between spaces; null where the address does not say. */
  readonly views: string | null;
  readonly controls: string | null;
  readonly values: string | null;
  readonly autoplay: boolean;
  /** Pauses there; '' goes on. */
  readonly epochs: string;
}

const shown = ['views', 'controls', 'values'] as const;
const own: readonly string[] = [...shown, 'autoplay', 'epochs'];

/** Names as the page takes them: letters, digits and dashes, so that nothing else reaches an attribute. */
const names = (text: string): string =>
  text
    .slice(0, 400)
    .split(/[\s,]+/)
    .map((name) => name.replace(/[^\w-]/g, ''))
    .filter(Boolean)
    .join(' ');

function fieldsOf(text: string): [name: string, value: string, raw: string][] {
  return text
    .split('&')
    .filter(Boolean)
    .map((raw) => {
      const [name = '', ...rest] = raw.split('=');
      return [decode(name), decode(rest.join('=')), raw];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** search and hash as `location` has them; what stands in both, the hash decides. `learning-rate` and `learningRate` are one name. */
export function readAddress(search: string, hash: string): EmbedOptions {
  const given = new Map<string, string>();
  const link = new Map<string, string>();
  for (const [name, value, raw] of [...fieldsOf(search.replace(/^\?/, '')), ...fieldsOf(hash.replace(/^#/, ''))]) {
    if (own.includes(name)) given.set(name, value);
    else {
      const setting = settingOfAttribute(name) ?? name;
      link.set(setting, `${setting}=${raw.slice(raw.indexOf('=') + 1)}`);
    }
  }
  // TensorFlow Playground's links say no version; ours do, and a query need not.
  const foreign = link.has('networkShape') || link.has('activation');
  if (!foreign && !link.has('v')) link.set('v', 'v=1');
  const [views, controls, values] = shown.map((name) => (given.has(name) ? names(given.get(name) ?? '') : null));
  const epochs = given.get('epochs') ?? '';
  return {
    link: `#${[...link.values()].join('&')}`,
    views: views ?? null,
    controls: controls ?? null,
    values: values ?? null,
    autoplay: given.has('autoplay') && given.get('autoplay') !== 'false',
    epochs: /^\d{1,9}$/.test(epochs) ? epochs : '',
  };
}
