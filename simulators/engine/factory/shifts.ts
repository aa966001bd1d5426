import type { ShiftModel } from './model.ts'

const DAY_MILLIS = 86_400_000

/** Whether work goes on at a time, and until when that stays so; days count from midnight of that of `startMillis`. */
export function shiftAt(
  { windows, periodMillis }: ShiftModel,
  startMillis: number,
  atMillis: number,
): { readonly on: boolean; readonly untilMillis: number } {
  const midnight = Math.floor(startMillis / DAY_MILLIS) * DAY_MILLIS
  const into = atMillis - midnight
  const period = Math.floor(into / periodMillis)
  const within = into - period * periodMillis
  const base = atMillis - within
  const edges = windows.flatMap(({ fromMillis, toMillis }) => [fromMillis, toMillis])
  const later = edges.filter((edge) => edge > within)
  const first = Math.min(...edges)
  const until = later.length > 0 ? base + Math.min(...later) : base + periodMillis + first
  return {
    on: windows.some(({ fromMillis, toMillis }) => fromMillis <= within && within < toMillis),
    untilMillis: windows.length === 0 ? Number.POSITIVE_INFINITY : until,
  }
}
