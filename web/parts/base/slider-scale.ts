// Where a slider's thumb stands for a value of the settings table, and back.
import type { NumberSetting } from '../../core/settings/kinds.js';

/** Positions of a slider, 0 to `last`. */
export interface SliderScale {
  last: number;
  toValue(position: number): number;
  toPosition(value: number): number;
}

const twoDigits = (value: number) => Number(value.toPrecision(2));

/** Even steps; or ten steps to a decade between the ends of the stops; or the stops themselves when they begin at 0. */
export function sliderScale(setting: NumberSetting): SliderScale {
  const stops = setting.stops ?? [];
  const [low, high] = [stops[0] ?? setting.min, stops[stops.length - 1] ?? setting.max];
  if (setting.scale === 'log' && low > 0) {
    const integer = setting.kind === 'integer';
    const [a, b] = [Math.log10(low), Math.log10(high)];
    const last = Math.round((b - a) * 10);
    return {
      last,
      toValue: (position) => {
        const value = 10 ** (a + ((b - a) * position) / last);
        return integer ? Math.round(value) : twoDigits(value);
      },
      toPosition: (value) => Math.max(0, Math.min(last, Math.round(((Math.log10(value) - a) / (b - a)) * last))),
    };
  }
  if (setting.scale === 'log' && stops.length > 1) {
    return {
      last: stops.length - 1,
      toValue: (position) => stops[position] ?? low,
      toPosition: (value) => {
        let best = 0;
        stops.forEach((stop, i) => {
          if (Math.abs(stop - value) < Math.abs((stops[best] ?? 0) - value)) best = i;
        });
        return best;
      },
    };
  }
  const step = setting.step ?? (setting.max - setting.min) / 100;
  const last = Math.round((setting.max - setting.min) / step);
  return {
    last,
    toValue: (position) => Number((setting.min + position * step).toPrecision(10)),
    toPosition: (value) => Math.round((value - setting.min) / step),
  };
}
