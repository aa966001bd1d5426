import {
  type DensityAnswer,
  EVENT_KINDS,
  type EventKind,
  EXACTNESS,
  type Exactness,
} from '../../../models/journal-answer.ts'

/** How many Readings and Events lie in each of some buckets of one width, and how closely they are kept. */
export interface Density {
  readonly from: number
  readonly everyMillis: number
  readonly readings: Float64Array
  readonly exactness: Uint8Array
  readonly events: Readonly<Record<EventKind, Float64Array>>
}

export const createDensity = (from: number, everyMillis: number, buckets: number): Density => ({
  from,
  everyMillis,
  readings: new Float64Array(buckets),
  exactness: new Uint8Array(buckets),
  events: Object.fromEntries(EVENT_KINDS.map((kind) => [kind, new Float64Array(buckets)])) as Record<
    EventKind,
    Float64Array
  >,
})

/** Spreads what lies somewhere in a stretch evenly over it [Y-36]. */
export function spread(
  column: Float64Array,
  { from, everyMillis }: Density,
  begins: number,
  ends: number,
  count: number,
): void {
  if (count === 0) return
  const whole = Math.max(ends - begins, 1)
  const first = Math.max(0, Math.floor((begins - from) / everyMillis))
  for (let i = first; i < column.length; i++) {
    const start = from + i * everyMillis
    if (start >= begins + whole) break
    const shared = Math.min(start + everyMillis, begins + whole) - Math.max(start, begins)
    if (shared > 0) column[i] = (column[i] ?? 0) + (count * shared) / whole
  }
}

/** Notes how closely a stretch is kept in each bucket that shares time with it; the least exact of a bucket counts. */
export function cover(
  { exactness, from, everyMillis }: Density,
  begins: number,
  ends: number,
  kept: Exactness,
): void {
  const level = EXACTNESS.indexOf(kept) + 1
  const first = Math.max(0, Math.floor((begins - from) / everyMillis))
  const end = Math.min(exactness.length, Math.ceil((ends - from) / everyMillis))
  for (let i = first; i < end; i++) exactness[i] = Math.max(exactness[i] ?? 0, level)
}

/** As it is told: numbers of Readings are whole. */
export const densityTold = (
  { from, everyMillis, readings, exactness, events }: Density,
  to: number,
): Pick<DensityAnswer, 'from' | 'to' | 'everyMillis' | 'readings' | 'exactness' | 'events'> => ({
  from,
  to,
  everyMillis,
  readings: Array.from(readings, Math.round),
  exactness: Array.from(exactness),
  events: Object.fromEntries(
    EVENT_KINDS.map((kind) => [kind, Array.from(events[kind], Math.round)]),
  ) as Record<EventKind, number[]>,
})
