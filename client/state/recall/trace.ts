import { QUALITY } from '../../../models/twin.ts'
import type { Recall } from './recall.ts'
import { eachSample } from './samples.ts'

/** A slot's remembered values over a stretch of time, as a line is drawn; times are the server's. */
export interface Trace {
  readonly times: readonly number[]
  /** Null breaks the line: nothing came for longer than the Channel allows, or what came was bad [M-6]. */
  readonly values: readonly (number | null)[]
  /** The newest Reading in the stretch. */
  readonly last: { readonly time: number; readonly value: number } | undefined
  /** Whether that one is too old at the end of the stretch. */
  readonly stale: boolean
}

/** The line from one time to another; where there are more points than `most`, the lowest and highest stay [M-3]. */
export function traceOf(
  recall: Recall,
  slot: number,
  skewMillis: number,
  from: number,
  to: number,
  most: number,
): Trace {
  const perUnit = recall.model.table.perUnit[slot] ?? 1
  const staleAfter = recall.model.staleAfterMillis[slot] ?? Number.POSITIVE_INFINITY
  const lasts = staleAfter === Number.POSITIVE_INFINITY
  const line = thinnedLine(((to - from) * 3) / Math.max(3, most))
  let last: Trace['last']
  let before: { time: number; value: number } | undefined
  // The Reading that held when the stretch began is older than it.
  const earliest = from - skewMillis - Math.min(staleAfter, to - from)
  eachSample(recall.samples, slot, earliest, (reading, quantum, quality) => {
    const time = reading + skewMillis
    if (time > to) return
    const value = quality === QUALITY.bad || quality === QUALITY.none ? null : quantum / perUnit
    if (last !== undefined && time - last.time > staleAfter) line.gap(last.time + 1)
    if (time < from) before = value === null ? undefined : { time, value }
    else {
      if (before !== undefined) line.add(before.time, before.value)
      before = undefined
      if (value === null) line.gap(time)
      else line.add(time, value)
    }
    last = { time, value: value ?? last?.value ?? quantum / perUnit }
  })
  if (before !== undefined && (lasts || to - before.time <= staleAfter)) line.add(before.time, before.value)
  if (lasts && last !== undefined) line.add(to, last.value)
  return { ...line.end(), last, stale: last !== undefined && to - last.time > staleAfter }
}

interface Point {
  readonly time: number
  readonly value: number
}

/** Points in the order of time, of each bucket no more than the first, the lowest, the highest and the last. */
function thinnedLine(bucketMillis: number) {
  const times: number[] = []
  const values: (number | null)[] = []
  let bucket = Number.NaN
  let held: { first: Point; low: Point; high: Point; last: Point } | undefined
  const push = (time: number, value: number | null): void => {
    times.push(time)
    values.push(value)
  }
  const flush = (): void => {
    if (held === undefined) return
    const points = new Set([held.first, held.low, held.high, held.last])
    for (const { time, value } of [...points].sort((a, b) => a.time - b.time)) push(time, value)
    held = undefined
  }
  return {
    add(time: number, value: number): void {
      const own = Math.floor(time / bucketMillis)
      const point = { time, value }
      if (held === undefined || own !== bucket) {
        flush()
        bucket = own
        held = { first: point, low: point, high: point, last: point }
        return
      }
      if (value < held.low.value) held.low = point
      if (value > held.high.value) held.high = point
      held.last = point
    },
    gap(time: number): void {
      flush()
      if (values.length > 0 && values.at(-1) !== null) push(time, null)
    },
    end: () => {
      flush()
      return { times, values }
    },
  }
}
