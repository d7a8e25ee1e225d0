export interface Summary {
  median: number;
  low: number;
  high: number;
  least: number;
  most: number;
  spread: number;
  rounds: number;
}
export function quantile(samples: readonly number[], share: number): number;
export function median(samples: readonly number[]): number;
export function summarize(samples: readonly number[]): Summary;
export function ratioOf(ours: readonly number[], theirs: readonly number[]): number;
