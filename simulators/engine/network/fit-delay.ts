import type { DelayLaw } from './delay-law.ts'

/** A bin of a measured histogram: values from low to high, seen so often; a value by itself has high = low. */
interface Bin {
  readonly low: number
  readonly high: number
  readonly weight: number
}

/** A tail cannot be known beyond the rarest that was seen, nor is it drawn coarser than this. */
const COARSEST = 5e-4

/**
 * The bins of a table: rows of [low, high, weight], or of [low, weight] where each bin ends at the next row's
 * low. Weights are counts or shares, and need not add up to 1.
 */
export function binsOf(rows: readonly (readonly number[])[]): readonly Bin[] {
  const sorted = rows.filter(([low]) => Number.isFinite(low)).sort(([a = 0], [b = 0]) => a - b)
  const bins = sorted.flatMap((row, i): Bin[] => {
    const [low = Number.NaN, second = Number.NaN, third] = row
    const weight = third ?? second
    const high = third === undefined ? (sorted[i + 1]?.[0] ?? low) : second
    return weight > 0 ? [{ low, high: Math.max(low, high), weight }] : []
  })
  if (bins.length === 0) throw new RangeError('a histogram needs a bin with a weight above 0')
  return bins
}

/**
 * Milliseconds that a share of what was measured stays below: the middle of the bin that the share falls into.
 * Where in its bin a packet lay nobody wrote down, so this is half a bin wrong at most, however bins are read.
 */
export function quantileOf(bins: readonly Bin[], share: number): number {
  const wanted = share * bins.reduce((sum, bin) => sum + bin.weight, 0)
  let below = 0
  let middle = 0
  for (const bin of bins) {
    middle = (bin.low + bin.high) / 2
    below += bin.weight
    // A sum of shares that were printed as decimals may miss a whole thousandth by its last bits.
    if (below >= wanted * (1 - 1e-12)) break
  }
  return middle
}

/**
 * The law of any measured histogram, by one rule: the marks of the law lie where the histogram has them, the
 * floor in the bin of its first hundredth, the ceiling in its last.
 */
export function fitDelay(rows: readonly (readonly number[])[]): DelayLaw {
  const bins = binsOf(rows)
  const total = bins.reduce((sum, bin) => sum + bin.weight, 0)
  const least = bins.reduce((smallest, bin) => Math.min(smallest, bin.weight), total)
  const at = (share: number): number => quantileOf(bins, share)
  return {
    floor: at(0.01),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    p999: at(0.999),
    ceiling: at(1),
    rarest: Math.min(COARSEST, least / total),
  }
}
