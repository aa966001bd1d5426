/** How a figure grows: the median of all slopes between two samples, and what chance alone would make of it. */
export interface Slope {
  readonly perSecond: number
  /** Half of the 95 % interval around it. */
  readonly noise: number
}

/** By Theil and Sen, which a few outliers do not move; Sen's interval is widened for samples that hang together. */
export function slopeOf(seconds: readonly number[], values: readonly number[]): Slope {
  const n = values.length
  const slopes: number[] = []
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      slopes.push((values[j]! - values[i]!) / (seconds[j]! - seconds[i]!))
    }
  }
  const sorted = Float64Array.from(slopes).sort()
  const middle = sorted.length / 2
  const perSecond = sorted[Math.floor(middle)]
  if (perSecond === undefined) throw new Error('a slope needs two samples')
  const residuals = values.map((value, i) => value - perSecond * seconds[i]!)
  const r = Math.min(0.99, Math.max(0, autocorrelation(residuals)))
  const spread = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18) * Math.sqrt((1 + r) / (1 - r))
  const reach = Math.min(middle - 1, (1.96 * spread) / 2)
  const low = sorted[Math.max(0, Math.floor(middle - reach))]!
  const high = sorted[Math.min(sorted.length - 1, Math.ceil(middle + reach))]!
  return { perSecond, noise: Math.max(high - perSecond, perSecond - low) }
}

/** How much each sample is like the one before it, from 0, not at all, to 1. */
function autocorrelation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let [together, alone] = [0, 0]
  values.forEach((value, i) => {
    alone += (value - mean) ** 2
    if (i > 0) together += (value - mean) * (values[i - 1]! - mean)
  })
  return alone === 0 ? 0 : together / alone
}
