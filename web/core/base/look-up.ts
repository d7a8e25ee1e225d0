// Tables that are asked with names from elsewhere: an address, a file, an attribute. Every object also answers to `toString`,
// `constructor` and the other names of Object.prototype; a table must not. tools/layers/tables.mjs holds the others to this.

/** What a table says of a name; undefined where the name is not one of its own. */
export function lookUp<V>(table: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
