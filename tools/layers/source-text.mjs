/**
 * TypeScript or C++ without its comments; with `strings: false`, string contents go too. Line breaks stay, so that
 * line numbers hold.
 */
export function stripComments(text, { strings = true } = {}) {
  const blank = (found) => found.replace(/[^\n]/g, ' ');
  return text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g,
    (found) => (found.startsWith('//') || found.startsWith('/*') || !strings ? blank(found) : found),
  );
}

/** The line number of an offset, from 1. */
export function lineAt(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/**
 * The imports of a TypeScript module: static, re-exporting, dynamic, and by `new URL(..., import.meta.url)`.
 *
 * @returns {{ from: string, typeOnly: boolean, line: number }[]}
 */
export function importsOf(text) {
  const code = stripComments(text);
  const found = [];
  const add = (match, from, typeOnly) => found.push({ from, typeOnly, line: lineAt(code, match.index) });
  for (const match of code.matchAll(
    /(?<![\w.$])(?:import|export)\s+(type\s+)?([\w*{][^'";]*?\sfrom\s*)['"]([^'"]+)['"]/g,
  )) {
    const names = /^\{([^}]*)\}\s*from\s*$/.exec(match[2])?.[1];
    const allTypes = names?.split(',').every((name) => !name.trim() || /^type\s/.test(name.trim())) ?? false;
    add(match, match[3], Boolean(match[1]) || allTypes);
  }
  for (const match of code.matchAll(/(?<![\w.$])import\s*['"]([^'"]+)['"]/g)) add(match, match[1], false);
  for (const match of code.matchAll(/(?<![\w.$])import\s*\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    // `typeof import('x')` and `import('x').Name` in a type are types, but a call is worth more care than that.
    add(match, match[1], /typeof\s*$/.test(code.slice(0, match.index)));
  }
  for (const match of code.matchAll(/new\s+URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g))
    add(match, match[1], false);
  return found;
}

/** The includes of a C++ file. @returns {{ path: string, line: number }[]} */
export function includesOf(text) {
  const code = stripComments(text);
  return [...code.matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm)].map((match) => ({
    path: match[1],
    line: lineAt(code, match.index),
  }));
}
