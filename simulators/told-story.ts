import type { StoryTold } from '../models/simulation.ts'
import { createScript, type Story } from './engine/story.ts'
import { topicOf } from './stories/catalogue.ts'

const MINUTE_MILLIS = 60_000

/** A Story as it is told to whoever may choose it [W-82]. */
export function toldOf(story: Story): StoryTold {
  const { id, name, plot, hours } = story
  const first = createScript(story, 0).nextMillis() / MINUTE_MILLIS
  const told = { id, topic: topicOf(story), name, plot, hours }
  return Number.isFinite(first) ? { ...told, firstMinutes: first } : told
}

/** What of the Story that is told is still to come. */
export interface Ahead {
  /** When the effect of an act next begins or ends, in simulated time; undefined where none is left. */
  nextMillis(simMillis: number): number | undefined
}

export function aheadIn(story: Story, sinceMillis: number): Ahead {
  const script = createScript(story, sinceMillis)
  let ends: readonly number[] = []
  return {
    nextMillis(simMillis) {
      const begun = script.take(simMillis)
      ends = [...ends, ...begun.flatMap(({ untilMillis }) => untilMillis ?? [])].filter(
        (end) => end > simMillis,
      )
      const next = Math.min(script.nextMillis(), ...ends)
      return Number.isFinite(next) ? next : undefined
    },
  }
}
