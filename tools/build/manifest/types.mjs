// Reads the hand-written types of the parts (web/parts/public.ts) and the comments of a class, as text: both are formatted by one tool, and
// what cannot be read stops the build.
import { Stop } from '../../common/stop.mjs';

const COMMENT = String.raw`\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*`;

/** The words of a comment in one line. */
export function wordsOf(comment) {
  return (comment ?? '')
    .replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * @param {string} text a file of types
 * @returns {Map<string, { about: string, bases: string[], members: object[] }>} its interfaces by name, each with its own members
 */
export function readInterfaces(text) {
  const interfaces = new Map();
  const pattern = new RegExp(
    String.raw`(?:${COMMENT})?^ *(?:export )?interface (\w+)(?:<\w+>)?(?: extends ([^{]+?))? \{\n([\s\S]*?)^ *\}`,
    'gm',
  );
  for (const [, comment, name, bases, body] of text.matchAll(pattern)) {
    interfaces.set(name, {
      about: wordsOf(comment),
      bases: bases ? bases.split(',').map((base) => base.trim()) : [],
      members: readMembers(body),
    });
  }
  return interfaces;
}

function readMembers(body) {
  const pattern = new RegExp(
    String.raw`(?:${COMMENT})?^ +(readonly )?(?:'([\w-]+)'|(\w+))(?:<[^>]*>)?(?:\((.*)\))?\??: (.+);$`,
    'gm',
  );
  return [...body.matchAll(pattern)].map(([, comment, readonly, quoted, plain, parameters, type]) => ({
    name: quoted ?? plain,
    about: wordsOf(comment),
    readonly: readonly !== undefined,
    type,
    ...(parameters === undefined ? {} : { parameters: readParameters(parameters) }),
  }));
}

/** Of `unit?: 'step' | 'epoch', count?: number`; commas within brackets belong to a type. */
function readParameters(text) {
  const found = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at] ?? ',';
    if ('{[(<'.includes(letter)) depth++;
    else if ('}])>'.includes(letter)) depth--;
    else if (letter === ',' && depth === 0) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return found.filter(Boolean).map((parameter) => {
    const [, name, optional, type] = /^(\w+)(\?)?: (.+)$/.exec(parameter) ?? [];
    if (!name)
      throw new Stop(`Expected a parameter such as 'count?: number' in the types of the parts but got '${parameter}'.`);
    return { name, type: { text: type }, ...(optional ? { optional: true } : {}) };
  });
}

/** An interface's members and those it inherits from others of the same file, the nearest first. */
export function membersOf(interfaces, name) {
  const own = interfaces.get(name);
  if (!own) return [];
  const inherited = own.bases.flatMap((base) => membersOf(interfaces, base));
  const names = new Set(own.members.map((member) => member.name));
  return [...own.members, ...inherited.filter((member) => !names.has(member.name))];
}

/** Whether an interface is, or extends, another one of the same file. */
export function extendsInterface(interfaces, name, wanted) {
  return (
    name === wanted || (interfaces.get(name)?.bases ?? []).some((base) => extendsInterface(interfaces, base, wanted))
  );
}

/** What the sources of a class say of one of its members; '' when they say nothing. */
export function commentOf(sources, member) {
  const pattern = new RegExp(String.raw`${COMMENT}^ {2}(?:(?:declare|override|readonly|async|get) )*${member}\b`, 'm');
  for (const source of sources) {
    const found = pattern.exec(source);
    if (found) return wordsOf(found[1]);
  }
  return '';
}
