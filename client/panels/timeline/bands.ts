import { DAY_MINUTES, stretchOf } from '../../../models/plant/day.ts'
import type { Production } from '../../../models/plant/production.ts'
import type { Bilingual } from '../../../models/text.ts'
import type { Span } from '../../state/time.ts'
import { lengthOf } from './sight.ts'
import type { WallClock } from './wall-clock.ts'

/** A stretch of the calendar: a shift where the Plant has shifts and there is room, else a day, else a month [PH-42]. */
export interface Band extends Span {
  readonly kind: 'shift' | 'day' | 'month'
  /** What a shift is called. */
  readonly name?: Bilingual
  /** Every other one is drawn darker. */
  readonly odd: boolean
}

const MINUTE = 60_000
const DAY = DAY_MINUTES * MINUTE

/** A band narrower than this has no room for what it is called. */
const LEAST_PIXELS = 44

type Shifts = Production['shifts']

export function bandsOf(sight: Span, width: number, clock: WallClock, shifts: Shifts): readonly Band[] {
  const pixelsOf = (millis: number): number => (millis / lengthOf(sight)) * width
  if (shifts.length > 0 && pixelsOf(DAY / shifts.length) >= LEAST_PIXELS)
    return shiftsOf(sight, clock, shifts)
  return pixelsOf(DAY) >= LEAST_PIXELS ? daysOf(sight, clock) : monthsOf(sight, clock)
}

const touches = ({ from, to }: Span, sight: Span): boolean => from < sight.to && to > sight.from

function shiftsOf(sight: Span, clock: WallClock, shifts: Shifts): readonly Band[] {
  const bands: Band[] = []
  const [first, last] = [dayOf(sight.from, clock) - 1, dayOf(sight.to, clock)]
  for (let day = first; day <= last; day++)
    shifts.forEach((shift, i) => {
      const { from, to } = stretchOf(shift)
      const band: Band = {
        kind: 'shift',
        from: clock.atOf(day * DAY + from * MINUTE),
        to: clock.atOf(day * DAY + to * MINUTE),
        name: shift.name,
        odd: (day * shifts.length + i) % 2 !== 0,
      }
      if (touches(band, sight)) bands.push(band)
    })
  return bands.sort((a, b) => a.from - b.from)
}

function daysOf(sight: Span, clock: WallClock): readonly Band[] {
  const bands: Band[] = []
  for (let day = dayOf(sight.from, clock); day <= dayOf(sight.to, clock); day++)
    bands.push({
      kind: 'day',
      from: clock.atOf(day * DAY),
      to: clock.atOf((day + 1) * DAY),
      odd: day % 2 !== 0,
    })
  return bands
}

function monthsOf(sight: Span, clock: WallClock): readonly Band[] {
  const bands: Band[] = []
  const begin = new Date(clock.wallOf(sight.from))
  const start = (m: number): number => clock.atOf(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + m))
  for (let m = 0; start(m) < sight.to; m++)
    bands.push({
      kind: 'month',
      from: start(m),
      to: start(m + 1),
      odd: (begin.getUTCMonth() + m) % 2 !== 0,
    })
  return bands
}

const dayOf = (at: number, clock: WallClock): number => Math.floor(clock.wallOf(at) / DAY)

/** Where the name of a band stands: it stays in sight as long as its band does, and never leaves it. */
export function labelIn(
  band: { readonly from: number; readonly to: number },
  textWidth: number,
  width: number,
  pad: number,
): number | undefined {
  const from = Math.max(0, band.from) + pad
  const to = Math.min(width, band.to) - pad
  return to - from >= textWidth ? from : undefined
}
