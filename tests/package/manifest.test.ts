// The custom-elements manifest of the package, held against the code of the parts: nothing is missing from it, and nothing is made up.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout } from './here.js';
import { type Project, packedProject } from './packed.js';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}
interface Declaration extends Named {
  readonly kind: string;
  readonly tagName: string;
  readonly customElement?: boolean;
  readonly attributes?: readonly (Named & { readonly default?: string; readonly fieldName?: string })[];
  readonly members?: readonly (Named & { readonly kind: string })[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}
interface Manifest {
  readonly schemaVersion: string;
  readonly modules: readonly {
    readonly kind: string;
    readonly path: string;
    readonly declarations: readonly Declaration[];
    readonly exports: readonly { readonly kind: string; readonly name: string; readonly declaration: Named }[];
  }[];
}

let project: Project;
let manifest: Manifest;
let elements: readonly Declaration[];

beforeAll(async () => {
  project = await packedProject();
  const promised: string = JSON.parse(readFileSync(join(project.home, 'package.json'), 'utf8')).customElements;
  manifest = JSON.parse(readFileSync(join(project.home, promised), 'utf8'));
  elements = manifest.modules.flatMap(({ declarations }) => declarations.filter((item) => item.customElement));
}, 60_000);
afterAll(() => project.remove());

const parts = join(checkout, 'web', 'parts');
const texts = readdirSync(parts, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'manifest-words.ts')
  .map((name) => readFileSync(join(parts, name), 'utf8'));
const all = texts.join('\n');
/** What `glassbox-nn/parts` defines: the model at once, the others when their tags are used. */
const defined = ['glassbox-model', ...all.matchAll(/^ {2}'(glassbox-[\w-]+)': (?:\(\) => import\(|compared,)/gm)].map(
  (found) => (typeof found === 'string' ? found : (found[1] as string)),
);
const element = (tag: string) => elements.find(({ tagName }) => tagName === tag) as Declaration;
const names = (list: readonly Named[] = []) => list.map(({ name }) => name).sort();

test('it is a manifest that tools can read, of a module that is there', () => {
  expect(manifest.schemaVersion).toBe('2.1.0');
  for (const { kind, path, declarations, exports } of manifest.modules) {
    expect(kind).toBe('javascript-module');
    expect(project.files).toContain(path);
    for (const item of exports) {
      expect(['js', 'custom-element-definition']).toContain(item.kind);
      const declared = declarations.find(({ name }) => name === item.declaration.name);
      expect(item.kind === 'js' ? declared?.name : declared?.tagName, item.name).toBe(item.name);
    }
  }
});

test('it has every tag that is defined, and no other', () => {
  expect(defined.length).toBeGreaterThan(25);
  expect(elements.map(({ tagName }) => tagName).sort()).toEqual([...defined].sort());
});

test('its attributes are those that each element observes', async () => {
  // Enough of a page for the classes to be defined; none is constructed.
  const { loadPart, lazyTags } = await import('../../web/parts/lazy-elements.js');
  const { GlassboxModel } = await import('../../web/parts/model/model.js');
  for (const tag of lazyTags) await loadPart(tag);
  for (const tag of defined) {
    const made = (tag === 'glassbox-model' ? GlassboxModel : customElements.get(tag)) as unknown as {
      name: string;
      observedAttributes: string[];
    };
    expect(element(tag).name).toBe(made.name);
    expect(names(element(tag).attributes), tag).toEqual([...new Set(made.observedAttributes)].sort());
  }
});

test('its settings are those of the table, in its words', async () => {
  const { settingHelp } = await import('../../web/core/settings/help.js');
  const { attributeOf, formatSetting, parseSetting, settingNames, settingsTable } = await import(
    '../../web/core/settings/settings.js'
  );
  for (const tag of ['glassbox-model', 'glassbox-playground']) {
    for (const name of settingNames) {
      const found = element(tag).attributes?.find((attribute) => attribute.name === attributeOf(name));
      expect(found?.description, name).toContain(settingHelp[name]);
      expect(found?.default, name).toBe(formatSetting(name, settingsTable[name].default));
      expect(parseSetting(name, found?.default ?? ''), name).toMatchObject({ ok: true });
    }
  }
});

test('its parts are those of the templates', () => {
  const computed = ['speed', 'rate', 'setting'];
  const views = [...all.matchAll(/^ {2}'?([\w-]+)'?: \{\s*title: '/gm)].map((found) => found[1] as string);
  const written = [...all.matchAll(/\bpart="([^"]+)"|setAttribute\('part', '([^']+)'\)/g)].flatMap((found) =>
    (found[1] ?? found[2] ?? '').split(/\s+/).filter((name) => !name.includes('$')),
  );
  const known = new Set(elements.flatMap(({ cssParts }) => names(cssParts)));
  // The helper that asks "what is this?" is the playground page's own.
  const elsewhere = ['button', 'card'];
  expect([...known].sort()).toEqual(
    [...new Set([...written, ...views, ...computed])].filter((name) => !elsewhere.includes(name)).sort(),
  );
  for (const name of computed) expect(all).toContain(`'${name}'`);
  expect(names(element('glassbox-network').cssParts)).toEqual(['poster', 'readout', 'stage']);
  expect(names(element('glassbox-controls').cssParts)).not.toContain('poster');
});

test('its custom properties are those the style sheets read', async () => {
  const { propertyName, tokenNames } = await import('../../web/draw/theme.js');
  const known = new Set(elements.flatMap(({ cssProperties }) => names(cssProperties)));
  for (const token of tokenNames) expect(known).toContain(propertyName(token));
  for (const name of known) {
    expect(all.includes(`var(${name}`) || tokenNames.some((token) => propertyName(token) === name), name).toBe(true);
  }
});

describe('its events', () => {
  test('are dispatched', () => {
    const told = new Set(elements.flatMap(({ events }) => names(events)));
    expect(told.size).toBe(10);
    // The model puts `glassbox-` before what its experiment says; what it may say is the type Happening.
    const host = readFileSync(join(checkout, 'web', 'experiment', 'host.ts'), 'utf8');
    const happenings = /export type Happening = ([^;]+);/.exec(host)?.[1] ?? '';
    for (const name of told) {
      const said =
        happenings.includes(`'${name.replace('glassbox-', '')}'`) && /new CustomEvent\(`glassbox-\$\{what\}`/.test(all);
      expect(said || all.includes(`new CustomEvent('${name}'`), name).toBe(true);
    }
  });

  test('are those of the types, on the model and on the playground', () => {
    const types = readFileSync(join(parts, 'public.ts'), 'utf8');
    const map = /interface GlassboxEventMap \{([\s\S]*?)\n\}/.exec(types)?.[1] ?? '';
    const typed = Object.fromEntries(
      [...map.matchAll(/'(glassbox-[\w-]+)': (.+);/g)].map((found) => [found[1], found[2]]),
    );
    for (const tag of ['glassbox-model', 'glassbox-playground']) {
      const told = element(tag).events ?? [];
      expect(Object.fromEntries(told.map(({ name, type }) => [name, type?.text]))).toEqual(typed);
    }
  });
});

test('what a script may call is there, and nothing is without words', () => {
  for (const tag of ['glassbox-model', 'glassbox-playground']) {
    const methods = element(tag).members?.filter(({ kind }) => kind === 'method');
    for (const name of ['play', 'pause', 'step', 'reset', 'getState', 'setState'])
      expect(names(methods)).toContain(name);
  }
  for (const { tagName, description, attributes, members, events, slots, cssParts, cssProperties } of elements) {
    expect(description, tagName).toBeTruthy();
    for (const list of [attributes, members, events, slots, cssParts, cssProperties])
      for (const item of list ?? []) expect(item.description, `${item.name} of ${tagName}`).toBeTruthy();
  }
});
