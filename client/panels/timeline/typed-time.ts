import type { WallClock } from './wall-clock.ts'

/*
 * An instant as a person types it, by the Plant's clock [PH-44]: 10:30, yesterday 22:00, 昨天 22:00, 11月20日 8:05,
 * 2026-11-20 22:00:15, -15m, 15 分钟前, an ISO time with its zone.
 */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|days?|天|日)$/, DAY],
  [/^(?:h|hours?|小时|时)$/, HOUR],
  [/^(?:m|min|minutes?|分钟|分)$/, MINUTE],
  [/^(?:s|sec|seconds?|秒钟|秒)$/, SECOND],
]

const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['今天', 0],
  ['yesterday', 1],
  ['昨天', 1],
  ['前天', 2],
])

/** Undefined for what cannot be read, and for what has not been yet. */
export function typedTime(text: string, now: number, clock: WallClock): number | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  const at = instantOf(typed) ?? backBy(typed, now) ?? onTheWall(typed, now, clock)
  return at !== undefined && Number.isFinite(at) && at >= 0 && at <= now ? at : undefined
}

/** Milliseconds since 1970, or a time with its zone. */
function instantOf(typed: string): number | undefined {
  if (/^\d{12,14}$/.test(typed)) return Number(typed)
  if (!/^\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:z|[+-]\d\d:\d\d)$/.test(typed)) return undefined
  const at = Date.parse(typed.toUpperCase())
  return Number.isNaN(at) ? undefined : at
}

/** `-1h 30m`, `15m ago`, `15 分钟前`. */
function backBy(typed: string, now: number): number | undefined {
  const told = /^(?:- ?(.+)|(.+?) ?(?:ago|以?前))$/.exec(typed)
  const parts = [...(told?.[1] ?? told?.[2] ?? '').matchAll(/(\d{1,6}(?:\.\d{1,3})?) ?(\D+?)(?= ?\d| ?$)/g)]
  if (told === null || parts.length === 0) return undefined
  if (
    parts
      .map(([part]) => part)
      .join('')
      .replace(/ /g, '') !== (told[1] ?? told[2] ?? '').replace(/ /g, '')
  )
    return undefined
  let millis = 0
  for (const [, count, word] of parts) {
    const unit = UNITS.find(([named]) => named.test((word ?? '').trim()))
    if (unit === undefined) return undefined
    millis += Number(count) * unit[1]
  }
  return now - millis
}

const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/

function onTheWall(typed: string, now: number, clock: WallClock): number | undefined {
  const cut = typed.search(/(?<=[^\d:.])\d{1,2}:\d\d/)
  const alone = CLOCK.test(typed)
  const [dayText, timeText] = alone
    ? ['', typed]
    : cut < 0
      ? [typed, '00:00']
      : [typed.slice(0, cut).replace(/[ t]$/, '').trim(), typed.slice(cut)]
  const time = timeOfDay(timeText)
  if (time === undefined) return undefined
  const today = Math.floor(clock.wallOf(now) / DAY) * DAY
  if (alone) {
    const at = clock.atOf(today + time)
    return at <= now ? at : clock.atOf(today - DAY + time)
  }
  const day = dayOf(dayText, today)
  return day === undefined ? undefined : clock.atOf(day + time)
}

function timeOfDay(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', fraction = '0'] = CLOCK.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return (
    Number(hours) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds) * SECOND +
    Number(fraction.padEnd(3, '0'))
  )
}

/** The beginning of a day on the wall; a date without its year is the last such. */
function dayOf(text: string, today: number): number | undefined {
  const back = DAYS_BACK.get(text)
  if (back !== undefined) return today - back * DAY
  const told = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (told === null) return undefined
  const [year, month, day] = [told[1], Number(told[2]), Number(told[3])]
  const thisYear = new Date(today).getUTCFullYear()
  const of = (each: number): number | undefined => {
    const wall = Date.UTC(each, month - 1, day)
    return new Date(wall).getUTCMonth() === month - 1 && new Date(wall).getUTCDate() === day
      ? wall
      : undefined
  }
  if (year !== undefined) return of(Number(year))
  const wall = of(thisYear)
  return wall !== undefined && wall <= today ? wall : of(thisYear - 1)
}
