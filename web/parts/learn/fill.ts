// Numbers in an author's own text: <data value="cost">0.6647</data> is what stands there without scripts, and shows what the model says
// as soon as there is one.
import type { Moment } from '../../core/learn/moment.js';
import { parseQuantity, type Quantity } from '../../core/learn/quantity.js';

const read = new Map<string, Quantity | null>();

function quantityOf(name: string): Quantity | null {
  const known = read.get(name);
  if (known !== undefined) return known;
  const parsed = parseQuantity(name);
  if (!parsed.ok) console.warn(`Glassbox: <data value>: ${parsed.error}`);
  read.set(name, parsed.ok ? parsed.value : null);
  return parsed.ok ? parsed.value : null;
}

/** The numbers under `root`, as elements. */
export const numbersIn = (root: ParentNode): HTMLDataElement[] => [
  ...root.querySelectorAll<HTMLDataElement>('data[value]'),
];

/** What the model must compute for them. */
export const quantitiesOf = (numbers: readonly HTMLDataElement[]): Quantity[] =>
  numbers.map(({ value }) => quantityOf(value)).filter((quantity) => quantity !== null);

/** What a model does not know now stays as it was. */
export function fill(numbers: readonly HTMLDataElement[], moment: Moment): void {
  for (const element of numbers) {
    const quantity = quantityOf(element.value);
    const value = quantity?.read(moment) ?? Number.NaN;
    if (!quantity || Number.isNaN(value)) continue;
    const text = quantity.write(value);
    if (element.textContent !== text) element.textContent = text;
  }
}
