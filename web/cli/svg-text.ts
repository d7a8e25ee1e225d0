// What was recorded as an SVG file: in the light, in the dark, or in both, following the reader's choice. Both come from one
// list of shapes; only colours, and the pictures made of them, are there twice.
import { fontFamily } from '../draw/theme.js';
import { encodePng } from './png.js';
import { type Drawn, type Lettering, type Outline, type Picture, type SvgRecorder, short } from './svg-recorder.js';

export interface SvgParts {
  readonly width: number;
  readonly height: number;
  /** One recording, or the same drawn in light and in dark. */
  readonly recordings: readonly [SvgRecorder] | readonly [light: SvgRecorder, dark: SvgRecorder];
  /** Names of things inside begin with it, so that several pictures can stand in one page. */
  readonly prefix: string;
  readonly title: string;
  readonly description: string;
  /** The link that opens the same live. */
  readonly link: string;
}

export function escapeXml(text: string): string {
  // Characters that XML 1.0 has no way to write are left out: names come from people's files.
  const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return allowed.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Gives each pair of colours a class of its own; one colour alone is written where it is used. */
class Colours {
  readonly #names = new Map<string, string>();
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  attributes(paints: readonly (readonly [property: 'fill' | 'stroke', colours: readonly (string | null)[]])[]): string {
    const classes: string[] = [];
    let text = '';
    for (const [property, colours] of paints) {
      const [light, dark = light] = colours;
      if (light === null || light === undefined) text += property === 'fill' ? ' fill="none"' : '';
      else if (light === dark) text += ` ${property}="${light}"`;
      else classes.push(this.#name(property, light, dark as string));
    }
    return classes.length > 0 ? `${text} class="${classes.join(' ')}"` : text;
  }

  #name(property: string, light: string, dark: string): string {
    const key = `${property}:${light} ${dark}`;
    const known = this.#names.get(key);
    if (known) return known;
    const name = `${this.#prefix}${this.#names.size.toString(36)}`;
    this.#names.set(key, name);
    return name;
  }

  rules(which: 0 | 1): string {
    return [...this.#names]
      .map(([key, name]) => {
        const [property, colours] = key.split(':') as [string, string];
        return `.${name}{${property}:${colours.split(' ')[which]}}`;
      })
      .join('');
  }
}

const attribute = (name: string, value: number, usual: number) => (value === usual ? '' : ` ${name}="${short(value)}"`);

function outline(all: readonly Outline[], colours: Colours, rest: string): string {
  const [one] = all as [Outline];
  const paints = colours.attributes([
    ['fill', all.map(({ fill }) => fill)],
    ['stroke', all.map(({ stroke }) => stroke)],
  ]);
  const line =
    one.stroke === null
      ? ''
      : attribute('stroke-width', one.lineWidth, 1) +
        (one.join === 'miter' ? '' : ` stroke-linejoin="${one.join}"`) +
        (one.dash.length > 0 ? ` stroke-dasharray="${one.dash.join(' ')}"` : '') +
        (one.fillOnTop ? ' paint-order="stroke"' : '');
  return `<path d="${one.d}"${paints}${line}${rest}/>`;
}

function lettering(all: readonly Lettering[], colours: Colours, rest: string): string {
  const [one] = all as [Lettering];
  const paints = colours.attributes([
    ['fill', all.map(({ fill }) => fill)],
    ['stroke', all.map(({ stroke }) => stroke)],
  ]);
  const style =
    ` x="${short(one.x)}" y="${short(one.y)}" font-size="${short(one.size)}"` +
    (one.anchor === 'start' ? '' : ` text-anchor="${one.anchor}"`) +
    (one.bold ? ' font-weight="600"' : '') +
    (one.italic ? ' font-style="italic"' : '') +
    (one.stroke === null
      ? ''
      : `${attribute('stroke-width', one.lineWidth, 1)} stroke-linejoin="round" paint-order="stroke"`) +
    (one.squeeze === undefined ? '' : ` textLength="${short(one.squeeze)}" lengthAdjust="spacingAndGlyphs"`);
  return `<text${style}${paints}${rest}>${escapeXml(one.text)}</text>`;
}

function picture(one: Picture, only: string, rest: string): string {
  const file = encodePng(one.columns, one.rows, one.pixels).toString('base64');
  const place = ['x', 'y', 'width', 'height'].map((name) => `${name}="${short(one[name as 'x'])}"`).join(' ');
  const image = `<image width="${one.columns}" height="${one.rows}" href="data:image/png;base64,${file}"/>`;
  const inner = `<svg ${place} viewBox="${one.view.map(short).join(' ')}" preserveAspectRatio="none"${only}>${image}</svg>`;
  return rest ? `<g${rest}>${inner}</g>` : inner;
}

export function writeSvg(parts: SvgParts): string {
  const { width, height, recordings, prefix } = parts;
  const [first, second] = recordings;
  const colours = new Colours(prefix);
  // Shapes do not depend on colours; were they to, mixing two recordings would be wrong.
  if (second && first.drawn.length !== second.drawn.length) throw new Error('light and dark differ in their shapes');
  const body = first.drawn.map((drawn, i): string => {
    const all: readonly Drawn[] = second ? [drawn, second.drawn[i] as Drawn] : [drawn];
    const rest =
      (drawn.clip < 0 ? '' : ` clip-path="url(#${prefix}clip${drawn.clip})"`) + attribute('opacity', drawn.alpha, 1);
    if (drawn.kind === 'outline') return outline(all as Outline[], colours, rest);
    if (drawn.kind === 'text') return lettering(all as Lettering[], colours, rest);
    const only = (which: number) => (second ? ` class="${prefix}${which === 0 ? 'light' : 'dark'}"` : '');
    return all.map((each, which) => picture(each as Picture, only(which), rest)).join('');
  });
  const clips = first.clips.map((d, i) => `<clipPath id="${prefix}clip${i}"><path d="${d}"/></clipPath>`).join('');
  const shown = (which: 'light' | 'dark') => `.${prefix}${which}{display:none}`;
  const style = second
    ? `<style>${colours.rules(0)}${shown('dark')}@media(prefers-color-scheme:dark){${colours.rules(1)}${shown('light')}.${prefix}dark{display:inline}}</style>\n`
    : '';
  const [title, description] = [`${prefix}title`, `${prefix}description`];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${title} ${description}" font-family="${escapeXml(fontFamily)}" data-glassbox="${escapeXml(parts.link)}">
<title id="${title}">${escapeXml(parts.title)}</title>
<desc id="${description}">${escapeXml(parts.description)}</desc>
${style}${clips ? `<defs>${clips}</defs>\n` : ''}${body.join('\n')}
</svg>
`;
}
