// The colours a part wears right now, as drawing wants them: custom properties and the system's scheme already applied.
import { light, type Theme, type TokenName, tokenNames } from '../../draw/theme.js';

let probe: OffscreenCanvasRenderingContext2D | null = null;

/** Any CSS colour as #rrggbb (transparency is dropped), or null when it is none. */
function toHexColour(text: string): string | null {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text;
  probe ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!probe || !CSS.supports('color', text)) return null;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = text;
  probe.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = probe.getImageData(0, 0, 1, 1).data;
  return `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`;
}

/** Reads the `--_...` properties that the shared style gives every part. Cost: one computed style. */
export function readTheme(host: Element): Theme {
  const style = getComputedStyle(host);
  const theme: Partial<Record<TokenName, string>> = {};
  for (const token of tokenNames) {
    theme[token] = toHexColour(style.getPropertyValue(`--_${token}`).trim()) ?? light[token];
  }
  return theme as Theme;
}
