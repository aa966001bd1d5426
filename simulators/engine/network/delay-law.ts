import { log } from '../exact.ts'

/*
 * How long packets are on the way over one link in good radio. The bulk waits for its slot and its grant, so it
 * is spread evenly between a few marks; what goes wrong after that (another round of retransmission, a late
 * scheduler) goes wrong again with about the same chance each time, so from the ninth tenth on the tail falls by
 * a power of ten from mark to mark, exponentially in between.
 */

/** Milliseconds that shares of all packets stay below. */
export interface DelayLaw {
  /** Processing at both ends and one slot on the air: one packet in a hundred is faster by a hair. */
  readonly floor: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly p999: number
  /** The slowest that was seen, by the share `rarest` of all packets. */
  readonly ceiling: number
  readonly rarest: number
}

const LN10 = Math.LN10

/** The delay that a share `later` (0 to 1) of all packets exceeds: a delay by chance, when that is a chance. */
export function delayAt(law: DelayLaw, later: number): number {
  if (later >= 0.5) {
    if (later >= 0.9) return law.floor + (1 - later) * 10 * (law.p10 - law.floor)
    return law.p10 + (0.9 - later) * 2.5 * (law.p50 - law.p10)
  }
  if (later >= 0.1) return law.p50 + (0.5 - later) * 2.5 * (law.p90 - law.p50)
  if (later >= 0.01) return law.p90 + (log(0.1 / later) / LN10) * (law.p99 - law.p90)
  if (later >= 0.001) return law.p99 + (log(0.01 / later) / LN10) * (law.p999 - law.p99)
  if (later <= law.rarest) return law.ceiling
  return law.p999 + (log(0.001 / later) / log(0.001 / law.rarest)) * (law.ceiling - law.p999)
}
