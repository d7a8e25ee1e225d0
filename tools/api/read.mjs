/**
 * What one entry of the package exports.
 *
 * @typedef {{ name: string, code: string, about: string, isMethod: boolean }} Member
 * @typedef {{ name: string, kind: 'function' | 'class' | 'interface' | 'type', code: string, about: string, extends: string,
 *   members: Member[] }} Item
 *
 * @param {typeof import('typescript')} ts
 * @param {import('typescript').Program} program
 * @returns {Item[]} in the order of the sources
 */
export function readEntry(ts, program, file) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(source));
  const items = symbols.map((symbol) => {
    const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return readItem(ts, checker, real);
  });
  return items.filter((item) => item !== null);
}

function readItem(ts, checker, symbol) {
  const declaration = symbol.declarations?.[0];
  if (!declaration) return null;
  const base = { name: symbol.getName(), about: words(ts, checker, symbol), extends: '', members: [] };
  if (ts.isFunctionDeclaration(declaration))
    return { ...base, kind: 'function', code: signature(declaration, declaration.body) };
  if (ts.isTypeAliasDeclaration(declaration))
    return { ...base, kind: 'type', code: clean(declaration.getText()).replace(/^export /, '') };
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return null;
  return {
    ...base,
    kind: ts.isClassDeclaration(declaration) ? 'class' : 'interface',
    code: '',
    extends: (declaration.heritageClauses ?? [])
      .flatMap((clause) => clause.types.map((type) => clean(type.getText())))
      .join(', '),
    members: declaration.members
      .filter((member) => isPublic(ts, member))
      .map((member) => readMember(ts, checker, member)),
  };
}

function readMember(ts, checker, member) {
  const symbol = member.symbol ?? checker.getSymbolAtLocation(member.name);
  const isMethod = ts.isMethodSignature(member) || ts.isMethodDeclaration(member);
  return {
    name: symbol.getName(),
    code: signature(member, member.body),
    about: words(ts, checker, symbol),
    isMethod,
  };
}

/** Constructors are for the package itself; what begins with # is nobody's. */
function isPublic(ts, member) {
  return !ts.isConstructorDeclaration(member) && member.name !== undefined && !ts.isPrivateIdentifier(member.name);
}

/** The declaration without its body and its comments. */
function signature(node, body) {
  const text = node.getSourceFile().text.slice(node.getStart(), body ? body.getStart() : node.getEnd());
  return clean(text).replace(/^(export )?(function )?/, '');
}

/** In one line, comments taken out. */
function clean(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/([({]) /g, (_, open) => (open === '{' ? '{ ' : open))
    .replace(/,? \)/g, ')')
    .replace(/= \| /, '= ')
    .replace(/([<,]) \| /g, '$1 ')
    .replace(/< /g, '<')
    .replace(/ >/g, '>')
    .trim()
    .replace(/;$/, '');
}

function words(ts, checker, symbol) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
}
