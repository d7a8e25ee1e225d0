// What people read of each data set. Apart from the catalogue, which every page needs: these are fetched where they are shown.
import type { DatasetName } from '../../settings/names.js';

export interface DatasetWords {
  /** One sentence: what a row is, and what is asked. */
  readonly about: string;
  /** Who measured it, and under which licence it is shared. */
  readonly source?: string;
}

const uci = 'UCI Machine Learning Repository, CC BY 4.0';

export const datasetWords: Readonly<Record<DatasetName, DatasetWords>> = {
  circle: { about: 'A disc of one class inside a ring of the other.' },
  xor: { about: 'Four quarters; opposite ones belong together.' },
  gauss: { about: 'Two round clouds that a straight line can part.' },
  spiral: { about: 'Two arms wound around each other.' },
  moons: { about: 'Two half circles that reach into each other.' },
  regPlane: { about: 'A slope that rises evenly from one corner to the other.' },
  regGauss: { about: 'Three hills and three hollows, taking turns.' },
  sine1d: { about: 'One and a half waves of a sine, one number in and one out.' },
  clock: {
    about: 'All sums of two hours on a clock of 19 (addition modulo 19): 12 and 10 are 3. Which hour is it?',
  },
  orings: {
    about: 'The 23 Shuttle launches before Challenger: how cold it was, and whether an O-ring showed distress.',
    source: 'Rogers Commission report, 1986 (public domain); Dalal, Fowlkes, Hoadley 1989',
  },
  penguins: {
    about: 'Bill, flipper and weight of penguins near Palmer Station: which of three species is it?',
    source: 'Gorman, Williams, Fraser 2014; Horst, Hill, Gorman 2020, CC0',
  },
  iris: { about: 'Petals and sepals of irises: which of three species is it?', source: `Fisher 1936; ${uci}` },
  wine: {
    about: 'Thirteen measurements of wines from one valley: which of three vines did it come from?',
    source: `Aeberhard, Forina 1991; ${uci}`,
  },
  wineAutoencoder: {
    about: 'Five measurements of a wine go in, and the same five are to come out.',
    source: `Aeberhard, Forina 1991; ${uci}`,
  },
  twoVines: {
    about: 'Five measurements of the wines of vines 1 and 2: which of the two did it come from?',
    source: `Aeberhard, Forina 1991; ${uci}`,
  },
  digits: {
    about: 'Handwritten digits, eight by eight grey dots: which digit is it?',
    source: `Alpaydin, Kaynak 1998; ${uci}`,
  },
};
