// The outer form of a link: names and values between "&" and "=", percent-encoded only where it must be.

export type Fields = Map<string, string>;

export interface ParsedFields {
  readonly fields: Fields;
  readonly problems: readonly string[];
}

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Never throws. Of a name that comes twice the first counts. */
export function parseFields(text: string): ParsedFields {
  const fields: Fields = new Map();
  const problems: string[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = decode(equals < 0 ? '' : part.slice(equals + 1));
    if (name === undefined || value === undefined) {
      problems.push(`"${shorten(part)}" is damaged; it was passed over.`);
    } else if (fields.has(name)) {
      problems.push(`"${shorten(name)}" is given twice; the first one counts.`);
    } else fields.set(name, value);
  }
  return { fields, problems };
}

/** The value, and the field is done with: what is left at the end meant nothing. */
export function takeField(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  fields.delete(name);
  return value;
}

/** Commas stay readable; a fragment may hold them as they are. A lone half of a surrogate pair has no encoding. */
const encode = (text: string) =>
  /^[\w,.-]*$/.test(text) ? text : encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('%2C', ',');

export function formatFields(fields: readonly (readonly [name: string, value: string])[]): string {
  return fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}
