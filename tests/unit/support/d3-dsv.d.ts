// The part of d3-dsv that tests hold our own reader against.
declare module 'd3-dsv' {
  interface Dsv {
    parseRows(text: string): string[][];
    formatRows(rows: readonly (readonly string[])[]): string;
  }
  export function dsvFormat(delimiter: string): Dsv;
}
