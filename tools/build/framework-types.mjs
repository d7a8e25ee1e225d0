// Types of the tags for those who write them in a framework's templates: made from the custom-elements manifest, so that an attribute or
// an event is there the day it is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TAGS = `import type { ElementAttributes, ElementEvents, ElementOf, GlassboxTag } from './elements.js';
`;

/** What each framework's compiler looks up a tag in, and how it writes an event. */
const FRAMEWORKS = {
  react: `import type { HTMLAttributes, RefAttributes } from 'react';
${TAGS}
type Handlers<Events> = { [Name in keyof Events & string as \`on\${Name}\`]?: (event: Events[Name]) => void };
type Props<Tag extends GlassboxTag> = HTMLAttributes<ElementOf<Tag>> &
  RefAttributes<ElementOf<Tag>> &
  ElementAttributes[Tag] &
  Handlers<ElementEvents[Tag]>;
type Tags = { [Tag in GlassboxTag]: Props<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,
  vue: `import type { HTMLAttributes } from 'vue';
${TAGS}
type Pascal<Words extends string> = Words extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${Pascal<Rest>}\`
  : Capitalize<Words>;
type Handlers<Events> = { [Name in keyof Events & string as \`on\${Pascal<Name>}\`]?: (event: Events[Name]) => void };
type Components = {
  [Tag in GlassboxTag]: new () => ElementOf<Tag> & {
    $props: HTMLAttributes & ElementAttributes[Tag] & Handlers<ElementEvents[Tag]>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends Components {}
}
`,
  svelte: `import type { HTMLAttributes } from 'svelte/elements';
${TAGS}
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\` | \`on:\${Name}\`]?: (event: Events[Name]) => void;
};
type Tags = {
  [Tag in GlassboxTag]: HTMLAttributes<ElementOf<Tag>> & ElementAttributes[Tag] & Handlers<ElementEvents[Tag]>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
`,
};

/**
 * Writes dist/frameworks: types, and an empty script that an import of them finds.
 *
 * @param {string} folder dist, with custom-elements.json in it
 */
export function writeFrameworkTypes(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  const home = join(folder, 'frameworks');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'elements.d.ts'), elementTypes(elements));
  for (const [name, text] of Object.entries(FRAMEWORKS)) writeFileSync(join(home, `${name}.d.ts`), text);
  writeFileSync(join(home, 'types-only.js'), 'export {};\n');
}

function elementTypes(elements) {
  const attributes = elements.map(({ tagName, attributes = [] }) => {
    const lines = attributes.map(
      ({ name, type, description }) =>
        `${comment(description, '    ')}    '${name}'?: ${writtenAs(type?.text ?? 'string')};\n`,
    );
    return `  '${tagName}': {\n${lines.join('')}  };\n`;
  });
  const events = elements.map(({ tagName, events: own = [] }) => {
    const lines = own.map(
      ({ name, type, description }) => `${comment(description, '    ')}    '${name}': ${type.text};\n`,
    );
    return `  '${tagName}': {\n${lines.join('')}  };\n`;
  });
  const details = new Set(
    elements.flatMap(({ events: own = [] }) =>
      own.flatMap(({ type }) => type.text.match(/\b(?:\w+Detail|Tick)\b/g) ?? []),
    ),
  );
  return `import type { ${[...details].sort().join(', ')} } from '../parts/public.js';

/** What may be written in each tag. */
export interface ElementAttributes {
${attributes.join('')}}

/** What each element says. */
export interface ElementEvents {
${events.join('')}}

export type GlassboxTag = keyof ElementAttributes;
export type ElementOf<Tag extends GlassboxTag> = Tag extends keyof HTMLElementTagNameMap
  ? HTMLElementTagNameMap[Tag]
  : HTMLElement;
`;
}

/** In a template numbers and switches may be written as they are, or as text. */
function writtenAs(type) {
  if (type === 'boolean') return "boolean | ''";
  if (type === 'number') return 'number | string';
  return /^[\w\s|'"<>[\]-]+$/.test(type) ? type : 'string';
}

function comment(description, indent) {
  return description ? `${indent}/** ${description.replaceAll('*/', '')} */\n` : '';
}
