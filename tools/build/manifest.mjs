// The custom-elements manifest: what editors and catalogues read about the parts. Nothing in it is written twice: tags, attributes, parts and
// custom properties are read off the classes, settings off core's table, the rest off the hand-written types and their comments.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { Stop } from '../common/stop.mjs';
import { withElements } from './manifest/elements.mjs';
import { commentOf, extendsInterface, membersOf, readInterfaces } from './manifest/types.mjs';

/** Against the package's folder. */
const MODULE = 'dist/parts/glassbox.js';

/**
 * Writes custom-elements.json into the package's folder.
 *
 * @throws {Stop} when a part, slot or custom property has no words yet (web/parts/manifest-words.ts), or the types cannot be read
 */
export async function writeManifest(folder) {
  const manifest = await withElements(async (elements, load) => {
    const words = await load('parts/manifest-words.ts');
    const core = { ...(await load('core/settings/settings.ts')), ...(await load('core/settings/help.ts')) };
    const { inside } = await load('parts/lazy-elements.ts');
    const types = readFileSync(join(checkout, 'web', 'parts', 'public.ts'), 'utf8');
    const interfaces = readInterfaces(types);
    return manifestOf({ elements, words, core, inside, types, interfaces });
  });
  writeFileSync(join(folder, 'custom-elements.json'), `${JSON.stringify(manifest)}\n`);
}

function manifestOf(from) {
  const declarations = from.elements.map((element) => declarationOf(element, from));
  const functions = [...from.types.matchAll(/\/\*\* (.*?) \*\/\nexport declare function (\w+)\((.*?)\): (.*?);/g)];
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: [
          ...declarations,
          ...functions.map(([, description, name, parameters, type]) => ({
            kind: 'function',
            name,
            description,
            parameters: parameters
              ? [{ name: parameters.split(': ')[0], type: { text: parameters.split(': ')[1] } }]
              : [],
            return: { type: { text: type } },
          })),
        ],
        exports: [
          ...declarations.map(({ name, tagName }) => ({
            kind: 'custom-element-definition',
            name: tagName,
            declaration: { name, module: MODULE },
          })),
          ...functions.map(([, , name]) => ({ kind: 'js', name, declaration: { name, module: MODULE } })),
        ],
      },
    ],
  };
}

function declarationOf(element, from) {
  const { tag, sources } = element;
  const typeName = new RegExp(`'${tag}': (\\w+);`).exec(from.types)?.[1] ?? 'HTMLElement';
  const members = membersOf(from.interfaces, typeName).filter(({ name }) => name !== 'addEventListener');
  const attributes = attributesOf(element, members, from);
  return withoutEmpty({
    kind: 'class',
    customElement: true,
    tagName: tag,
    name: element.class.name,
    description: describe(tag, sources[0], from.inside),
    superclass: { name: 'HTMLElement', package: 'global:' },
    attributes,
    members: members.map((member) => memberOf(member, element, attributes)),
    events: eventsOf(typeName, from),
    slots: slotsOf(element, from.words),
    cssParts: partsOf(element, from.words),
    cssProperties: propertiesOf(element, from.words),
  });
}

const withoutEmpty = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** The words at the head of its file, and whether it is only a piece of other elements. */
function describe(tag, source, inside) {
  const head =
    /^(?:\/\/.*\n)+/
      .exec(source)?.[0]
      .replace(/^\/\/ ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim() ?? '';
  const said = new RegExp(`^<${tag}[^>]*>: (.)(.*)$`).exec(head);
  if (!said)
    throw new Stop(`Expected '// <${tag}>: what it is' at the head of its file but got '${head.slice(0, 60)}'.`);
  const around = Object.keys(inside).filter((other) => inside[other].includes(tag) && tag !== 'glassbox-setting');
  const piece = around.length > 0 ? ` Stands inside ${around.map((other) => `<${other}>`).join(', ')}.` : '';
  return `${said[1].toUpperCase()}${said[2]}${piece}`;
}

/** A default as an attribute would say it; nothing for what is left out. */
function written(value) {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function attributesOf({ class: element, instance, sources, tag }, members, from) {
  const fields = new Map();
  for (const [field, { attribute }] of element.elementProperties) {
    if (attribute !== false) fields.set(typeof attribute === 'string' ? attribute : field.toLowerCase(), field);
  }
  const model = from.elements[0];
  return [...new Set(element.observedAttributes)].map((name) => {
    const field = fields.get(name);
    if (field) {
      const typed = members.find((member) => member.name === field);
      const plain = element.elementProperties.get(field).type?.name.toLowerCase() ?? 'string';
      return withoutEmpty({
        name,
        type: { text: typed?.type.replace(/ \| undefined$/, '') ?? plain },
        default: written(instance[field]),
        description: commentOf(sources, field) || typed?.about,
        fieldName: typed && field,
      });
    }
    const setting = from.core.settingOfAttribute(name);
    if (setting) return settingAttribute(name, setting, from.core);
    // The playground hands the rest on to the model inside it.
    if (element === model.class)
      throw new Stop(`The attribute ${name} of <${tag}> is neither a property nor a setting.`);
    const handed = attributesOf(model, membersOf(from.interfaces, 'GlassboxModelElement'), from);
    const { fieldName, ...attribute } = handed.find((other) => other.name === name) ?? { name };
    return attribute;
  });
}

function settingAttribute(name, setting, { settingsTable, settingHelp, formatSetting }) {
  const { kind, default: usual, choices, min, max, maxExcluded, unit } = settingsTable[setting];
  const text = {
    choice: () => choices.map((value) => `'${value}'`).join(' | '),
    boolean: () => 'boolean',
    number: () => 'number',
    integer: () => 'number',
  }[kind];
  const range =
    min === undefined ? '' : ` From ${min} to ${maxExcluded ? 'below ' : ''}${max}${unit ? ` ${unit}` : ''}.`;
  const list = {
    layers: ' Sizes with commas between, inputs first.',
    activations: ' Names with commas between, one for each layer after the inputs.',
  };
  return withoutEmpty({
    name,
    type: { text: text ? text() : 'string' },
    default: written(formatSetting(setting, usual)),
    description: `${settingHelp[setting]}${range}${list[kind] ?? ''}`,
  });
}

function memberOf({ name, type, parameters, readonly, about }, { sources }, attributes) {
  const description = about || commentOf(sources, name);
  if (parameters)
    return withoutEmpty({ kind: 'method', name, description, parameters, return: { type: { text: type } } });
  const attribute = attributes.find(({ fieldName }) => fieldName === name);
  return withoutEmpty({
    kind: 'field',
    name,
    type: { text: type },
    description,
    default: attribute?.default,
    attribute: attribute?.name,
    readonly: readonly || undefined,
  });
}

/** Those its type listens to, and those of an interface named after it. */
function eventsOf(typeName, { interfaces }) {
  const own = typeName.replace(/Element$/, 'EventMap');
  const maps = [extendsInterface(interfaces, typeName, 'Listens') ? 'GlassboxEventMap' : '', own];
  return maps
    .flatMap((map) => interfaces.get(map)?.members ?? [])
    .map(({ name, type, about }) => withoutEmpty({ name, type: { text: type }, description: about }));
}

/** Every name has its words, or the build stops. */
function said(table, name, kind) {
  if (!Object.hasOwn(table, name))
    throw new Stop(`The ${kind} '${name}' has no words yet: add it to web/parts/manifest-words.ts.`);
  return table[name];
}

/** A part that takes no poster still imports the code for it. */
function templates({ instance, sources }) {
  return sources.filter((text) => instance.takesPoster !== false || !/^export class Poster\b/m.test(text));
}

function slotsOf(element, { slotWords }) {
  const names = new Set();
  for (const text of templates(element)) {
    for (const [, name] of text.matchAll(/<slot(?: name="([\w-]+)")?>/g)) names.add(name ?? '');
    if (/createElement\('slot'\)/.test(text)) names.add('');
    for (const [, name] of text.matchAll(/\.name = '([\w-]+)';/g)) names.add(name);
  }
  return [...names].sort().map((name) => ({ name, description: said(slotWords, name, 'slot') }));
}

function partsOf(element, { computedParts, partWords }) {
  const names = new Set(computedParts[element.tag] ?? []);
  for (const text of templates(element)) {
    for (const [, plain, set] of text.matchAll(/\bpart="([^"]+)"|setAttribute\('part', '([^']+)'\)/g)) {
      for (const name of (plain ?? set).split(/\s+/)) if (!name.includes('$')) names.add(name);
    }
  }
  return [...names].sort().map((name) => ({ name, description: said(partWords, name, 'part') }));
}

function propertiesOf({ class: element }, { propertyWords }) {
  const sheet = element.elementStyles.map(({ cssText }) => cssText).join('\n');
  const names = new Set([...sheet.matchAll(/var\((--glassbox-[\w-]+)/g)].map((found) => found[1]));
  return [...names].sort().map((name) => ({ name, description: said(propertyWords, name, 'custom property') }));
}
