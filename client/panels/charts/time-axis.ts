import type uPlot from 'uplot'
import type { Language } from '../../../models/text.ts'
import type { ChartLook } from './chart-look.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Steps between two strokes, in seconds: round ones, as clocks and calendars have them. */
export const STEPS: readonly number[] = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30, 91].map((days) => days * DAY),
]

/** Says an instant as finely as the step between two strokes needs it: a midnight by its day. */
export function instantWords(
  language: Language,
  timeZone: string,
): (millis: number, stepSeconds: number) => string {
  const of = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { ...options, hourCycle: 'h23', timeZone })
  const day = of({ month: 'short', day: 'numeric' })
  const minute = of({ hour: '2-digit', minute: '2-digit' })
  const second = of({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const tenth = of({ minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 })
  return (millis, stepSeconds) => {
    if (stepSeconds < 1) return tenth.format(millis)
    if (stepSeconds < MINUTE) return second.format(millis)
    const clock = minute.format(millis)
    return stepSeconds >= DAY || (stepSeconds >= HOUR && clock === '00:00') ? day.format(millis) : clock
  }
}

export function timeAxis({ soft, grid, font, scale, language, timeZone }: ChartLook): uPlot.Axis {
  const words = instantWords(language, timeZone)
  return {
    stroke: soft,
    font,
    size: 26 * scale,
    space: 74 * scale,
    incrs: [...STEPS],
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid, width: 1, size: 4 },
    values: (_, splits, __, ___, step) => splits.map((seconds) => words(seconds * 1000, step)),
  }
}
