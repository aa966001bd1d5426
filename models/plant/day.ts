import type { Production } from './production.ts'

/* The working day of a Plant, by its own clock. */

export const DAY_MINUTES = 1440

/** A stretch of the day in minutes from midnight; what runs past midnight ends beyond 1440. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const minutesOf = (time: string): number => 60 * Number(time.slice(0, 2)) + Number(time.slice(3))

/** From one time of day to the next, past midnight if it must be; the same time twice is a whole day. */
export function stretchOf({ from, to }: { readonly from: string; readonly to: string }): Stretch {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return { from: start, to: end > start ? end : end + DAY_MINUTES }
}

/** What a stretch leaves within one day, cut at midnight. */
export const withinDay = ({ from, to }: Stretch): readonly Stretch[] =>
  to <= DAY_MINUTES
    ? [{ from, to }]
    : [
        { from, to: DAY_MINUTES },
        { from: 0, to: to - DAY_MINUTES },
      ]

/** When people work: the shifts without their breaks, in the order of the day. */
export function workOf(shifts: Production['shifts']): readonly Stretch[] {
  const work = shifts.flatMap((shift) => withinDay(stretchOf(shift)))
  const breaks = shifts.flatMap((shift) => shift.breaks.flatMap((pause) => withinDay(stretchOf(pause))))
  const left = breaks.reduce<readonly Stretch[]>(
    (rest, pause) => rest.flatMap((each) => without(each, pause)),
    work,
  )
  return [...left].sort((a, b) => a.from - b.from)
}

const without = (work: Stretch, pause: Stretch): readonly Stretch[] =>
  [
    { from: work.from, to: Math.min(work.to, pause.from) },
    { from: Math.max(work.from, pause.to), to: work.to },
  ].filter(({ from, to }) => from < to)

/** How far a time zone's clock is ahead of UTC at a time, in minutes. */
export function minutesAheadOfUtc(timeZone: string, atMillis: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    day: 'numeric',
  }).formatToParts(atMillis)
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const utc = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric' }).format(atMillis)
  const local = 60 * read('hour') + read('minute')
  const universal = Math.floor(atMillis / 60_000) % DAY_MINUTES
  const day = read('day') - Number(utc)
  // The first of a month comes after its last.
  const days = day > 1 ? -1 : day < -1 ? 1 : day
  return local - universal + days * DAY_MINUTES
}
