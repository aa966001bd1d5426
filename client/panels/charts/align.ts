import type { Trace } from '../../state/recall/trace.ts'

/** Lines on one column of times: absent where a line has no point there, null where it breaks. */
export type Aligned = [times: number[], ...values: (number | null | undefined)[][]]

/** Merges lines by time, in seconds as the chart wants them; every point of every line stands in it once. */
export function aligned(traces: readonly Trace[]): Aligned {
  const times = [...new Set(traces.flatMap((trace) => trace.times))].sort((a, b) => a - b)
  const columns = traces.map((trace) => {
    const column: (number | null | undefined)[] = new Array(times.length).fill(undefined)
    let row = 0
    trace.times.forEach((time, i) => {
      while ((times[row] ?? time) < time) row++
      column[row] = trace.values[i] ?? null
    })
    return column
  })
  return [times.map((time) => time / 1000), ...columns]
}

/** The value that a line shows at a time: the newest point not after it, unless the line is broken there. */
export function valueAt({ times, values }: Trace, at: number): number | undefined {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return values[low - 1] ?? undefined
}
