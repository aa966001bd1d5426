import type { Span } from '../../state/time.ts'
import { typedTime } from '../timeline/typed-time.ts'
import type { WallClock } from '../timeline/wall-clock.ts'

/** What is wrong with a stretch that is typed. */
export type Misread = 'badFrom' | 'badTo' | 'badOrder'

/** A stretch as a person types it, by the Plant's clock; where nothing is said of its end, that is now. */
export function typedStretch(from: string, to: string, now: number, clock: WallClock): Span | Misread {
  const begin = typedTime(from, now, clock)
  if (begin === undefined) return 'badFrom'
  const end = to.trim() === '' ? now : typedTime(to, now, clock)
  if (end === undefined) return 'badTo'
  return end > begin ? { from: begin, to: end } : 'badOrder'
}

const SECOND = 1000

/** As it would be typed, to the second: what is picked is in it. */
export function stretchTyped(
  { from, to }: Span,
  now: number,
  clock: WallClock,
): readonly [from: string, to: string] {
  const end = Math.ceil(to / SECOND) * SECOND
  return [typed(Math.floor(from / SECOND) * SECOND, clock), end > now ? '' : typed(end, clock)]
}

const typed = (at: number, clock: WallClock): string =>
  new Date(clock.wallOf(at)).toISOString().slice(0, 19).replace('T', ' ')

const LONGEST_NAME = 100

/** What a file is called is what its recording is called; empty where that is no name. */
export const nameOfFile = (file: string): string =>
  file
    .replace(/\.twinrec$/i, '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
