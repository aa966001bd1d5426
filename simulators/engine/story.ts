import type { Bilingual } from '../../models/text.ts'
import type { Effect } from './effect.ts'

/** What happens to a Plant, as a production engineer would tell it. It begins when somebody asks for it. */
export interface Story {
  readonly id: string
  readonly name: Bilingual
  readonly plot: Bilingual
  /** The Plant whose machines it names. */
  readonly plant: string
  /** It ends after so much simulated time; nothing that it did lasts longer, but the wear of a part. */
  readonly hours: number
  /** Nothing breaks down by chance and no part wears out by itself while it is told [W-78]. */
  readonly calm?: true
  readonly acts: readonly Act[]
}

export interface Act {
  readonly id: string
  /** After the beginning of the Story, in simulated time. */
  readonly atMinutes: number
  /** Again after so long, as often as the hours of the Story leave room for it. */
  readonly everyMinutes?: number
  readonly effect: Effect
  /** What the ground truth tells of it; without one, whatever follows belongs to another act. */
  readonly truth?: TruthPlan
}

export const NATURES = ['fault', 'harmless', 'pretence'] as const

/** Costs something sooner or later; only looks as if it did; or is said though nothing is so. */
export type Nature = (typeof NATURES)[number]

/** What lies behind an act, and where an honest eye could first see it [W-74]. */
export interface TruthPlan {
  /** One word of camelCase; acts with the same cause are steps of one mishap. */
  readonly cause: string
  readonly nature: Nature
  readonly machine: string
  /** Channels of that machine, in which it shows; none says that nothing could have told it before. */
  readonly shownBy: readonly string[]
  /** It is detectable when the true course is off the healthy one by so many times the sensor's noise… */
  readonly noises: number
  /** …in the mean of so long. */
  readonly windowMinutes: number
}

/** How long an effect lasts by itself; undefined: until something else ends it, at the latest the Story. */
export const lastsMinutes = (effect: Effect): number | undefined =>
  'minutes' in effect ? effect.minutes : undefined

/** An act that is due. */
export interface Cue {
  readonly act: Act
  /** 0 the first time. */
  readonly round: number
  readonly atMillis: number
  /** When its effect ends by itself. */
  readonly untilMillis: number | undefined
}

/** Which act is due when, in the order of their times, then of the Story [W-72]. */
export interface Script {
  readonly story: Story
  readonly beginMillis: number
  readonly endMillis: number
  /** When the next act is due; Infinity when none is. */
  nextMillis(): number
  /** Everything due up to and including then; each cue is given once. */
  take(untilMillis: number): readonly Cue[]
}

const MINUTE_MILLIS = 60_000

export function createScript(story: Story, beginMillis: number): Script {
  const endMillis = beginMillis + story.hours * 60 * MINUTE_MILLIS
  const rounds = story.acts.map(() => 0)
  const dueMillis = story.acts.map((act) => roomFor(act, beginMillis + act.atMinutes * MINUTE_MILLIS))
  let next = Math.min(Number.POSITIVE_INFINITY, ...dueMillis)

  /** A later round that would outlast the Story does not begin. */
  function roomFor(act: Act, atMillis: number): number {
    const ends = atMillis + (lastsMinutes(act.effect) ?? 0) * MINUTE_MILLIS
    return ends <= endMillis ? atMillis : Number.POSITIVE_INFINITY
  }

  function cueOf(index: number, act: Act): Cue {
    const atMillis = dueMillis[index] ?? Number.POSITIVE_INFINITY
    const round = rounds[index] ?? 0
    const lasts = lastsMinutes(act.effect)
    const again = act.everyMinutes
    rounds[index] = round + 1
    dueMillis[index] =
      again === undefined ? Number.POSITIVE_INFINITY : roomFor(act, atMillis + again * MINUTE_MILLIS)
    return {
      act,
      round,
      atMillis,
      untilMillis: lasts === undefined ? undefined : atMillis + lasts * MINUTE_MILLIS,
    }
  }

  return {
    story,
    beginMillis,
    endMillis,
    nextMillis: () => next,
    take(untilMillis) {
      const cues: Cue[] = []
      while (next <= untilMillis) {
        story.acts.forEach((act, index) => {
          if (dueMillis[index] === next) cues.push(cueOf(index, act))
        })
        next = Math.min(Number.POSITIVE_INFINITY, ...dueMillis)
      }
      return cues
    },
  }
}
