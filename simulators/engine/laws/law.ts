/**
 * How a duration or a quantity is spread. Means and deviations are those of the quantity itself, not of its
 * logarithm; what would fall below 0 is 0. Durations are in milliseconds.
 */
export type Law =
  | { readonly law: 'fixed'; readonly value: number }
  | { readonly law: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly law: 'lognormal'; readonly mean: number; readonly deviation: number }
  | { readonly law: 'gamma'; readonly mean: number; readonly shape: number }
  | { readonly law: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'weibull'; readonly scale: number; readonly shape: number }
  | { readonly law: 'empirical'; readonly values: readonly number[]; readonly weights?: readonly number[] }
