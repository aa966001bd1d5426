import type { Pose } from '../../state/camera.ts'
import { TIED, type Tied } from '../../state/tie.ts'
import { FASTEST, SLOWEST, type Span } from '../../state/time.ts'
import { isFields, isTime, isWhole } from '../fields.ts'

/*
 * What pages that are tied say to each other, and how it is looked at when it is heard [PH-108].
 */

/** Which time a page shows, as of when it says so. */
export type TimeSaid =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'past'
      readonly at: number
      readonly speed: number
      readonly playing: boolean
      readonly waiting: boolean
      readonly loop: Span | undefined
    }

/** What of a look has changed. */
export interface LookSaid {
  readonly pose?: Pose
  /** The paths of the Machines that are selected [PH-106]. */
  readonly chosen?: readonly string[]
  readonly colour?: { readonly overlay: string; readonly muted: readonly string[] }
}

interface Head {
  /** The page that says it; it has another name each time that it comes. */
  readonly by: string
  /** Somebody sees that page. */
  readonly seen: boolean
  readonly shares: readonly Tied[]
}

/** `hello` is said by a page that comes and wants to be told, `here` by one that is there. */
export type Said = Head &
  (
    | { readonly kind: 'hello' | 'here' | 'bye' }
    /** The one with the greatest turn leads; `sentMillis` is the machine's own clock, which all pages share. */
    | { readonly kind: 'time'; readonly turn: number; readonly sentMillis: number; readonly time: TimeSaid }
    | { readonly kind: 'look'; readonly turn: number; readonly look: LookSaid }
  )

/** Messages of another age of the page are not ours. */
export const VERSION = 1

const ID = /^[a-z0-9]{4,20}$/
const MOST_CHOSEN = 20_000
const MOST_MUTED = 40
const LONGEST = 300
/** No day has so many acts; the next one after it is still a whole number. */
const MOST_TURNS = 1e12

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST

const areWords = (value: unknown, most: number): value is string[] =>
  Array.isArray(value) && value.length <= most && value.every(isWord)

const isTurn = (value: unknown): value is number => isWhole(value) && value <= MOST_TURNS

const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && value >= min && value <= max

/** The message, or undefined where it is none of ours. */
export function readSaid(message: unknown): Said | undefined {
  if (!isFields(message)) return undefined
  const { version, kind, by, seen, shares, turn, sentMillis } = message
  if (version !== VERSION || typeof by !== 'string' || !ID.test(by)) return undefined
  if (typeof seen !== 'boolean' || !Array.isArray(shares)) return undefined
  const head = { by, seen, shares: TIED.filter((each) => shares.includes(each)) }
  switch (kind) {
    case 'hello':
    case 'here':
    case 'bye':
      return { ...head, kind }
    case 'time': {
      const time = readTime(message.time)
      return isTurn(turn) && isTime(sentMillis) && time !== undefined
        ? { ...head, kind, turn, sentMillis, time }
        : undefined
    }
    case 'look': {
      const look = readLook(message.look)
      return isTurn(turn) && look !== undefined ? { ...head, kind, turn, look } : undefined
    }
    default:
      return undefined
  }
}

function readTime(told: unknown): TimeSaid | undefined {
  if (!isFields(told)) return undefined
  if (told.kind === 'live') return { kind: 'live' }
  const { kind, at, speed, playing, waiting } = told
  if (kind !== 'past' || !isTime(at) || at < 0 || !isTime(speed)) return undefined
  const size = Math.abs(speed)
  if (size < SLOWEST || size > FASTEST) return undefined
  if (typeof playing !== 'boolean' || typeof waiting !== 'boolean') return undefined
  if (told.loop === undefined) return { kind, at, speed, playing, waiting, loop: undefined }
  const loop = readSpan(told.loop)
  return loop === undefined ? undefined : { kind, at, speed, playing, waiting, loop }
}

function readSpan(told: unknown): Span | undefined {
  if (!isFields(told)) return undefined
  const { from, to } = told
  return isTime(from) && isTime(to) && from >= 0 && to > from ? { from, to } : undefined
}

function readLook(told: unknown): LookSaid | undefined {
  if (!isFields(told)) return undefined
  const { pose, chosen, colour } = told
  if (pose !== undefined && !isPose(pose)) return undefined
  if (chosen !== undefined && !areWords(chosen, MOST_CHOSEN)) return undefined
  if (colour !== undefined && !isColour(colour)) return undefined
  return {
    ...(pose === undefined ? {} : { pose }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(colour === undefined ? {} : { colour }),
  }
}

const isColour = (told: unknown): told is NonNullable<LookSaid['colour']> =>
  isFields(told) && isWord(told.overlay) && areWords(told.muted, MOST_MUTED)

/** Within what an address may tell of a pose, too. */
const isPose = (told: unknown): told is Pose =>
  isFields(told) &&
  Array.isArray(told.target) &&
  told.target.length === 3 &&
  told.target.every((part) => isWithin(part, -100_000, 100_000)) &&
  isWithin(told.azimuth, -7, 7) &&
  isWithin(told.polar, 0, Math.PI) &&
  isWithin(told.distance, 0.1, 900_000) &&
  isWithin(told.lens, 1, 120)
