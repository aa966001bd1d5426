import type { Span } from '../../state/time.ts'
import { lengthOf } from './sight.ts'
import type { WallClock } from './wall-clock.ts'

/*
 * What the ruler says: ticks at whole steps of the Plant's clock, and what of them is written [PH-41].
 */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is written at a tick. */
export type Grain = 'second' | 'minute' | 'day' | 'month' | 'year'

export interface Tick {
  readonly at: number
  /** Whether it is one that is written at, and longer. */
  readonly major: boolean
}

export interface Ruler {
  readonly grain: Grain
  readonly ticks: readonly Tick[]
}

interface Step {
  readonly grain: Grain
  readonly millis: number
  readonly minor: number
}

const step = (grain: Grain, millis: number, parts: number): Step => ({ grain, millis, minor: millis / parts })

const STEPS: readonly Step[] = [
  step('second', SECOND, 5),
  step('second', 2 * SECOND, 4),
  step('second', 5 * SECOND, 5),
  step('second', 10 * SECOND, 5),
  step('second', 30 * SECOND, 6),
  step('minute', MINUTE, 6),
  step('minute', 2 * MINUTE, 4),
  step('minute', 5 * MINUTE, 5),
  step('minute', 10 * MINUTE, 5),
  step('minute', 30 * MINUTE, 6),
  step('minute', HOUR, 6),
  step('minute', 2 * HOUR, 4),
  step('minute', 6 * HOUR, 6),
  step('minute', 12 * HOUR, 4),
  step('day', DAY, 4),
  step('day', 2 * DAY, 2),
  step('day', 7 * DAY, 7),
]

const MONTHS: readonly { readonly grain: Grain; readonly months: number }[] = [
  { grain: 'month', months: 1 },
  { grain: 'month', months: 3 },
  { grain: 'year', months: 12 },
]

/** The first of 1970 was a Thursday; weeks begin on Mondays. */
const MONDAY = 4 * DAY

/** Ticks over a sight, the written ones at least so many pixels apart. */
export function rulerOf(sight: Span, width: number, least: number, clock: WallClock): Ruler {
  const perPixel = lengthOf(sight) / Math.max(1, width)
  const chosen = STEPS.find(({ millis }) => millis / perPixel >= least)
  if (chosen === undefined) return monthsOf(sight, perPixel, least, clock)
  const offset = chosen.millis === 7 * DAY ? MONDAY : 0
  const [from, to] = [clock.wallOf(sight.from), clock.wallOf(sight.to)]
  const ticks: Tick[] = []
  const first = Math.ceil((from - offset) / chosen.minor)
  for (let k = first; k * chosen.minor + offset <= to; k++) {
    const wall = k * chosen.minor + offset
    const at = clock.atOf(wall)
    if (at < sight.from || at > sight.to || at === ticks.at(-1)?.at) continue
    ticks.push({ at, major: (wall - offset) % chosen.millis === 0 })
  }
  return { grain: chosen.grain, ticks }
}

function monthsOf(sight: Span, perPixel: number, least: number, clock: WallClock): Ruler {
  const wide = MONTHS.find(({ months }) => (months * 28 * DAY) / perPixel >= least)
  const { grain, months } = wide ?? { grain: 'year' as const, months: 12 }
  const begin = new Date(clock.wallOf(sight.from))
  const ticks: Tick[] = []
  for (let m = 0; ; m++) {
    const wall = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + m)
    const at = clock.atOf(wall)
    if (at > sight.to) break
    if (at >= sight.from) ticks.push({ at, major: new Date(wall).getUTCMonth() % months === 0 })
  }
  return { grain, ticks }
}

/** A text that would like to stand on a line, by where it begins and ends. */
export interface Label {
  readonly from: number
  readonly to: number
}

/** Those that have room beside one another, in their order; an earlier one in the list has the right of way. */
export function withRoom<Of extends Label>(labels: readonly Of[], gap: number): readonly Of[] {
  const kept: Of[] = []
  for (const label of labels)
    if (kept.every((other) => label.to + gap <= other.from || other.to + gap <= label.from)) kept.push(label)
  return kept
}
