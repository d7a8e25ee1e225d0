// The one table of colours. web/page/tokens.css and the parts' own sheet carry the same values; a test holds them equal.

/** Every token, in the order of the style sheets. */
export const tokenNames = [
  'paper',
  'panel',
  'wash',
  'line',
  'ink',
  'soft',
  'negative',
  'middle',
  'positive',
  'inputs',
  'hidden1',
  'hidden2',
  'output',
] as const;

export type TokenName = (typeof tokenNames)[number];

/** Colours as #rrggbb, so that drawing can mix them. */
export type Theme = Readonly<Record<TokenName, string>>;

/** Ground first, then interface, then the sign of a value, then which layer. */
export const light: Theme = {
  paper: '#faf9f6',
  panel: '#ffffff',
  wash: '#f1efe9',
  line: '#e2dfd8',
  ink: '#1c1f24',
  soft: '#5a6068',
  negative: '#c8502f',
  middle: '#efece4',
  positive: '#0c7f83',
  inputs: '#d97a00',
  hidden1: '#2a67d6',
  hidden2: '#b82f8a',
  output: '#23894a',
};

export const dark: Theme = {
  paper: '#131518',
  panel: '#1b1e23',
  wash: '#23272d',
  line: '#2d3138',
  ink: '#ecebe6',
  soft: '#a3a8b0',
  negative: '#f0815f',
  middle: '#2a2d31',
  positive: '#3cc2c0',
  inputs: '#f5a142',
  hidden1: '#6b9dff',
  hidden2: '#ea73c2',
  output: '#56c77e',
};

/** `--glassbox-hidden-1` for `hidden1`: the custom property authors set to restyle a part. */
export function propertyName(token: TokenName): string {
  return `--glassbox-${token.replace(/(\d)/, '-$1')}`;
}

/** Declarations for a style sheet, one token a line. */
export function declarations(theme: Theme): string {
  return tokenNames.map((token) => `${propertyName(token)}: ${theme[token]};`).join('\n');
}

/** The face of everything drawn; the same as the pages'. */
export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

/** A canvas font string; sizes in CSS pixels. */
export function font(size: number, weight: 400 | 600 = 400, italic = false): string {
  return `${italic ? 'italic ' : ''}${weight} ${size}px ${fontFamily}`;
}
