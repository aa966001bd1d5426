/** How fast a few counters grow, from one look to the next. */
export interface Rates {
  readonly packetsPerSecond: number
  readonly readingsPerSecond: number
  readonly overviewHertz: number
}

export interface Counts {
  readonly packets: number
  readonly readings: number
  readonly frames: number
}

export function createRates(startedAt: number): (counts: Counts, now: number) => Rates {
  let before: Counts = { packets: 0, readings: 0, frames: 0 }
  let at = startedAt
  return (counts, now) => {
    const seconds = Math.max(0.001, (now - at) / 1000)
    const rate = (key: keyof Counts): number => (counts[key] - before[key]) / seconds
    const rates = {
      packetsPerSecond: rate('packets'),
      readingsPerSecond: rate('readings'),
      overviewHertz: rate('frames'),
    }
    before = counts
    at = now
    return rates
  }
}
