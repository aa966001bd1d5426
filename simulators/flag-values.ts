import { FASTEST, isSpeed } from '../models/simulation.ts'
import { STORIES } from './stories/catalogue.ts'

/* What stands behind a flag of the command line, read whole or refused with what was expected [W-98]. */

/** Says what was expected. */
export class WrongValue extends Error {}

/** Messages a second from all machines together, or each Channel at its own pace. */
export type Pace = 'natural' | number

/** As far as the configuration of the server goes, which starts us. */
const FASTEST_RATE = 1_000_000
const LARGEST_SEED = 4_294_967_295
const MOST_HOURS = 24 * 366
/** A Monday at the beginning of the early shift in Shanghai; the same for everyone, so that bytes are too [W-80]. */
export const FIRST_START = '2026-01-05T00:00:00Z'

const DECIMAL = /^\d{1,10}(\.\d{1,6})?$/

export const seedOf = (text: string): number => {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (seed <= LARGEST_SEED) return seed
  throw new WrongValue(`a whole number up to ${LARGEST_SEED} is expected, for example 7`)
}

export const rateOf = (text: string): Pace => {
  if (text === 'natural') return 'natural'
  const rate = DECIMAL.test(text) ? Number(text) : Number.NaN
  if (rate > 0 && rate <= FASTEST_RATE) return rate
  throw new WrongValue(`"natural" or a number up to ${FASTEST_RATE} is expected, for example 500`)
}

export const speedOf = (text: string): number => {
  const speed = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (isSpeed(speed)) return speed
  throw new WrongValue(`a whole number from 1 to ${FASTEST} is expected, for example 20`)
}

export const hoursOf = (text: string): number => {
  const hours = DECIMAL.test(text) ? Number(text) : Number.NaN
  if (hours > 0 && hours <= MOST_HOURS) return hours
  throw new WrongValue(`hours above 0 and up to ${MOST_HOURS} are expected, for example 8`)
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/

/** A time without a zone would be another one on another machine. */
export const startOf = (text: string): number => {
  const millis = ISO_TIME.test(text) ? Date.parse(text) : Number.NaN
  // A day that is none would be another one.
  const isDay =
    Number(text.slice(8, 10)) <=
    new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  if (millis > 0 && isDay) return millis
  throw new WrongValue('a time with its zone is expected, for example 2026-01-05T06:00:00+08:00')
}

/** What no connection can be tried to is refused here, and not tried for ever. */
export const brokerOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isBroker =
    url !== undefined &&
    /^(mqtt|mqtts|ws|wss):$/.test(url.protocol) &&
    /^[a-z]+:\/\/[^\s]+$/i.test(text) &&
    url.hostname !== '' &&
    url.port !== '0' &&
    isDecodable(url.username) &&
    isDecodable(url.password) &&
    // All connections of a run would go by one name, and the broker would cut off all but the last.
    !url.searchParams.has('clientId')
  if (isBroker) return text
  throw new WrongValue('a URL with mqtt, mqtts, ws or wss is expected, for example mqtt://127.0.0.1:1883')
}

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const named =
  (expected: () => string) =>
  (text: string): string => {
    if (text.trim() !== '') return text
    throw new WrongValue(`${expected()} is expected`)
  }

export const nameOf = named(() => 'gearbox, smt, moulding, generated:N or a plant file')
export const storyOf = named(() => `a Story file or one of ${[...STORIES.keys()].join(', ')}`)
export const pathOf = named(() => 'the path of a file')
export const userOf = named(() => 'a name')
