import { QUALITY, type Quality } from '../../../models/twin.ts'
import { NOT_JSON } from './details.ts'
import { type Ingest, refuse } from './door.ts'

/** The payload as JSON; undefined where it is none, which is then refused already. */
export function parseJson(ingest: Ingest): unknown {
  try {
    return JSON.parse(ingest.textOf(ingest.packet.payload))
  } catch {
    refuse(ingest, 'notJson', NOT_JSON)
    return undefined
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** 2000-01-01 and 2200-01-01: a time outside is no time of a factory's [D-3]. */
export const EARLIEST = 946_684_800_000
const LATEST = 7_258_118_400_000

/** Whole milliseconds since 1970, or NaN [D-3, I-4]. */
export function timeOf(value: unknown): number {
  const millis =
    typeof value === 'number' ? value : typeof value === 'string' ? millisOfText(value) : Number.NaN
  return millis >= EARLIEST && millis < LATEST ? Math.round(millis) : Number.NaN
}

const ISO =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:\.(\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$/

function millisOfText(text: string): number {
  const match = ISO.exec(text)
  if (match === null) return Number.NaN
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match
  const days = daysSince1970(Number(year), Number(month), Number(day))
  const clock = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  return (days * 86_400 + clock - zoneSeconds(zone)) * 1000 + Number(`0.${fraction || '0'}`) * 1000
}

function zoneSeconds(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0
  const seconds = (Number(zone.slice(1, 3)) * 60 + minutes) * 60
  return zone.startsWith('-') ? -seconds : seconds
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Days of the Gregorian calendar, counted in years that begin in March. */
function daysSince1970(year: number, month: number, day: number): number {
  if (day > daysInMonth(year, month)) return Number.NaN
  const fromMarch = month > 2 ? month - 3 : month + 9
  const marchYear = month > 2 ? year : year - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((fromMarch * 153 + 2) / 5) + day - 1 - 719_468
}

/** The quality that a packet names; undefined for a word that is none [I-4]. */
export function qualityOf(value: unknown): Quality | undefined {
  switch (value) {
    case undefined:
    case 'good':
      return QUALITY.good
    case 'uncertain':
      return QUALITY.uncertain
    case 'bad':
      return QUALITY.bad
    default:
      return undefined
  }
}
