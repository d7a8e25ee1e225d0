// The reference as Markdown.

const HEAD = `# Reference

Made from the types by \`npm run api\`; do not edit. How to begin is in [package.md](package.md).

Sizes: N observations, D inputs, K outputs; a network has L weight layers, and layer l has n neurons of m inputs. Layers count from 0.
What can go wrong is thrown, or rejected with, as a [GlassboxError](#glassboxerror), whose message says what was expected, what came
and where. What failed has left everything as it was.
`;

const ORDER = ['function', 'class', 'interface', 'type'];

/** @param {{ name: string, items: import('./read.mjs').Item[] }[]} entries later ones leave out what the first one has */
export function render(entries) {
  const told = new Set();
  const parts = [HEAD];
  for (const { name, items } of entries) {
    const again = items.filter((item) => told.has(item.name));
    const fresh = items.filter((item) => !told.has(item.name));
    for (const item of fresh) told.add(item.name);
    parts.push(`## ${name}\n`);
    if (again.length > 0) parts.push(`It exports the types of ${entries[0].name}, too, and GlassboxError.\n`);
    const sorted = fresh.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    parts.push(`${sorted.map((item) => `[${item.name}](#${item.name.toLowerCase()})`).join(' · ')}\n`);
    parts.push(...sorted.map(renderItem));
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

function renderItem(item) {
  const lines = [`### ${item.name}\n`];
  if (item.code) lines.push(`\`\`\`ts\n${item.code}\n\`\`\`\n`);
  const extended = item.extends ? ` Extends \`${item.extends}\`.` : '';
  lines.push(`${item.about}${extended}\n`);
  for (const { code, about } of item.members) lines.push(`- \`${code}\`${about ? `\\\n  ${about}` : ''}`);
  if (item.members.length > 0) lines.push('');
  return lines.join('\n');
}
