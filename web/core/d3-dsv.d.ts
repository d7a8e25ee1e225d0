// The one function used of d3-dsv. Its csvParse makes functions from text, which a strict content security policy forbids.
declare module 'd3-dsv' {
  export function csvParseRows(text: string): string[][];
}
