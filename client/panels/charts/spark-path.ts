import type { Trace } from '../../state/recall/trace.ts'

/** How a small line is laid out, in the units of its view box. */
export interface SparkFrame {
  readonly width: number
  readonly height: number
  readonly from: number
  readonly to: number
  /** Words hold until the next word; quantities run from point to point. */
  readonly steps: boolean
  /** A line lower than this is flat: noise of the last digit is not a story. */
  readonly least: number
}

/** The path of a small line; it begins anew behind each gap [M-6]. */
export function sparkPath({ times, values }: Trace, frame: SparkFrame): string {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return ''
  const low = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const high = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const span = Math.max(high - low, frame.least)
  const middle = (low + high) / 2
  const { width, height, from, to, steps } = frame
  const x = (time: number): number => round((width * (Math.max(time, from) - from)) / (to - from))
  const y = (value: number): number => round(height / 2 - ((value - middle) / span) * (height - 2))
  let path = ''
  let open = false
  values.forEach((value, i) => {
    const time = times[i] ?? from
    if (value === null) {
      if (steps && open) path += `H${x(time)}`
      open = false
      return
    }
    if (!open) path += `M${x(time)} ${y(value)}`
    else path += steps ? `H${x(time)}V${y(value)}` : `L${x(time)} ${y(value)}`
    open = true
  })
  return path
}

const round = (value: number): number => Math.round(value * 10) / 10
